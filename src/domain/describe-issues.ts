import { ZodError, type z } from 'zod';
import en from 'zod/v4/locales/en.js';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { DomainError, type Issue } from './errors.ts';

type ZodIssue = z.core.$ZodIssue;

const LOCALES = { zh: zhCN().localeError, en: en().localeError };

/** The refusal that an error stands for; undefined for one that nobody foresaw. */
export function asDomainError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  if (error instanceof ZodError)
    return new DomainError('INPUT_INVALID', describeIssues(error.issues));
  return undefined;
}

/** What a schema found wrong, at its place and in both languages. */
export function describeIssues(issues: readonly ZodIssue[], prefix = ''): Issue[] {
  return issues.flatMap((issue) => placesOf(issue).map((place) => describe(issue, prefix, place)));
}

/** An unknown key is wrong at its own place, not at the object around it. */
function placesOf(issue: ZodIssue): PropertyKey[][] {
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => [...issue.path, key])
    : [issue.path];
}

function describe(issue: ZodIssue, prefix: string, place: readonly PropertyKey[]): Issue {
  const pointer = place
    .map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
  if (isAbsent(issue)) return { pointer: `${prefix}${pointer}`, code: 'REQUIRED', ...REQUIRED };
  const code = issue.code === 'unrecognized_keys' ? 'KEY_UNKNOWN' : issue.code.toUpperCase();
  const words = (localise: (typeof LOCALES)['zh']) => {
    const said = localise(issue as never);
    return typeof said === 'string' ? said : (said?.message ?? issue.message);
  };
  return { pointer: `${prefix}${pointer}`, code, zh: words(LOCALES.zh), en: words(LOCALES.en) };
}

const REQUIRED = { zh: '此项必填。', en: 'This is required.' };

/** zod says "expected string, received undefined", which nobody who fills in a form understands. */
const isAbsent = ({ code, message }: ZodIssue): boolean =>
  code === 'invalid_type' && message.endsWith('received undefined');
