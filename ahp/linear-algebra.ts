import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { JudgmentMatrix } from './judgment-matrix.ts';

/** The principal eigenvalue of a positive matrix and its eigenvector, normalised to sum 1. */
export type PrincipalEigenpair = { readonly value: number; readonly vector: readonly number[] };

/**
 * Principal eigenpair: the largest real eigenvalue λ of a positive matrix A and the vector w > 0
 * with A·w = λ·w and Σw = 1. It exists and is unique by Perron's theorem (Perron 1907), which is
 * why Saaty's method is defined for every judgment matrix. The decomposition is ml-matrix's; two
 * steps of the power iteration after it remove its last rounding errors.
 *
 * Complexity: O(n³).
 *
 * @param matrix n × n positive numbers
 * @returns λ ≥ n for a judgment matrix, and the weights
 * @throws {Error} if the decomposition contradicts Perron's theorem, which no positive matrix can
 * @example
 * principalEigenpair([[1, 2], [0.5, 1]]).value; // => 2
 */
export function principalEigenpair(matrix: JudgmentMatrix): PrincipalEigenpair {
  const square = new Matrix(matrix.map((row) => [...row]));
  const decomposition = new EigenvalueDecomposition(square);
  const index = principalIndex(decomposition.realEigenvalues);
  let vector = normalised(decomposition.eigenvectorMatrix.getColumn(index));
  for (let step = 0; step < 2; step++) vector = normalised(product(matrix, vector));
  if (vector.some((weight) => !(weight > 0))) {
    throw new Error('principalEigenpair: the eigenvector of a positive matrix must be positive');
  }
  return { value: sum(product(matrix, vector)), vector };
}

function principalIndex(realEigenvalues: readonly number[]): number {
  return realEigenvalues.reduce(
    (best, value, i) => (value > (realEigenvalues[best] as number) ? i : best),
    0,
  );
}

function product(matrix: JudgmentMatrix, vector: readonly number[]): number[] {
  return matrix.map((row) =>
    row.reduce((total, cell, j) => total + cell * (vector[j] as number), 0),
  );
}

/** The sum of numbers, from the first to the last: the order is part of a repeatable result. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Numbers divided by their sum. */
export function normalised(values: readonly number[]): number[] {
  const total = sum(values);
  return values.map((value) => value / total);
}
