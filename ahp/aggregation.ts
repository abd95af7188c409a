import { requireChoice, requireScores, sharesOf } from './checks.ts';
import { requirePriorities } from './consensus.ts';
import { CONSISTENCY_RATIO_LIMIT, consistency } from './consistency.ts';
import { AhpError, type Path } from './errors.ts';
import { at, type JudgmentMatrix, pairsOf, requirePanel } from './judgment-matrix.ts';
import { dot, largest, normalised, sum } from './linear-algebra.ts';
import { type PriorityMethod, priorityVector } from './priorities.ts';
import type { RandomIndexName } from './random-index.ts';

/** How priorities of experts are averaged. */
export const PRIORITY_MEANS = ['geometric', 'arithmetic'] as const;
export type PriorityMean = (typeof PRIORITY_MEANS)[number];

/** How far experts differ about one pair of elements. */
export type Disagreement = {
  readonly i: number;
  readonly j: number;
  /** The geometric mean of the judgments, by the experts' weights. */
  readonly mean: number;
  /** The geometric standard deviation, 1 or more: 2 means "within a factor of two". */
  readonly spread: number;
  /** The expert who is furthest from the mean, and by which factor. */
  readonly furthest: number;
  readonly factor: number;
};

/**
 * Aggregation of individual judgments (AIJ): the weighted geometric mean of each judgment, the only
 * mean that keeps reciprocity (Aczél & Saaty 1983).
 *
 * Complexity: O(experts · n²).
 *
 * @param matrices one judgment matrix an expert, all n × n
 * @param expertWeights one number above 0 an expert, brought to sum 1; equal by default
 * @param path where the matrices stand, for the refusals
 * @returns the judgment matrix of the group
 * @throws {AhpError} as `judgmentMatrix` and `expertShares` do
 * @example
 * aggregateJudgments([[[1, 2], [1 / 2, 1]], [[1, 8], [1 / 8, 1]]])[0][1]; // => 4
 */
export function aggregateJudgments(
  matrices: readonly JudgmentMatrix[],
  expertWeights?: readonly number[],
  path: Path = [],
): JudgmentMatrix {
  const panel = requirePanel(matrices, path);
  const shares = expertShares(expertWeights, panel.length);
  const mean = (i: number, j: number) =>
    roundedRatio(
      Math.exp(
        dot(
          shares,
          panel.map((matrix) => Math.log(at(matrix, i, j))),
        ),
      ),
    );
  const [first] = panel;
  const upper = first.map((row, i) => row.map((_, j) => (i < j ? mean(i, j) : 1)));
  return upper.map((row, i) => row.map((value, j) => (i > j ? 1 / at(upper, j, i) : value)));
}

/** A mean of equal judgments is that judgment: the last bits of exp(ln x) are not. */
function roundedRatio(value: number): number {
  const rounded = Number(value.toPrecision(15));
  return Math.abs(rounded - value) <= 4 * Number.EPSILON * value ? rounded : value;
}

/**
 * Aggregation of individual priorities (AIP): the weighted mean of the experts' weights, geometric
 * or arithmetic, brought to sum 1 (Forman & Peniwati 1998).
 *
 * Complexity: O(experts · n).
 *
 * @param priorities one row an expert, n numbers of 0 or more that sum to 1
 * @param mean geometric or arithmetic
 * @param expertWeights one number above 0 an expert, brought to sum 1; equal by default
 * @param path where the priorities stand, for the refusals
 * @returns n weights that sum to 1
 * @throws {AhpError} as `consensus` and `expertShares` do; AHP_INVALID_REQUEST for an unknown mean;
 *   AHP_NOT_POSITIVE if by geometric means nothing is left
 * @example
 * aggregatePriorities([[0.5, 0.5], [0.75, 0.25]], 'arithmetic'); // => [0.625, 0.375]
 */
export function aggregatePriorities(
  priorities: readonly (readonly number[])[],
  mean: PriorityMean,
  expertWeights?: readonly number[],
  path: Path = [],
): number[] {
  requireChoice(mean, PRIORITY_MEANS, ['mean']);
  const rows = requirePriorities(priorities, path);
  const shares = expertShares(expertWeights, rows.length);
  const [read, write] = mean === 'arithmetic' ? [Number, Number] : ([Math.log, Math.exp] as const);
  const [first] = rows;
  const means = first.map((_, i) =>
    write(
      dot(
        shares,
        rows.map((row) => read(row[i] as number)),
      ),
    ),
  );
  return sharesOf(means, path);
}

/**
 * Expert shares: how much each expert counts.
 *
 * Complexity: O(experts).
 *
 * @param weights one number above 0 an expert; equal if there are none
 * @param count how many experts there are
 * @returns the weights, brought to sum 1
 * @throws {AhpError} AHP_NOT_POSITIVE for a weight of 0 or less, AHP_INVALID_REQUEST for another count
 * @example
 * expertShares([3, 1], 2); // => [0.75, 0.25]
 */
export function expertShares(weights: unknown, count: number): readonly number[] {
  if (weights === undefined) return Array<number>(count).fill(1 / count);
  const path = ['expertWeights'];
  const checked = requireScores(weights, path, count);
  const silent = checked.indexOf(0);
  if (silent === -1) return normalised(checked);
  throw new AhpError('AHP_NOT_POSITIVE', [...path, silent], 'must be above 0', '必须大于 0');
}

/**
 * Expert weights by own consistency: each expert counts the more the less they contradict themselves.
 * From Srdjevic, Blagojevic & Srdjevic 2011 (Bulgarian Journal of Agricultural Science 17) it takes
 * the idea of weighing decision-makers by two measures, the consistency ratio and a distance between
 * judgments and the ratios of their weights. The rest is this library's own measure: the distance is
 * the root mean square of ln(a_ij · w_j / w_i), not the paper's Euclidean one, so that a judgment and
 * its reciprocal count the same; each measure's reciprocals are brought to sum 1, and the weight is
 * the mean of the two shares. Nobody counts as more than ten times as consistent as the limit asks
 * (both measures are 0.01 or more), so that an expert without a single contradiction does not silence
 * the others.
 *
 * Complexity: O(experts · n³).
 *
 * @param matrices one judgment matrix an expert, all n × n
 * @param method the dialect of the weights
 * @param table the random-index table
 * @param path where the matrices stand, for the refusals
 * @returns one weight an expert, that sum to 1
 * @throws {AhpError} as `judgmentMatrix`, `priorityVector` and `randomIndex` do
 * @example
 * consistencyWeights([[[1, 2], [1 / 2, 1]], [[1, 8], [1 / 8, 1]]], 'eigenvector', 'saaty-1980'); // => [0.5, 0.5]
 */
export function consistencyWeights(
  matrices: readonly JudgmentMatrix[],
  method: PriorityMethod,
  table: RandomIndexName,
  path: Path = [],
): number[] {
  const panel = requirePanel(matrices, path);
  const least = CONSISTENCY_RATIO_LIMIT / 10;
  const ratios = panel.map((matrix, k) =>
    Math.max(least, consistency(matrix, table, [...path, k]).consistencyRatio),
  );
  const distances = panel.map((matrix) => Math.max(least, logarithmicDistance(matrix, method)));
  const shares = [ratios, distances].map((figures) => normalised(figures.map((it) => 1 / it)));
  return panel.map((_, k) => sum(shares.map((share) => share[k] as number)) / shares.length);
}

function logarithmicDistance(matrix: JudgmentMatrix, method: PriorityMethod): number {
  const weights = priorityVector(matrix, method);
  const squares = matrix.flatMap((row, i) =>
    row.map((cell, j) => Math.log((cell * (weights[j] as number)) / (weights[i] as number)) ** 2),
  );
  return Math.sqrt(sum(squares) / squares.length);
}

/**
 * Disagreement by pair: how far the experts' judgments of each pair spread around their geometric
 * mean, and who is furthest from it, the widest spread first. The mean is the weighted one, as in
 * `aggregateJudgments`. The spread is the logarithms' standard deviation, as a factor: √(Σ v_k d_k² /
 * (1 − Σ v_k²)) with the weights v and the distances d from the mean, which is the sample standard
 * deviation where the weights are equal.
 *
 * Complexity: O(experts · n²).
 *
 * @param matrices one judgment matrix an expert, all n × n
 * @param expertWeights one number above 0 an expert, brought to sum 1; equal by default
 * @param path where the matrices stand, for the refusals
 * @returns one entry a pair i < j
 * @throws {AhpError} as `judgmentMatrix` and `expertShares` do
 * @example
 * disagreements([[[1, 2], [1 / 2, 1]], [[1, 8], [1 / 8, 1]]])[0].furthest; // => 0
 */
export function disagreements(
  matrices: readonly JudgmentMatrix[],
  expertWeights?: readonly number[],
  path: Path = [],
): readonly Disagreement[] {
  const panel = requirePanel(matrices, path);
  const shares = expertShares(expertWeights, panel.length);
  return pairsOf(panel[0].length)
    .map(([i, j]) => disagreement(panel, shares, i, j))
    .sort((a, b) => b.spread - a.spread || a.i - b.i || a.j - b.j);
}

function disagreement(
  matrices: readonly JudgmentMatrix[],
  expertWeights: readonly number[],
  i: number,
  j: number,
): Disagreement {
  const logarithms = matrices.map((matrix) => Math.log(at(matrix, i, j)));
  const weighted = (values: readonly number[]) => dot(values, expertWeights);
  const mean = weighted(logarithms);
  const deviations = logarithms.map((value) => Math.abs(value - mean));
  // 0 for one expert, and for one who has all the weight but for rounding: nobody else counts.
  const freedom = 1 - weighted(expertWeights);
  const variance = freedom > 0 ? weighted(deviations.map((it) => it * it)) / freedom : 0;
  const furthest = largest(deviations);
  return {
    i,
    j,
    mean: roundedRatio(Math.exp(mean)),
    spread: Math.exp(Math.sqrt(variance)),
    furthest: deviations.indexOf(furthest),
    factor: Math.exp(furthest),
  };
}
