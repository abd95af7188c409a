import { type Path, tooFarApart } from './errors.ts';
import { type JudgmentMatrix, requireJudgments } from './judgment-matrix.ts';
import { normalised } from './linear-algebra.ts';

/** A square matrix of numbers of 0 or more in which every element leads to every other one. */
export type NonNegativeMatrix = readonly (readonly number[])[];

/** The principal eigenvalue of a positive matrix and its eigenvector, normalised to sum 1. */
export type PrincipalEigenpair = { readonly value: number; readonly vector: readonly number[] };

/** Steps of the power iteration that bring the vector near enough for a good shift. */
const POWER_STEPS = 4;

/** From this size on steps alone are quicker than a factorisation; a few rounds are mostly enough. */
const LARGE = 40;
const LARGE_ROUNDS = 4;
const LARGE_STEPS = 8;

/** Solutions with one factorisation: each brings the vector nearer by the same factor. */
const SOLUTIONS = 5;

/** Judgments take two rounds; more than this only numbers that doubles cannot hold. */
const ROUNDS_MAX = 100;

/** The bounds of the eigenvalue, relative to it, that count as met. */
const TOLERANCE = 1e-13;

/** Work space: it is overwritten by every call and never leaves this file. */
type Space = {
  readonly size: number;
  readonly cells: Float64Array;
  readonly vector: Float64Array;
  readonly next: Float64Array;
};

let kept: Space = newSpace(0);

function newSpace(size: number): Space {
  return {
    size,
    cells: new Float64Array(size * size),
    vector: new Float64Array(size),
    next: new Float64Array(size),
  };
}

function spaceFor(size: number): Space {
  if (kept.size !== size) kept = newSpace(size);
  return kept;
}

/**
 * Principal eigenpair: the largest real eigenvalue λ of a positive matrix A and the vector w > 0
 * with A·w = λ·w and Σw = 1. It exists and is unique by Perron's theorem (Perron 1907), which is
 * why Saaty's method is defined for every judgment matrix.
 *
 * Found by inverse iteration (Wielandt 1944) on A scaled by the vector x so far,
 * b_ij = a_ij · x_j / x_i, which has the same eigenvalues and entries of like size however far apart
 * the judgments are. λ lies between its least and its largest row sum (Collatz & Wielandt), and when
 * these meet x is the eigenvector. Their mean is the shift: the left eigenvector of judgments is
 * close to 1 / w, so it is near λ to second order. Should a solution not be positive, the next round
 * takes the largest row sum, for which it must be (Noda 1971, Numer. Math. 17).
 *
 * Large matrices are iterated by powers first, which seldom leaves anything to do.
 *
 * Complexity: O(n²) a step; 16 to 32 steps from 40 elements on. O(n³) below, and where steps are not
 * enough: two factorisations, of n³ / 3 each, for judgments of any consistency.
 *
 * @param matrix a judgment matrix, n × n
 * @param path where the matrix stands, for the refusals
 * @returns λ ≥ n, and the weights
 * @throws {AhpError} as `judgmentMatrix` does
 * @example
 * principalEigenpair([[1, 2], [0.5, 1]]).value; // => 2
 */
export function principalEigenpair(matrix: JudgmentMatrix, path: Path = []): PrincipalEigenpair {
  return perronPair(requireJudgments(matrix, path), path);
}

/**
 * Perron's eigenpair of any matrix of numbers of 0 or more, which the caller has checked.
 *
 * Complexity: O(n³), as `principalEigenpair`.
 *
 * @param matrix n × n numbers of 0 or more, irreducible, with a positive diagonal
 * @param path where the matrix stands, for the refusal
 * @returns λ and the vector
 * @throws {AhpError} AHP_INVALID_REQUEST if weights are so far apart that doubles cannot hold them
 * @example
 * perronPair([[2, 0.5], [2, 2]]).value; // => 3
 */
export function perronPair(matrix: NonNegativeMatrix, path: Path = []): PrincipalEigenpair {
  const space = spaceFor(matrix.length);
  const { size, vector, next } = space;
  vector.fill(1);
  const rounds = size < LARGE ? 1 : LARGE_ROUNDS;
  const steps = size < LARGE ? POWER_STEPS : LARGE_STEPS;
  let isSafe = false;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    for (let step = 0; step < steps && round < rounds; step++) powerStep(matrix, vector, next);
    const { low, high, mean } = scale(matrix, space);
    if (high - low <= TOLERANCE * high && Number.isFinite(mean)) {
      return { value: mean, vector: shares(vector) };
    }
    if (round < rounds - 1) continue;
    factorise(space, isSafe ? high * (1 + 1e-9) : mean);
    next.fill(1);
    for (let k = 0; k < (isSafe ? 1 : SOLUTIONS); k++) solve(space);
    isSafe = !isPositive(next);
    if (isSafe) continue;
    for (let i = 0; i < size; i++) vector[i] = (vector[i] as number) * (next[i] as number);
  }
  throw tooFarApart(path);
}

/**
 * Step of the power iteration: the image of a vector under a matrix, brought to sum 1.
 *
 * Complexity: O(n²).
 *
 * @param matrix n × n numbers of 0 or more
 * @param vector n positive numbers, which are overwritten
 * @param image work space for n numbers
 * @returns the vector
 * @example
 * powerStep([[1, 3], [1, 1]], Float64Array.of(1, 1), new Float64Array(2))[1]; // => 0.3333333333333333
 */
export function powerStep(
  matrix: NonNegativeMatrix,
  vector: Float64Array,
  image: Float64Array,
): Float64Array {
  const size = matrix.length;
  let total = 0;
  for (let i = 0; i < size; i++) {
    const row = matrix[i] as readonly number[];
    let sum = 0;
    for (let j = 0; j < size; j++) sum += (row[j] as number) * (vector[j] as number);
    image[i] = sum;
    total += sum;
  }
  for (let i = 0; i < size; i++) vector[i] = (image[i] as number) / total;
  return vector;
}

type Bounds = { readonly low: number; readonly high: number; readonly mean: number };

/** Fills the cells with −B and returns the bounds that the row sums of B give. */
function scale(matrix: NonNegativeMatrix, { size, cells, vector }: Space): Bounds {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  let total = 0;
  for (let i = 0; i < size; i++) {
    const row = matrix[i] as readonly number[];
    const factor = 1 / (vector[i] as number);
    let sum = 0;
    for (let j = 0; j < size; j++) {
      const cell = (row[j] as number) * (vector[j] as number) * factor;
      cells[i * size + j] = -cell;
      sum += cell;
    }
    if (sum < low) low = sum;
    if (sum > high) high = sum;
    total += sum;
  }
  return { low, high, mean: total / size };
}

/** Factorises shift · I − B in place without pivoting: it is an M-matrix or next to one. */
function factorise({ size, cells }: Space, shift: number): void {
  for (let i = 0; i < size; i++) cells[i * size + i] = (cells[i * size + i] as number) + shift;
  for (let k = 0; k < size; k++) {
    const pivot = cells[k * size + k] as number;
    // At the eigenvalue itself the last pivot is 0, and any small number does as well.
    const inverse = 1 / (pivot === 0 ? Number.EPSILON * shift : pivot);
    cells[k * size + k] = inverse;
    for (let i = k + 1; i < size; i++) {
      const factor = (cells[i * size + k] as number) * inverse;
      cells[i * size + k] = factor;
      for (let j = k + 1; j < size; j++) {
        const cell = cells[i * size + j] as number;
        cells[i * size + j] = cell - factor * (cells[k * size + j] as number);
      }
    }
  }
}

/** Replaces `next` by the solution for it, brought to mean 1. */
function solve({ size, cells, next }: Space): void {
  for (let i = 1; i < size; i++) {
    let value = next[i] as number;
    for (let j = 0; j < i; j++) value -= (cells[i * size + j] as number) * (next[j] as number);
    next[i] = value;
  }
  let total = 0;
  for (let i = size - 1; i >= 0; i--) {
    let value = next[i] as number;
    for (let j = i + 1; j < size; j++) {
      value -= (cells[i * size + j] as number) * (next[j] as number);
    }
    value *= cells[i * size + i] as number;
    next[i] = value;
    total += value;
  }
  const factor = size / total;
  for (let i = 0; i < size; i++) next[i] = (next[i] as number) * factor;
}

function shares(vector: Float64Array): number[] {
  const weights: number[] = [];
  for (let i = 0; i < vector.length; i++) weights.push(vector[i] as number);
  return normalised(weights);
}

const isPositive = (values: Float64Array): boolean =>
  values.every((value) => value > 0 && value < Number.POSITIVE_INFINITY);
