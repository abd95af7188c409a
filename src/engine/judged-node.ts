import {
  comparisonComponents,
  complete,
  type JudgmentMatrix,
  judgmentEffects,
  judgmentMatrix,
  type KnownJudgment,
  type PriorityMethod,
  priorities,
  type RandomIndexName,
  readJudgment,
  repair,
  worstTriads,
} from '../../ahp/index.ts';
import { ratioText } from './ratio-text.ts';

/** "row is `value` times as important as column", by ids; null leaves the pair open. */
export type SaidJudgment = {
  readonly row: string;
  readonly column: string;
  readonly value: string | null;
};

/** How judgments become weights, and from which CR on they count as contradictory. */
export type Dialect = {
  readonly method: PriorityMethod;
  readonly randomIndex: RandomIndexName;
  readonly consistencyRatioLimit: number;
};

type Pair = { readonly row: string; readonly column: string };

/** Where one person's judgments of one node stand. */
export type NodeStanding = {
  readonly judged: number;
  readonly pairs: number;
  readonly isConnected: boolean;
  /** Elements that are linked by judgments. */
  readonly groups: readonly (readonly string[])[];
  readonly weights: Readonly<Record<string, number>> | null;
  readonly consistencyRatio: number | null;
  readonly isAcceptable: boolean;
};

/** The same with what helps to go on; all of it is proposed, nothing is changed by itself. */
export type NodeFigures = NodeStanding & {
  readonly implied: readonly (Pair & { readonly value: number })[];
  readonly triads: readonly { elements: readonly string[]; inconsistency: number }[];
  readonly askAgain:
    | (Pair & { value: string; best: string; consistencyRatioAtBest: number })
    | null;
  readonly repair: {
    readonly steps: readonly (Pair & {
      from: string;
      to: string;
      consistencyRatioAfter: number;
    })[];
    readonly isMet: boolean;
  } | null;
};

/** More would not be read. */
const TRIADS_MAX = 3;

/** A repair ends below the limit, not at it. */
const MARGIN = 1e-9;

/**
 * Known judgments: what was said, by the places of the elements.
 *
 * @param elements their ids, in the order of the matrix
 * @param said each pair once, in either direction
 * @returns the judgments without open pairs
 * @example
 * knownJudgments(['A', 'B'], [{ row: 'B', column: 'A', value: '1/2' }]); // => [[1, 0, 0.5]]
 */
export function knownJudgments(
  elements: readonly string[],
  said: readonly SaidJudgment[],
): KnownJudgment[] {
  return said.flatMap(({ row, column, value }) =>
    value === null
      ? []
      : [[elements.indexOf(row), elements.indexOf(column), readJudgment(value, [])] as const],
  );
}

/**
 * Judged matrix: one person's judgments of a node, open pairs filled as the given ones imply them
 * (least λmax).
 *
 * @param elements their ids, in the order of the matrix
 * @param said each pair once
 * @param table the random-index table
 * @returns the matrix, or undefined where the judgments do not link all elements
 * @example
 * judgedMatrix(['A', 'B'], [{ row: 'A', column: 'B', value: '4' }], 'saaty-1980'); // => [[1, 4], [0.25, 1]]
 */
export function judgedMatrix(
  elements: readonly string[],
  said: readonly SaidJudgment[],
  table: RandomIndexName,
): JudgmentMatrix | undefined {
  const known = knownJudgments(elements, said);
  const size = elements.length;
  if (comparisonComponents(size, known).length > 1) return undefined;
  const implied = hasGaps(size, known) ? complete(size, known, 'lambda-max', table).missing : [];
  return filledMatrix(size, [...known, ...implied]);
}

const hasGaps = (size: number, known: readonly KnownJudgment[]): boolean =>
  known.length < (size * (size - 1)) / 2;

function filledMatrix(size: number, judgments: readonly KnownJudgment[]): JudgmentMatrix {
  const rows = Array.from({ length: size }, () => Array<number>(size).fill(1));
  for (const [i, j, value] of judgments) {
    (rows[Math.min(i, j)] as number[])[Math.max(i, j)] = i < j ? value : 1 / value;
  }
  return judgmentMatrix(rows, 'upper');
}

/**
 * Standing of a node: whether weights exist, which, and how consistent they are; gaps allowed.
 *
 * @param elements their ids, in the order of the matrix
 * @param said each pair once
 * @param dialect of the model
 * @returns weights and CR where all elements are linked, else the groups that are not
 * @example
 * nodeStanding(
 *   ['A', 'B', 'C'],
 *   [{ row: 'A', column: 'B', value: '2' }],
 *   { method: 'eigenvector', randomIndex: 'saaty-1980', consistencyRatioLimit: 0.1 },
 * ).groups; // => [["A", "B"], ["C"]]
 */
export function nodeStanding(
  elements: readonly string[],
  said: readonly SaidJudgment[],
  dialect: Dialect,
): NodeStanding {
  const size = elements.length;
  const known = knownJudgments(elements, said);
  const components = comparisonComponents(size, known);
  const counts = {
    judged: known.length,
    pairs: (size * (size - 1)) / 2,
    isConnected: components.length === 1,
    groups: components.map((group) => group.map((e) => elements[e] as string)),
  };
  const matrix = judgedMatrix(elements, said, dialect.randomIndex);
  if (matrix === undefined) {
    return { ...counts, weights: null, consistencyRatio: null, isAcceptable: false };
  }
  const { weights, consistencyRatio } = priorities(matrix, dialect.method, dialect.randomIndex);
  return {
    ...counts,
    weights: Object.fromEntries(elements.map((name, e) => [name, weights[e] as number])),
    consistencyRatio,
    isAcceptable: consistencyRatio < dialect.consistencyRatioLimit,
  };
}

/**
 * Figures of a node: its standing, and what helps one person to judge on: what the open pairs would
 * be, which judgments contradict each other, which one to ask again, and the smallest repair. What is
 * proposed is about judgments that were given, never about gaps.
 *
 * @param elements their ids, in the order of the matrix
 * @param said each pair once
 * @param dialect of the model
 * @returns nothing but the standing where not all elements are linked
 * @example
 * judgmentFigures(
 *   ['A', 'B', 'C'],
 *   [
 *     { row: 'A', column: 'B', value: '2' },
 *     { row: 'A', column: 'C', value: '8' },
 *     { row: 'B', column: 'C', value: '1/2' },
 *   ],
 *   { method: 'eigenvector', randomIndex: 'saaty-1980', consistencyRatioLimit: 0.1 },
 * ).repair.isMet; // => true
 */
export function judgmentFigures(
  elements: readonly string[],
  said: readonly SaidJudgment[],
  dialect: Dialect,
): NodeFigures {
  const standing = nodeStanding(elements, said, dialect);
  const matrix = judgedMatrix(elements, said, dialect.randomIndex);
  if (matrix === undefined) {
    return { ...standing, implied: [], triads: [], askAgain: null, repair: null };
  }
  const known = knownJudgments(elements, said);
  const isKnown = ({ i, j }: Place) =>
    known.some(([a, b]) => (a === i && b === j) || (a === j && b === i));
  const { isAcceptable } = standing;
  return {
    ...standing,
    implied: impliedJudgments(elements, matrix, isKnown),
    triads: worstTriads(matrix, TRIADS_MAX).map((triad) => ({
      elements: triad.elements.map((e) => elements[e] as string),
      inconsistency: triad.inconsistency,
    })),
    askAgain: isAcceptable ? null : questionOf(elements, matrix, dialect, isKnown),
    repair: isAcceptable ? null : repairOf(elements, matrix, dialect, isKnown),
  };
}

type Place = { readonly i: number; readonly j: number };
type IsKnown = (place: Place) => boolean;

const pairOf = (elements: readonly string[], { i, j }: Place): Pair => ({
  row: elements[i] as string,
  column: elements[j] as string,
});

function impliedJudgments(
  elements: readonly string[],
  matrix: JudgmentMatrix,
  isKnown: IsKnown,
): (Pair & { value: number })[] {
  return matrix.flatMap((row, i) =>
    row.flatMap((value, j) =>
      i < j && !isKnown({ i, j }) ? [{ ...pairOf(elements, { i, j }), value }] : [],
    ),
  );
}

function questionOf(
  elements: readonly string[],
  matrix: JudgmentMatrix,
  { randomIndex }: Dialect,
  isKnown: IsKnown,
): NodeFigures['askAgain'] {
  const effect = judgmentEffects(matrix, randomIndex).find((it) => it.gain > 0 && isKnown(it));
  if (effect === undefined) return null;
  return {
    ...pairOf(elements, effect),
    value: ratioText(effect.value),
    best: ratioText(effect.best),
    consistencyRatioAtBest: effect.consistencyRatioAtBest,
  };
}

function repairOf(
  elements: readonly string[],
  matrix: JudgmentMatrix,
  { randomIndex, consistencyRatioLimit }: Dialect,
  isKnown: IsKnown,
): NodeFigures['repair'] {
  const { steps, met } = repair(matrix, consistencyRatioLimit - MARGIN, randomIndex);
  if (!steps.every(isKnown)) return null;
  return {
    steps: steps.map((step) => ({
      ...pairOf(elements, step),
      from: ratioText(step.from),
      to: ratioText(step.to),
      consistencyRatioAfter: step.consistencyRatioAfter,
    })),
    isMet: met,
  };
}
