import { invalidRequest, type Path } from './errors.ts';
import {
  type Cells,
  isCloseTo,
  type Reciprocity,
  readJudgment,
  readMatrix,
} from './judgment-matrix.ts';
import { meanLogarithm, normalised, sum } from './linear-algebra.ts';

/** A triangular fuzzy number: at least, most likely, at most. */
export type FuzzyNumber = readonly [low: number, mode: number, high: number];

/** A checked fuzzy judgment matrix: square, positive, reciprocal, a diagonal of (1, 1, 1). */
export type FuzzyMatrix = readonly (readonly FuzzyNumber[])[];

/** The two ways in which this library turns fuzzy judgments into weights. */
export const FUZZY_METHODS = ['buckley', 'chang'] as const;
export type FuzzyMethod = (typeof FUZZY_METHODS)[number];

/** Weights by Buckley's method: fuzzy ones, and the same as plain numbers. */
export type BuckleyWeights = {
  readonly weights: readonly number[];
  readonly fuzzyWeights: readonly FuzzyNumber[];
};

/** Weights by Chang's method, with the elements that it leaves out of account. */
export type ChangWeights = {
  readonly weights: readonly number[];
  readonly possibility: readonly number[];
  readonly zeroWeights: readonly number[];
};

const FUZZY_NUMBERS: Cells<FuzzyNumber> = {
  one: [1, 1, 1],
  read: readFuzzy,
  reciprocal: ([low, mode, high]) => [1 / high, 1 / mode, 1 / low],
  isClose: (left, right) => left.every((part, p) => isCloseTo(part, right[p] as number)),
};

/**
 * Fuzzy judgment-matrix validation: checks that rows × rows of triangular numbers [l, m, u] form a
 * matrix that fuzzy AHP is defined for; the fuzzy counterpart of `judgmentMatrix`. The reciprocal
 * of (l, m, u) is (1/u, 1/m, 1/l) (van Laarhoven & Pedrycz 1983).
 *
 * Complexity: O(n²).
 *
 * @param rows n rows of n cells [l, m, u], each part a number or a fraction in a string, l ≤ m ≤ u
 * @param reciprocity 'strict' (default) checks each pair within 1e-6; 'upper' takes the upper
 *   triangle and derives the lower one
 * @param path where the matrix stands in the request, for the refusals
 * @returns n × n triangular numbers (ratios, no unit), reciprocal, with a diagonal of (1, 1, 1)
 * @throws {AhpError} AHP_INVALID_REQUEST, AHP_NOT_SQUARE, AHP_SIZE_UNSUPPORTED, AHP_NOT_POSITIVE,
 *   AHP_NOT_RECIPROCAL
 * @example
 * fuzzyMatrix([
 *   [[1, 1, 1], [2, 4, 5]],
 *   [['1/5', '1/4', '1/2'], [1, 1, 1]],
 * ])[1][0]; // => [0.2, 0.25, 0.5]
 */
export function fuzzyMatrix(
  rows: unknown,
  reciprocity: Reciprocity = 'strict',
  path: Path = [],
): FuzzyMatrix {
  return readMatrix(FUZZY_NUMBERS, rows, reciprocity, path);
}

/**
 * Buckley's fuzzy weights (Buckley 1985, Fuzzy Sets and Systems 17): the geometric means (l_i, m_i,
 * u_i) of the rows, divided by their fuzzy sum: (l_i / Σu, m_i / Σm, u_i / Σl). The plain weights
 * are the centres of area (l + m + u) / 3 of these, normalised, so that sums will do. Means are
 * taken in logarithms, so that long products neither overflow nor vanish. For judgments without
 * fuzziness (l = m = u) these are the geometric-mean weights.
 *
 * Complexity: O(n²).
 *
 * @param matrix a fuzzy matrix, n × n
 * @param path where the matrix stands, for the refusals
 * @returns n positive weights that sum to 1, and the n fuzzy weights behind them
 * @throws {AhpError} as `fuzzyMatrix` does
 * @example
 * buckleyWeights([
 *   [[1, 1, 1], [3, 3, 3]],
 *   [[1 / 3, 1 / 3, 1 / 3], [1, 1, 1]],
 * ]).weights; // => [0.75, 0.25]
 */
export function buckleyWeights(matrix: FuzzyMatrix, path: Path = []): BuckleyWeights {
  const means = fuzzyMatrix(matrix, 'strict', path).map((row) =>
    parts((p) => Math.exp(meanLogarithm(row.map((cell) => cell[p])))),
  );
  const fuzzyWeights = sharesOfFuzzySum(means);
  return { weights: normalised(fuzzyWeights.map(sum)), fuzzyWeights };
}

/**
 * Chang's extent analysis (Chang 1996, European Journal of Operational Research 95). Each row's
 * fuzzy sum, divided by the fuzzy sum of the whole matrix, is its synthetic extent S_i; how
 * possible it is that S_i is at least S_j is the height at which the two triangles meet, V = (l_j −
 * u_i) / ((m_i − u_i) − (m_j − l_j)), 1 where m_i ≥ m_j and 0 where l_j ≥ u_i. An element's
 * possibility is its smallest V over the others, the weights are these, normalised.
 *
 * The method has a known defect (Wang, Luo & Hua 2008, European Journal of Operational Research
 * 186): an element whose triangle does not reach the best one's gets a weight of exactly 0, however
 * much it was judged to matter. `zeroWeights` names these; they are no judgment of anybody.
 *
 * Complexity: O(n²).
 *
 * @param matrix a fuzzy matrix, n × n
 * @param path where the matrix stands, for the refusals
 * @returns n weights of 0 or more that sum to 1, the possibilities (0 to 1) behind them, and the
 *   indexes (0-based) of the elements that the method left with nothing
 * @throws {AhpError} as `fuzzyMatrix` does
 * @example
 * changWeights([
 *   [[1, 1, 1], [4, 5, 6]],
 *   [[1 / 6, 1 / 5, 1 / 4], [1, 1, 1]],
 * ]); // => {"weights": [1, 0], "possibility": [1, 0], "zeroWeights": [1]}
 */
export function changWeights(matrix: FuzzyMatrix, path: Path = []): ChangWeights {
  const rows = fuzzyMatrix(matrix, 'strict', path);
  const extents = sharesOfFuzzySum(rows.map((row) => parts((p) => sum(row.map((x) => x[p])))));
  const possibility = extents.map((extent) =>
    extents.reduce((least, other) => Math.min(least, possibilityAtLeast(extent, other)), 1),
  );
  return {
    weights: normalised(possibility),
    possibility,
    zeroWeights: possibility.flatMap((value, i) => (value === 0 ? [i] : [])),
  };
}

/** How possible it is that the left number is at least the right one; 1 for the same number. */
function possibilityAtLeast(left: FuzzyNumber, right: FuzzyNumber): number {
  const [, leftMode, leftHigh] = left;
  const [rightLow, rightMode] = right;
  if (leftMode >= rightMode) return 1;
  if (rightLow >= leftHigh) return 0;
  return (leftHigh - rightLow) / (leftHigh - leftMode + (rightMode - rightLow));
}

/** Each number divided by the fuzzy sum of all: (l / Σu, m / Σm, u / Σl). */
function sharesOfFuzzySum(values: readonly FuzzyNumber[]): readonly FuzzyNumber[] {
  const total = parts((p) => sum(values.map((value) => value[p])));
  return values.map(([low, mode, high]) => [low / total[2], mode / total[1], high / total[0]]);
}

function parts(make: (part: 0 | 1 | 2) => number): FuzzyNumber {
  return [make(0), make(1), make(2)];
}

function readFuzzy(cell: unknown, path: Path): FuzzyNumber {
  if (Array.isArray(cell) && cell.length === 3) {
    const value = parts((p) => readJudgment(cell[p], [...path, p]));
    if (value[0] <= value[1] && value[1] <= value[2]) return value;
  }
  throw invalidRequest(
    path,
    'a fuzzy judgment is [l, m, u] with l ≤ m ≤ u',
    '模糊判断值应为 [l, m, u]，且 l ≤ m ≤ u',
  );
}
