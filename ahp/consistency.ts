import { requireWithin } from './checks.ts';
import type { Path } from './errors.ts';
import { at, type JudgmentMatrix, requireJudgments, requireSize } from './judgment-matrix.ts';
import { meanLogarithm } from './linear-algebra.ts';
import { perronPair } from './perron.ts';
import { type RandomIndexName, randomIndex } from './random-index.ts';

/** The consistency ratio below which Saaty calls judgments acceptable. */
export const CONSISTENCY_RATIO_LIMIT = 0.1;

/** How far below n rounding may leave λmax, relative to it. */
const ROUNDING = 1e-6;

/** How consistent a judgment matrix is, by every measure of the wire contract. */
export type Consistency = {
  readonly lambdaMax: number;
  readonly consistencyIndex: number;
  readonly randomIndex: number;
  readonly consistencyRatio: number;
  readonly geometricConsistencyIndex: number;
  readonly harmonicConsistencyIndex: number;
  readonly koczkodaj: number;
  readonly acceptable: boolean;
};

/**
 * Consistency of judgments: all figures at once, for whatever dialect the weights use, because
 * λmax is the principal eigenvalue in each of them.
 *
 * Complexity: O(n³).
 *
 * @param matrix a judgment matrix, n × n
 * @param table the random-index table that CR is read against
 * @param path where the matrix stands, for the refusals
 * @returns the figures; all are 0 for a perfectly consistent matrix, and CR is 0 for n ≤ 2
 * @throws {AhpError} as `judgmentMatrix` and `randomIndex` do
 * @example
 * consistency([[1, 2, 4], [1 / 2, 1, 2], [1 / 4, 1 / 2, 1]], 'saaty-1980').acceptable; // => true
 */
export function consistency(
  matrix: JudgmentMatrix,
  table: RandomIndexName = 'saaty-1980',
  path: Path = [],
): Consistency {
  const sound = requireJudgments(matrix, path);
  return consistencyAt(perronPair(sound).value, sound, table, path);
}

/**
 * Consistency of a matrix that was checked before and whose principal eigenvalue is known.
 *
 * Complexity: O(n³), for Koczkodaj's index.
 *
 * @param lambdaMax the principal eigenvalue
 * @param matrix a checked judgment matrix, n × n
 * @param table the random-index table
 * @param path where the matrix stands, for the refusal
 * @returns the figures
 * @throws {AhpError} as `randomIndex` does
 * @example
 * consistencyAt(2, [[1, 2], [1 / 2, 1]], 'saaty-1980', []).consistencyRatio; // => 0
 */
export function consistencyAt(
  lambdaMax: number,
  matrix: JudgmentMatrix,
  table: RandomIndexName,
  path: Path,
): Consistency {
  const size = matrix.length;
  const random = randomIndex(table, size, path);
  const index = consistencyIndex(lambdaMax, size);
  const consistencyRatio = size <= 2 ? 0 : index / random;
  return {
    lambdaMax,
    consistencyIndex: index,
    randomIndex: random,
    consistencyRatio,
    geometricConsistencyIndex: geometricIndex(matrix),
    harmonicConsistencyIndex: harmonicIndex(matrix),
    koczkodaj: worstTriad(matrix),
    acceptable: consistencyRatio < CONSISTENCY_RATIO_LIMIT,
  };
}

/**
 * Consistency index CI = (λmax − n) / (n − 1) (Saaty 1977): how far the principal eigenvalue is
 * above the size, which it reaches only for consistent judgments. Rounding errors below zero are
 * cut off, as λmax ≥ n holds for every judgment matrix.
 *
 * Complexity: O(1).
 *
 * @param lambdaMax the principal eigenvalue
 * @param size n, 1 to 100
 * @returns CI ≥ 0, 0 for n ≤ 2
 * @throws {AhpError} AHP_INVALID_REQUEST if λmax is less than n or infinite, or n no size;
 *   AHP_SIZE_UNSUPPORTED if n is too large
 * @example
 * consistencyIndex(3.1, 3); // => 0.050000000000000044
 */
export function consistencyIndex(lambdaMax: number, size: number): number {
  requireSize(size);
  requireWithin(lambdaMax, { min: size * (1 - ROUNDING), max: Number.MAX_VALUE }, ['lambdaMax']);
  return size <= 2 ? 0 : Math.max(0, lambdaMax - size) / (size - 1);
}

/**
 * Geometric consistency index GCI = 2 / ((n − 1)(n − 2)) · Σ_{i<j} ln²(a_ij · w_j / w_i), with
 * geometric-mean weights (Aguarón & Moreno-Jiménez 2003).
 *
 * Complexity: O(n²).
 *
 * @param matrix a judgment matrix
 * @returns GCI ≥ 0, 0 for n ≤ 2
 * @throws {AhpError} as `judgmentMatrix` does
 * @example
 * geometricConsistencyIndex([[1, 2], [0.5, 1]]); // => 0
 */
export function geometricConsistencyIndex(matrix: JudgmentMatrix): number {
  return geometricIndex(requireJudgments(matrix));
}

function geometricIndex(matrix: JudgmentMatrix): number {
  const size = matrix.length;
  if (size <= 2) return 0;
  const means = matrix.map(meanLogarithm);
  let squares = 0;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const ratio = (means[j] as number) - (means[i] as number);
      squares += (Math.log(at(matrix, i, j)) + ratio) ** 2;
    }
  }
  return (2 * squares) / ((size - 1) * (size - 2));
}

/**
 * Harmonic consistency index HCI = (HM − n)(n + 1) / (n(n − 1)), HM = n / Σ 1/s_j over the column
 * sums s_j (Stein & Mizzi 2007).
 *
 * Complexity: O(n²).
 *
 * @param matrix a judgment matrix
 * @returns HCI, 0 for consistent judgments and for n = 1
 * @throws {AhpError} as `judgmentMatrix` does
 * @example
 * harmonicConsistencyIndex([[1, 1], [1, 1]]); // => 0
 */
export function harmonicConsistencyIndex(matrix: JudgmentMatrix): number {
  return harmonicIndex(requireJudgments(matrix));
}

function harmonicIndex(matrix: JudgmentMatrix): number {
  const size = matrix.length;
  if (size === 1) return 0;
  let inverses = 0;
  for (let j = 0; j < size; j++) {
    let columnSum = 0;
    for (let i = 0; i < size; i++) columnSum += at(matrix, i, j);
    inverses += 1 / columnSum;
  }
  const harmonicMean = Math.max(size, size / inverses);
  return ((harmonicMean - size) * (size + 1)) / (size * (size - 1));
}

/**
 * Koczkodaj's inconsistency index: the worst triad, as the relative distance of a_ik from
 * a_ij · a_jk, whichever way round is nearer (Koczkodaj 1993, Duszak & Koczkodaj 1994).
 *
 * Complexity: O(n³).
 *
 * @param matrix a judgment matrix
 * @returns between 0 (consistent) and 1, 0 for n ≤ 2
 * @throws {AhpError} as `judgmentMatrix` does
 * @example
 * koczkodajIndex([[1, 2, 2], [1 / 2, 1, 2], [1 / 2, 1 / 2, 1]]); // => 0.5
 */
export function koczkodajIndex(matrix: JudgmentMatrix): number {
  return worstTriad(requireJudgments(matrix));
}

function worstTriad(matrix: JudgmentMatrix): number {
  const size = matrix.length;
  let closest = 1;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      for (let k = j + 1; k < size; k++) {
        const direct = at(matrix, i, k);
        const indirect = at(matrix, i, j) * at(matrix, j, k);
        const ratio = direct < indirect ? direct / indirect : indirect / direct;
        if (ratio < closest) closest = ratio;
      }
    }
  }
  return 1 - closest;
}
