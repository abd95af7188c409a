import { LuDecomposition, Matrix } from 'ml-matrix';

/**
 * Solver of systems of linear equations A·x = b with one A and many b, by ml-matrix (LU with
 * pivoting).
 *
 * Complexity: O(n³) once, O(n²) for each b.
 *
 * @param rows n × n numbers, not singular
 * @returns the solution x for a given b of n numbers
 * @throws {Error} when it is used, if A is singular
 * @example
 * linearSolver([[2, 0], [0, 4]])([2, 2]); // => [1, 0.5]
 */
export function linearSolver(
  rows: readonly (readonly number[])[],
): (right: readonly number[]) => number[] {
  const factors = new LuDecomposition(mutable(rows));
  return (right) => factors.solve(Matrix.columnVector([...right])).getColumn(0);
}

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
