import { ZodError, z } from 'zod';
import { jsonPointer } from '../engine/json-pointer.ts';
import { DomainError, type Issue } from './errors.ts';
import type { Bilingual } from './schemas.ts';

type ZodIssue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

/*
 * What a schema finds wrong, in plain words of both languages. zod asks for one sentence an issue and
 * knows the input only while it asks, so both sentences are written then and taken apart here.
 */
z.config({ customError: (issue) => JSON.stringify(wordsFor(issue)) });

/** The refusal that an error stands for; undefined for one that nobody foresaw. */
export function asDomainError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  if (!(error instanceof ZodError)) return undefined;
  return new DomainError('INPUT_INVALID', describeIssues(error.issues));
}

/** More would help nobody. */
const ISSUES_MAX = 100;

/** What a schema found wrong, at its place and in both languages. */
export function describeIssues(issues: readonly ZodIssue[], prefix = ''): Issue[] {
  return issues
    .flatMap((issue) => placesOf(issue).map((place) => describe(issue, prefix, place)))
    .slice(0, ISSUES_MAX);
}

/** An unknown key is wrong at its own place, not at the object around it. */
function placesOf(issue: ZodIssue): PropertyKey[][] {
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => [...issue.path, key])
    : [issue.path];
}

function describe(issue: ZodIssue, prefix: string, place: readonly PropertyKey[]): Issue {
  const { code, zh, en } = readWords(issue);
  return { pointer: `${prefix}${jsonPointer(place)}`, code, zh, en };
}

type Words = Bilingual & { readonly code: string };

function readWords({ message }: ZodIssue): Words {
  try {
    return JSON.parse(message) as Words;
  } catch {
    return OTHER;
  }
}

const OTHER: Words = {
  code: 'VALUE_INVALID',
  zh: '内容无效，请检查后重填。',
  en: 'This is not valid; check it and fill it in again.',
};

function wordsFor(issue: RawIssue): Words {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? REQUIRED : wrongType(String(issue.expected));
    case 'too_small':
      return tooSmall(String(issue.origin), Number(issue.minimum));
    case 'too_big':
      return tooBig(String(issue.origin), Number(issue.maximum));
    case 'invalid_format':
      return FORMATS[String(issue.format)] ?? FORMAT;
    case 'invalid_value':
      return oneOf(issue.values as unknown[]);
    case 'unrecognized_keys':
      return { code: 'KEY_UNKNOWN', zh: '没有这个项目。', en: 'There is no such key.' };
    case 'custom':
      return RULES.find(({ code }) => code === issue.params?.code) ?? OTHER;
    default:
      return OTHER;
  }
}

const REQUIRED: Words = { code: 'REQUIRED', zh: '此项必填。', en: 'This is required.' };

/** Refusals of our own rules, by the code that the rule names. */
const RULES: readonly Words[] = [
  {
    code: 'TEXT_INVALID',
    zh: '应含可读的文字，不得含控制字符或不可见的方向符号。',
    en: 'Must have readable words, and no control characters or invisible direction marks.',
  },
  { code: 'POINTS_ZERO', zh: '分值不能为零。', en: 'The points must not be zero.' },
  { code: 'FACTS_EMPTY', zh: '请至少填写一项事实。', en: 'State at least one fact.' },
];

const FORMAT: Words = {
  code: 'FORMAT_INVALID',
  zh: '格式不正确。',
  en: 'This is not in the right form.',
};

const FORMATS: Readonly<Record<string, Words>> = {
  date: {
    code: 'DATE_INVALID',
    zh: '应为日期，例如 2025-03-31。',
    en: 'Must be a date such as 2025-03-31.',
  },
  datetime: {
    code: 'INSTANT_INVALID',
    zh: '应为日期和时间，例如 2026-03-31T08:00:00Z。',
    en: 'Must be a date and time such as 2026-03-31T08:00:00Z.',
  },
};

const TYPES: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文本', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  object: { zh: 'JSON 对象', en: 'a JSON object' },
  record: { zh: 'JSON 对象', en: 'a JSON object' },
  array: { zh: '数组', en: 'an array' },
};

function wrongType(expected: string): Words {
  const type = TYPES[expected];
  if (type === undefined) return OTHER;
  return {
    code: 'TYPE_INVALID',
    zh: `应为${/^\w/.test(type.zh) ? ' ' : ''}${type.zh}。`,
    en: `Must be ${type.en}.`,
  };
}

function tooSmall(origin: string, minimum: number): Words {
  const code = 'TOO_SMALL';
  if (origin === 'string') {
    return { code, zh: `至少 ${minimum} 个字符。`, en: `At least ${minimum} characters.` };
  }
  return { code, zh: `不得少于 ${minimum}。`, en: `Must be ${minimum} or more.` };
}

function tooBig(origin: string, maximum: number): Words {
  const code = 'TOO_BIG';
  if (origin === 'string') {
    return { code, zh: `最多 ${maximum} 个字符。`, en: `At most ${maximum} characters.` };
  }
  return { code, zh: `不得大于 ${maximum}。`, en: `Must be ${maximum} or less.` };
}

function oneOf(values: readonly unknown[]): Words {
  const list = values.join(', ');
  return { code: 'CHOICE_INVALID', zh: `应为以下之一：${list}。`, en: `Must be one of: ${list}.` };
}
