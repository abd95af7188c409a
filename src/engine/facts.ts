import { knownValue, type Values } from './expression.ts';
import type { FactDefinition } from './model-schema.ts';
import { fenOf } from './money.ts';

/** A fact as it goes over the wire: yuan as decimal strings, codes by name, null for "not known". */
export type WireFact = string | number | boolean | null;

/** What is wrong with one fact. */
export type FactProblem = {
  readonly fact: string;
  readonly code: 'FACT_UNKNOWN' | 'FACT_INVALID';
  readonly zh: string;
  readonly en: string;
};

export type ReadFacts = {
  /** Numbers by formula name: yes-no as 1 and 0, codes as their place in the list. */
  readonly values: Readonly<Record<string, number>>;
  readonly problems: readonly FactProblem[];
};

type Unit = FactDefinition['unit'];
type Reader = (value: unknown, definition: FactDefinition) => number | undefined;

/** No count, area or number of days of a cooperative is larger. */
const QUANTITY_MAX = 10_000_000;

/**
 * Fact reading: turns facts as they are sent into the numbers that formulas read.
 *
 * @param definitions the facts that may be stated, by id
 * @param facts an object of facts by id
 * @returns numbers of the facts that are known, and what is wrong with the others
 * @example
 * readFacts(cooperativeFacts(), { minutesSigned: true, members: -1 }).problems[0].fact; // => "members"
 */
export function readFacts(
  definitions: ReadonlyMap<string, FactDefinition>,
  facts: Readonly<Record<string, unknown>>,
): ReadFacts {
  const problems: FactProblem[] = [];
  const values = Object.entries(facts).flatMap(([fact, given]): [string, number][] => {
    const definition = definitions.get(fact);
    if (definition === undefined) {
      problems.push({ fact, code: 'FACT_UNKNOWN', ...UNKNOWN });
      return [];
    }
    if (given === null) return [];
    const value = READERS[definition.unit](given, definition);
    if (value !== undefined) return [[fact, value]];
    problems.push({ fact, code: 'FACT_INVALID', ...EXPECTED[definition.unit](definition) });
    return [];
  });
  const read = Object.fromEntries(values);
  return { values: read, problems: [...problems, ...partsAboveWholes(definitions, read)] };
}

/**
 * Parts above wholes: facts that are larger than what they are a part of, where both are known.
 *
 * @param definitions the facts that may be stated, by id
 * @param values numbers by formula name
 * @returns a problem for each such part
 * @example
 * partsAboveWholes(cooperativeFacts(), { testsTaken: 3, testsPassed: 4 })[0].fact; // => "testsPassed"
 */
export function partsAboveWholes(
  definitions: ReadonlyMap<string, FactDefinition>,
  values: Values,
): FactProblem[] {
  return Object.entries(values).flatMap(([fact, value]) => {
    const whole = definitions.get(definitions.get(fact)?.atMost ?? '');
    const limit = whole === undefined ? null : knownValue(values, whole.id);
    if (whole === undefined || limit === null || (value ?? 0) <= limit) return [];
    const zh = `不能大于“${whole.zh}”（${limit}）。`;
    const en = `Must not be more than “${whole.en}” (${limit}).`;
    return [{ fact, code: 'FACT_INVALID', zh, en }];
  });
}

/**
 * Fact writing: the inverse of reading, for people and other systems.
 *
 * @param definitions the facts that are known, by id
 * @param values numbers by formula name; null or absent means not known
 * @returns facts as they go over the wire, without those that are not known
 * @example
 * writeFacts(cooperativeFacts(), { registryStatus: 2, memberTrade: 12.5 }); // => {"memberTrade":"12.50","registryStatus":"abnormal"}
 */
export function writeFacts(
  definitions: ReadonlyMap<string, FactDefinition>,
  values: Values,
): Record<string, WireFact> {
  const written = [...definitions.values()].flatMap((definition): [string, WireFact][] => {
    const value = values[definition.id];
    return value === null || value === undefined
      ? []
      : [[definition.id, writeFact(definition, value)]];
  });
  return Object.fromEntries(written);
}

function writeFact({ unit, codes }: FactDefinition, value: number): WireFact {
  if (unit === 'yuan') return value.toFixed(2);
  if (unit === 'yes-no') return value === 1;
  return unit === 'code' ? (codes?.[value]?.id ?? null) : value;
}

const quantity: Reader = (value) =>
  typeof value === 'number' && value >= 0 && value <= QUANTITY_MAX ? value : undefined;
const whole: Reader = (value, definition) =>
  Number.isInteger(value) ? quantity(value, definition) : undefined;
const upTo =
  (max: number): Reader =>
  (value) =>
    typeof value === 'number' && value >= 0 && value <= max ? value : undefined;

function readYuan(value: unknown): number | undefined {
  const amountFen = typeof value === 'string' ? fenOf(value) : undefined;
  return amountFen !== undefined && amountFen >= 0 ? amountFen / 100 : undefined;
}

function readCode(value: unknown, { codes = [] }: FactDefinition): number | undefined {
  const place = codes.findIndex(({ id }) => id === value);
  return place === -1 ? undefined : place;
}

const READERS: Record<Unit, Reader> = {
  yuan: readYuan,
  count: whole,
  days: whole,
  months: whole,
  years: quantity,
  mu: quantity,
  share: upTo(1),
  points: upTo(100),
  'yes-no': (value) => (typeof value === 'boolean' ? Number(value) : undefined),
  code: readCode,
};

const UNKNOWN = {
  zh: '未知的事实项目，或不应由您填报。',
  en: 'There is no such fact, or it is not yours to state.',
};

type Text = { readonly zh: string; readonly en: string };
const wholeText: Text = { zh: '应为不小于 0 的整数。', en: 'Must be a whole number, 0 or more.' };
const quantityText: Text = { zh: '应为不小于 0 的数字。', en: 'Must be a number, 0 or more.' };

const EXPECTED: Record<Unit, (definition: FactDefinition) => Text> = {
  yuan: () => ({
    zh: '应为以元为单位、最多两位小数、不小于 0 的数字文本，例如 "1234.50"。',
    en: 'Must be a decimal string in yuan, 0 or more, such as "1234.50".',
  }),
  count: () => wholeText,
  days: () => wholeText,
  months: () => wholeText,
  years: () => quantityText,
  mu: () => quantityText,
  share: () => ({ zh: '应为 0 至 1 之间的数字。', en: 'Must be a number from 0 to 1.' }),
  points: () => ({ zh: '应为 0 至 100 之间的数字。', en: 'Must be a number from 0 to 100.' }),
  'yes-no': () => ({ zh: '应为 true 或 false。', en: 'Must be true or false.' }),
  code: ({ codes = [] }) => {
    const list = codes.map(({ id }) => id).join(', ');
    return { zh: `应为以下之一：${list}。`, en: `Must be one of: ${list}.` };
  },
};
