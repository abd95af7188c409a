import {
  comparisonComponents,
  complete,
  type JudgmentMatrix,
  judgmentMatrix,
  type KnownJudgment,
  type PriorityMethod,
  priorities,
  type RandomIndexName,
  readJudgment,
} from '../../ahp/index.ts';

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
