import { LuDecomposition, Matrix, QrDecomposition } from 'ml-matrix';

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
  const factors = new LuDecomposition(new Matrix(rows.map((row) => [...row])));
  return (right) => factors.solve(Matrix.columnVector([...right])).getColumn(0);
}

/**
 * Least-squares fit: the shares x that minimise the length of b − Σ x_k · a_k, by ml-matrix (QR).
 *
 * Complexity: O(n · m²) for m vectors of n numbers.
 *
 * @param vectors m vectors of n numbers, m ≤ n
 * @param target b, n numbers
 * @returns m shares; not finite where the vectors do not span m directions
 * @example
 * leastSquaresFit([[1, 0, 0], [0, 2, 0]], [3, 4, 5]).map(Math.round); // => [3, 2]
 */
export function leastSquaresFit(
  vectors: readonly (readonly number[])[],
  target: readonly number[],
): number[] {
  const columns = new Matrix(vectors.map((vector) => [...vector])).transpose();
  const decomposition = new QrDecomposition(columns);
  return decomposition.isFullRank()
    ? decomposition.solve(Matrix.columnVector([...target])).getColumn(0)
    : vectors.map(() => Number.NaN);
}

/**
 * Sum of numbers, from the first to the last: the order is part of a repeatable result.
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
 * @param values numbers of 0 or more, at least one of them above 0
 * @returns the same proportions, with the sum 1
 * @example
 * normalised([3, 1]); // => [0.75, 0.25]
 */
export function normalised(values: readonly number[]): number[] {
  const total = sum(values);
  return values.map((value) => value / total);
}
