import { describe, expect, it } from 'vitest';
import * as ahp from '../../ahp/index.ts';
import { AhpError, type JudgmentMatrix, PRIORITY_METHODS } from '../../ahp/index.ts';
import { type Random, seededRandom } from '../../ahp/random.ts';
import { tryAnswerRequest } from '../../ahp/request.ts';

/*
 * Requests of every operation, sound ones and ones with something hostile in them: each is answered
 * or refused, no answer has a number that is not one, and nothing that is answered has a matrix, a
 * score or a weight in it that is none. What those are is said here a second time, and plainly.
 */

const REQUESTS = 100_000;
const SCALE = [1 / 9, 1 / 7, 1 / 5, 1 / 3, 1 / 2, 1, 2, 3, 5, 7, 9];
const HOSTILE: readonly unknown[] = [
  ...[Number.NaN, Number.POSITIVE_INFINITY, 0, -1, -0, 1e308, 1e-308, 2 ** 53, 0.5, 101],
  ...['', '1/0', '0/0', '1/3', '-1/2', 'NaN', '__proto__', 'x'.repeat(300), 'eigenvector'],
  ...[null, undefined, true, [], {}, [[]], [[1, 2]], { length: 3 }, [null], [[Number.NaN]]],
  { toString: 1, valueOf: 1 },
];

type Json = Record<string, unknown>;

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

function matrixOf(random: Random, size: number): number[][] {
  const rows = Array.from({ length: size }, () => Array<number>(size).fill(1));
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const value = pick(random, SCALE);
      (rows[i] as number[])[j] = value;
      (rows[j] as number[])[i] = 1 / value;
    }
  }
  return rows;
}

/** Mostly small, seldom large; now and then an element that nothing leads to. */
function incompleteOf(random: Random): Json {
  const size = random() < 0.001 ? pick(random, [20, 30, 40]) : 2 + Math.floor(11 * random() ** 3);
  const below = (count: number) => Math.floor(random() * count);
  const tree = Array.from({ length: size - 1 }, (_, k) => [below(k + 1), k + 1] as const);
  const kept = random() < 0.2 ? tree.filter(() => random() < 0.8) : tree;
  const further = Array.from(
    { length: below(size * 1.5) },
    () => [below(size), below(size)] as const,
  );
  const pairs = new Map(
    [...kept, ...further.filter(([i, j]) => i < j)].map((pair) => [pair.join(), pair]),
  );
  return { size, known: [...pairs.values()].map((pair) => [...pair, 10 ** (18 * random() - 9)]) };
}

function fuzzyOf(random: Random, size: number): number[][][] {
  return matrixOf(random, size).map((row, i, rows) =>
    row.map((value, j) => {
      if (i === j) return [1, 1, 1];
      const upper = i < j ? value : (rows[j]?.[i] as number);
      const [low, mode, high] = [upper / 1.5, upper, upper * 1.5];
      return i < j ? [low, mode, high] : [1 / high, 1 / mode, 1 / low];
    }),
  );
}

function treeOf(random: Random, alternatives: number, panel: boolean): Json {
  const size = 2 + Math.floor(random() * 3);
  const scores = () => Array.from({ length: alternatives }, () => random() * 100);
  const judged = !panel && random() < 0.5;
  const leaf = (i: number) =>
    judged
      ? { name: `leaf ${i}`, alternativesMatrix: matrixOf(random, alternatives) }
      : { name: `leaf ${i}`, alternativesScores: scores() };
  const comparison = panel
    ? { matrices: [matrixOf(random, size), matrixOf(random, size)] }
    : { matrix: matrixOf(random, size) };
  return { name: 'root', ...comparison, children: Array.from({ length: size }, (_, i) => leaf(i)) };
}

const MAKERS: Record<string, (random: Random) => Json> = {
  priorities: (random) => ({
    matrix: matrixOf(random, 1 + Math.floor(random() * 6)),
    method: pick(random, ['eigenvector', 'geometric-mean', 'column-average']),
    scale: pick(random, ['linear', 'balanced', 'power']),
  }),
  hierarchy: (random) => ({
    root: treeOf(random, 3, false),
    alternatives: ['a', 'b', 'c'],
    synthesis: pick(random, ['distributive', 'ideal', 'ratings']),
  }),
  aggregate: (random) => ({
    matrices: [matrixOf(random, 3), matrixOf(random, 3), matrixOf(random, 3)],
    of: pick(random, ['judgments', 'priorities']),
    expertWeights: pick<unknown>(random, ['consistency', [1, 2, 3]]),
  }),
  consensus: () => ({
    priorities: [
      [0.2, 0.8],
      [0.5, 0.5],
    ],
    scaleMax: 9,
  }),
  complete: (random) => ({
    ...incompleteOf(random),
    criterion: pick(random, ['lambda-max', 'logarithmic-least-squares', 'harker']),
    randomIndex: 'donegan-dodd',
  }),
  improve: (random) => ({ matrix: matrixOf(random, 3 + Math.floor(random() * 2)), target: 0.1 }),
  fuzzy: (random) => ({
    matrix: fuzzyOf(random, 3),
    method: pick(random, ['buckley', 'chang']),
  }),
  sensitivity: (random) => ({ root: treeOf(random, 2, false), alternatives: ['a', 'b'] }),
  certainty: (random) => ({
    root: treeOf(random, 2, true),
    alternatives: ['a', 'b'],
    draws: 20,
    seed: 1,
    levels: [{ name: 'A', scoreMin: 60 }],
  }),
  randomIndex: () => ({ size: 4, samples: 5, seed: 1 }),
};

const FUNCTION_OPTIONS = {
  method: 'eigenvector',
  randomIndex: 'donegan-dodd',
  synthesis: 'distributive',
} as const;

/** What comes of it, a refusal included; anything else that is thrown is a crash. */
function outcome(ask: () => unknown): unknown {
  try {
    return ask();
  } catch (error) {
    if (error instanceof AhpError) return error;
    throw error;
  }
}

/** Puts something hostile somewhere into a value. */
function spoilt(random: Random, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.2) return pick(random, HOSTILE);
  const keys = Object.keys(value);
  if (keys.length === 0) return pick(random, HOSTILE);
  const key = pick(random, keys);
  if (Array.isArray(value)) {
    const copy = [...value];
    if (random() < 0.1) copy.pop();
    else copy[Number(key)] = spoilt(random, copy[Number(key)]);
    return copy;
  }
  const fields = value as Json;
  if (random() < 0.05) return { ...fields, [pick(random, ['extra', '__proto__', 'length'])]: 1 };
  return { ...fields, [key]: spoilt(random, fields[key]) };
}

function notNumbers(value: unknown): unknown[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(notNumbers);
}

/** A judgment as a number, NaN for what is none. */
function judgment(cell: unknown): number {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string') return Number.NaN;
  const [, above = '', below = '1'] = /^([\d.]+)(?:\/([\d.]+))?$/.exec(cell) ?? [];
  return above !== '' ? Number(above) / Number(below) : Number.NaN;
}

const isClose = (value: number, expected: number) => Math.abs(value / expected - 1) < 1.1e-6;

/** Square, of 1 to 100 elements, with judgments from 1/1e9 to 1e9 that contradict no reciprocal. */
function isMatrix(rows: unknown): boolean {
  if (!Array.isArray(rows) || rows.length < 1 || rows.length > 100) return false;
  const isCell = (i: number, j: number): boolean => {
    const value = judgment(rows[i][j]);
    const isInside = value >= 1e-9 && value <= 1e9;
    return isInside && isClose(value, i === j ? 1 : 1 / judgment(rows[j][i]));
  };
  const isRow = (row: unknown): boolean => Array.isArray(row) && row.length === rows.length;
  return rows.every(isRow) && rows.every((_, i) => rows.every((__, j) => isCell(i, j)));
}

/** Each part of a matrix of [l, m, u] against the other end of its reciprocal. */
function isFuzzyMatrix(rows: unknown): boolean {
  if (!Array.isArray(rows) || rows.length < 1 || rows.length > 100) return false;
  const part = (i: number, j: number, p: number): number => judgment(rows[i][j][p]);
  const isCell = (i: number, j: number): boolean =>
    Array.isArray(rows[i][j]) &&
    rows[i][j].length === 3 &&
    part(i, j, 0) <= part(i, j, 1) &&
    part(i, j, 1) <= part(i, j, 2) &&
    [0, 1, 2].every((p) => part(i, j, p) >= 1e-9 && part(i, j, p) <= 1e9) &&
    [0, 1, 2].every((p) => isClose(part(i, j, p), 1 / part(j, i, 2 - p))) &&
    (i !== j || [0, 1, 2].every((p) => isClose(part(i, j, p), 1)));
  const isRow = (row: unknown): boolean => Array.isArray(row) && row.length === rows.length;
  return rows.every(isRow) && rows.every((_, i) => rows.every((__, j) => isCell(i, j)));
}

const isNumbers = (list: unknown): boolean =>
  Array.isArray(list) &&
  list.length > 0 &&
  list.every((value) => typeof value === 'number' && value >= 0 && value <= 1e15);

/** What stands at these keys, wherever in a request; undefined where nothing does. */
const CHECKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  matrix: isMatrix,
  alternativesMatrix: isMatrix,
  matrices: (list) => Array.isArray(list) && list.length > 0 && list.every(isMatrix),
  weights: isNumbers,
  alternativesScores: isNumbers,
  priorities: (list) => Array.isArray(list) && list.length > 0 && list.every(isNumbers),
};

/** The places of a request at which something invalid stands. */
function invalidPlaces(value: unknown, isFuzzy: boolean, place = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const check = isFuzzy && key === 'matrix' ? isFuzzyMatrix : CHECKS[key];
    const here = `${place}/${key}`;
    return check === undefined || check(inner)
      ? invalidPlaces(inner, isFuzzy, here)
      : [here, ...invalidPlaces(inner, isFuzzy, here)];
  });
}

/** Graphs are not all connected; and what an incomplete matrix is completed by is above 0. */
const isRightlyRefused = (op: string, code: string): boolean =>
  op === 'complete' && code === 'AHP_GRAPH_DISCONNECTED';

function notPositive(op: string, answer: Json): unknown[] {
  if (op !== 'complete') return [];
  const missing = (answer.missing as number[][]).map(([, , value]) => value as number);
  return [...missing, ...(answer.weights as number[])].filter((value) => !(value > 0));
}

describe('100,000 requests', () => {
  it('find no crash, no NaN, and no answer to a matrix that is none', () => {
    const random = seededRandom(20261124);
    const counts = { answered: 0, refused: 0 };
    const operations = Object.keys(MAKERS);
    for (let count = 0; count < REQUESTS; count++) {
      const op = operations[count % operations.length] as string;
      const sound = { op, ...MAKERS[op]?.(random) };
      const isSpoilt = random() < 0.7;
      const request = isSpoilt ? spoilt(random, sound) : sound;
      const answer = tryAnswerRequest(request);
      const isRefused = 'error' in answer;
      counts[isRefused ? 'refused' : 'answered'] += 1;
      const wrong = isRefused
        ? []
        : [
            ...notNumbers(answer),
            ...notPositive(op, answer),
            ...invalidPlaces(request, (request as Json).op === 'fuzzy'),
          ];
      const isMute = isRefused && !/^AHP_[A-Z_]+$/.test(answer.error.code);
      const isUnfair = isRefused && !isSpoilt && !isRightlyRefused(op, answer.error.code);
      if (wrong.length > 0 || isMute || isUnfair) {
        expect.fail(`${JSON.stringify(request)} → ${JSON.stringify(answer).slice(0, 500)}`);
      }
    }
    expect(counts.answered).toBeGreaterThan(REQUESTS / 4);
    expect(counts.refused).toBeGreaterThan(REQUESTS / 4);
  });

  it('refuses every matrix that is none, by the functions, too', () => {
    const random = seededRandom(11);
    const functions: readonly ((rows: JudgmentMatrix) => unknown)[] = [
      (rows) => ahp.principalEigenpair(rows),
      (rows) => PRIORITY_METHODS.map((method) => ahp.priorityVector(rows, method)),
      (rows) => ahp.consistency(rows, 'donegan-dodd'),
      (rows) => ahp.aggregateJudgments([rows, rows]),
      (rows) => ahp.worstTriads(rows, 3),
      (rows) => ahp.breakPoints({ name: 'a', alternatives: { matrix: rows } }, FUNCTION_OPTIONS),
    ];
    let answered = 0;
    for (let count = 0; count < 30_000; count++) {
      const sound = matrixOf(random, 1 + Math.floor(random() * 4));
      const rows = random() < 0.7 ? spoilt(random, sound) : sound;
      const ask = pick(random, functions);
      const answer = outcome(() => ask(rows as JudgmentMatrix));
      const isRefused = answer instanceof AhpError;
      if (!isRefused) answered++;
      if (isRefused === isMatrix(rows) || notNumbers(isRefused ? [] : answer).length > 0) {
        expect.fail(`${ask} of ${JSON.stringify(rows)}: ${JSON.stringify(answer)}`);
      }
    }
    expect(answered).toBeGreaterThan(30_000 / 5);
  });

  it.each([
    [
      'contradictory',
      [
        [1, 3],
        [3, 1],
      ],
      'AHP_NOT_RECIPROCAL',
    ],
    [
      'negative',
      [
        [1, -3],
        [-1 / 3, 1],
      ],
      'AHP_NOT_POSITIVE',
    ],
    [
      'zero',
      [
        [1, 0],
        [0, 1],
      ],
      'AHP_NOT_POSITIVE',
    ],
    [
      'not a number',
      [
        [1, Number.NaN],
        [1, 1],
      ],
      'AHP_INVALID_REQUEST',
    ],
    [
      'infinite',
      [
        [1, Number.POSITIVE_INFINITY],
        [0, 1],
      ],
      'AHP_NOT_POSITIVE',
    ],
    ['ragged', [[1, 2], [0.5]], 'AHP_NOT_SQUARE'],
    ['empty', [], 'AHP_INVALID_REQUEST'],
    ['too large', Array.from({ length: 101 }, () => Array(101).fill(1)), 'AHP_SIZE_UNSUPPORTED'],
  ])('a %s matrix is refused by every operation that takes one', (_, matrix, code) => {
    const requests = [
      { op: 'priorities', matrix },
      { op: 'improve', matrix },
      { op: 'aggregate', matrices: [matrix] },
      { op: 'hierarchy', alternatives: ['a'], root: { name: 'r', matrix, children: [] } },
    ];
    for (const request of requests.slice(0, 3)) {
      expect(tryAnswerRequest(request)).toMatchObject({ error: { code } });
    }
    expect(tryAnswerRequest(requests[3])).toHaveProperty('error');
  });
});
