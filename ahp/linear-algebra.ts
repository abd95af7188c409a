import { Matrix, solve } from 'ml-matrix';
import type { JudgmentMatrix } from './judgment-matrix.ts';

/** The principal eigenvalue of a positive matrix and its eigenvector, normalised to sum 1. */
export type PrincipalEigenpair = { readonly value: number; readonly vector: readonly number[] };

/** Judgments take four to ten steps; more than this would be a fault of the program. */
const STEPS_MAX = 200;

/** Bounds this close, relative to λ, need one more step, which squares their distance. */
const CLOSE = 1e-9;

/**
 * Principal eigenpair: the largest real eigenvalue λ of a positive matrix A and the vector w > 0
 * with A·w = λ·w and Σw = 1. It exists and is unique by Perron's theorem (Perron 1907), which is
 * why Saaty's method is defined for every judgment matrix.
 *
 * Found by Noda's iteration (Noda 1971, Numer. Math. 17): for any x > 0, λ lies between the least
 * and the largest of (A·x)_i / x_i (Collatz & Wielandt), and x ← (largest · I − A)⁻¹ · x closes in
 * on it from above. It runs on A divided by the geometric means d of its rows,
 * b_ij = a_ij · d_j / d_i, which has the same eigenvalues and, however far apart the judgments are,
 * entries of like size; a multiplication by B after each solution keeps small weights exact too.
 *
 * Complexity: O(n³).
 *
 * @param matrix n × n positive numbers
 * @returns λ ≥ n for a judgment matrix, and the weights
 * @throws {Error} if the bounds do not meet, which they do for every positive matrix
 * @example
 * principalEigenpair([[1, 2], [0.5, 1]]).value; // => 2
 */
export function principalEigenpair(matrix: JudgmentMatrix): PrincipalEigenpair {
  const size = matrix.length;
  const scale = matrix.map((row) => Math.exp(sum(row.map(Math.log)) / size));
  const balanced = matrix.map((row, i) =>
    row.map((cell, j) => (cell * (scale[j] as number)) / (scale[i] as number)),
  );
  let vector: readonly number[] = matrix.map(() => 1 / size);
  for (let step = 0; step < STEPS_MAX; step++) {
    const ratios = product(balanced, vector).map((value, i) => value / (vector[i] as number));
    const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
    const closer = solveShifted(balanced, high * (1 + CLOSE), vector);
    vector = normalised(product(balanced, closer));
    if (high - low > CLOSE * high) continue;
    const weights = vector.map((weight, i) => weight * (scale[i] as number));
    return { value: sum(product(balanced, vector)), vector: normalised(weights) };
  }
  throw new Error('principalEigenpair: the bounds of the eigenvalue do not meet');
}

/** The solution y of (shift · I − A) · y = x. */
function solveShifted(matrix: JudgmentMatrix, shift: number, x: readonly number[]): number[] {
  const shifted = matrix.map((row, i) => row.map((cell, j) => (i === j ? shift - cell : -cell)));
  return solve(new Matrix(shifted), Matrix.columnVector([...x])).getColumn(0);
}

function product(matrix: JudgmentMatrix, vector: readonly number[]): number[] {
  return matrix.map((row) =>
    row.reduce((total, cell, j) => total + cell * (vector[j] as number), 0),
  );
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
