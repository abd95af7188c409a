import {
  aggregateJudgments,
  aggregatePriorities,
  type JudgmentMatrix,
  type PriorityMean,
  type PriorityMethod,
  priorityVector,
} from '../../ahp/index.ts';

/** How a panel becomes one matrix. */
export type Aggregating = {
  readonly of: 'judgments' | 'priorities';
  readonly mean: PriorityMean;
  readonly method: PriorityMethod;
};

/** One expert's matrix of a node, gaps filled, and how much the expert counts. */
export type Opinion = { readonly weight: number; readonly matrix: JudgmentMatrix };

/**
 * Group matrix: the judgments that a model is computed from. By judgments it is their geometric
 * mean, whose CR is at most the largest of the experts' (ln λmax is convex in the logarithms). By
 * priorities no matrix was judged: it is the consistent one of the averaged weights, from which
 * every dialect computes them back.
 *
 * @param opinions at least one, all of the same elements; weights above 0 are brought to sum 1
 * @param aggregating the chosen way
 * @returns a judgment matrix
 * @example
 * groupMatrix(
 *   [{ weight: 1, matrix: [[1, 2], [0.5, 1]] }, { weight: 1, matrix: [[1, 8], [0.125, 1]] }],
 *   { of: 'judgments', mean: 'geometric', method: 'eigenvector' },
 * ); // => [[1, 4], [0.25, 1]]
 */
export function groupMatrix(
  opinions: readonly Opinion[],
  { of, mean, method }: Aggregating,
): JudgmentMatrix {
  const matrices = opinions.map(({ matrix }) => matrix);
  const shares = sharesOf(opinions.map(({ weight }) => weight));
  if (of === 'judgments') return aggregateJudgments(matrices, shares);
  const own = matrices.map((matrix) => priorityVector(matrix, method));
  const weights = aggregatePriorities(own, mean, shares);
  return weights.map((row) => weights.map((column) => row / column));
}

/**
 * Shares: numbers above 0 brought to sum 1.
 *
 * @param weights at least one
 * @returns one share a weight
 * @example
 * sharesOf([1, 3]); // => [0.25, 0.75]
 */
export function sharesOf(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
