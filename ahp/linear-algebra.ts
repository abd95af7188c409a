import { LuDecomposition, Matrix } from 'ml-matrix';

/**
 * Solutions of A·X = B, by ml-matrix (LU with pivoting).
 *
 * Complexity: O(n²(n + m)).
 *
 * @param rows A, n × n numbers
 * @param right B, n × m numbers
 * @returns X, n × m numbers; none of them a number if A is singular
 * @example
 * solved([[2, 0], [0, 4]], [[2], [2]]); // => [[1], [0.5]]
 */
export function solved(
  rows: readonly (readonly number[])[],
  right: readonly (readonly number[])[],
): number[][] {
  const factors = new LuDecomposition(mutable(rows));
  if (factors.isSingular()) return right.map((row) => row.map(() => Number.NaN));
  return factors.solve(mutable(right)).to2DArray();
}

/**
 * Product A·B of matrices, by ml-matrix.
 *
 * Complexity: O(n · m · k).
 *
 * @param left A, n × m numbers
 * @param right B, m × k numbers
 * @returns n × k numbers
 * @example
 * matrixProduct([[1, 2]], [[3], [4]]); // => [[11]]
 */
export const matrixProduct = (
  left: readonly (readonly number[])[],
  right: readonly (readonly number[])[],
): number[][] => mutable(left).mmul(mutable(right)).to2DArray();

const mutable = (rows: readonly (readonly number[])[]): Matrix =>
  new Matrix(rows.map((row) => [...row]));

/**
 * Sum of numbers, from the first to the last: the order is part of a repeatable result.
 *
 * Complexity: O(n).
 *
 * @param values finite numbers
 * @returns their sum, 0 for none
 * @example
 * sum([0.1, 0.2, 0.3]); // => 0.6000000000000001
 */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * Normalisation: numbers divided by their sum, as weights are.
 *
 * Complexity: O(n).
 *
 * @param values numbers of 0 or more, at least one of them above 0
 * @returns the same proportions, with the sum 1
 * @example
 * normalised([3, 1]); // => [0.75, 0.25]
 */
export function normalised(values: readonly number[]): number[] {
  const total = sum(values);
  return values.map((value) => value / total);
}

/**
 * Mean logarithm: the logarithm of the geometric mean, for which no product is taken that could
 * overflow.
 *
 * Complexity: O(n).
 *
 * @param values positive numbers
 * @returns the mean of their natural logarithms
 * @example
 * meanLogarithm([1, 1]); // => 0
 */
export function meanLogarithm(values: readonly number[]): number {
  let total = 0;
  for (let j = 0; j < values.length; j++) total += Math.log(values[j] as number);
  return total / values.length;
}

/**
 * Largest of numbers of 0 or more.
 *
 * Complexity: O(n).
 *
 * @param values numbers of 0 or more
 * @returns the largest, 0 for none
 * @example
 * largest([1, 3, 2]); // => 3
 */
export function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

/**
 * Scalar product of two vectors.
 *
 * Complexity: O(n).
 *
 * @param a n numbers
 * @param b n numbers
 * @returns Σ a_i · b_i
 * @example
 * dot([1, 2], [3, 4]); // => 11
 */
export function dot(a: readonly number[], b: readonly number[]): number {
  return sum(a.map((value, i) => value * (b[i] as number)));
}

/**
 * Transposed matrix: rows become columns.
 *
 * Complexity: O(n²).
 *
 * @param matrix n × n numbers
 * @returns n × n numbers
 * @example
 * transposed([[1, 2], [3, 4]]); // => [[1, 3], [2, 4]]
 */
export function transposed(matrix: readonly (readonly number[])[]): number[][] {
  return matrix.map((_, j) => matrix.map((row) => row[j] as number));
}

/**
 * Square of one number, to be written to.
 *
 * Complexity: O(n²).
 *
 * @param size n
 * @param value what is in every cell
 * @returns n × n numbers
 * @example
 * filled(2, 1); // => [[1, 1], [1, 1]]
 */
export function filled(size: number, value: number): number[][] {
  return Array.from({ length: size }, () => Array<number>(size).fill(value));
}
