import { requireChoice } from './checks.ts';
import type { Path } from './errors.ts';
import { at, type JudgmentMatrix, requireJudgments } from './judgment-matrix.ts';
import { meanLogarithm, normalised, sum } from './linear-algebra.ts';
import { perronPair } from './perron.ts';

/** The three dialects in which published work turns judgments into priorities. */
export const PRIORITY_METHODS = ['eigenvector', 'geometric-mean', 'column-average'] as const;
export type PriorityMethod = (typeof PRIORITY_METHODS)[number];

/**
 * Priority vector: the weights that a judgment matrix implies, by the chosen dialect. The dialect
 * changes results for inconsistent judgments, so it is part of a model version.
 *
 * Complexity: O(n³) for the eigenvector, O(n²) otherwise.
 *
 * @param matrix a judgment matrix, n × n
 * @param method the dialect, 'eigenvector' by default
 * @param path where the matrix stands, for the refusals
 * @returns n positive weights that sum to 1
 * @throws {AhpError} as `judgmentMatrix` does; AHP_INVALID_REQUEST for an unknown method
 * @example
 * priorityVector([[1, 3], [1 / 3, 1]], 'geometric-mean'); // => [0.75, 0.25]
 */
export function priorityVector(
  matrix: JudgmentMatrix,
  method: PriorityMethod = 'eigenvector',
  path: Path = [],
): readonly number[] {
  requireChoice(method, PRIORITY_METHODS, ['method']);
  return weightsBy(method, requireJudgments(matrix, path));
}

/**
 * Weights of a matrix that was checked before.
 *
 * Complexity: that of `priorityVector`.
 *
 * @param method the dialect
 * @param matrix a checked judgment matrix, n × n
 * @returns n positive weights that sum to 1
 * @throws {AhpError} AHP_INVALID_REQUEST if doubles cannot hold them
 * @example
 * weightsBy('column-average', [[1, 3], [1 / 3, 1]]); // => [0.75, 0.25]
 */
export function weightsBy(method: PriorityMethod, matrix: JudgmentMatrix): readonly number[] {
  return WEIGHTS_BY_METHOD[method](matrix);
}

const WEIGHTS_BY_METHOD: Record<PriorityMethod, (matrix: JudgmentMatrix) => readonly number[]> = {
  eigenvector: (matrix) => perronPair(matrix).vector,
  'geometric-mean': (matrix) => normalised(matrix.map((row) => Math.exp(meanLogarithm(row)))),
  'column-average': (matrix) => {
    const columnSums = matrix.map((_, j) => sum(matrix.map((_, i) => at(matrix, i, j))));
    return matrix.map(
      (row) => sum(row.map((cell, j) => cell / (columnSums[j] as number))) / row.length,
    );
  },
};

/**
 * Geometric-mean weights (方根法): the normalised geometric means of the rows, which minimise the
 * logarithmic squared error (Crawford & Williams 1985). Computed in logarithms, so that long
 * products neither overflow nor vanish.
 *
 * Complexity: O(n²).
 *
 * @param matrix a judgment matrix, n × n
 * @returns n positive weights that sum to 1
 * @throws {AhpError} as `judgmentMatrix` does
 * @example
 * geometricMeanWeights([[1, 4], [0.25, 1]]); // => [0.8, 0.2]
 */
export function geometricMeanWeights(matrix: JudgmentMatrix): readonly number[] {
  return priorityVector(matrix, 'geometric-mean');
}

/**
 * Column-average weights (和积法): each column divided by its sum, then the mean of each row
 * (Saaty 1980, the approximation that many Chinese textbooks teach).
 *
 * Complexity: O(n²).
 *
 * @param matrix a judgment matrix, n × n
 * @returns n positive weights that sum to 1
 * @throws {AhpError} as `judgmentMatrix` does
 * @example
 * columnAverageWeights([[1, 4], [0.25, 1]]); // => [0.8, 0.2]
 */
export function columnAverageWeights(matrix: JudgmentMatrix): readonly number[] {
  return priorityVector(matrix, 'column-average');
}
