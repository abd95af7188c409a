import { requireChoice } from './checks.ts';
import { type KnownJudgment, requireConnected, requireKnown } from './comparison-graph.ts';
import { leastEigenvalue } from './completion/least-eigenvalue.ts';
import {
  add,
  addToLaplacian,
  completedMatrix,
  harkerMatrix,
  missingJudgments,
} from './completion/matrices.ts';
import { consistencyIndex } from './consistency.ts';
import { type Path, tooFarApart } from './errors.ts';
import { filled, normalised, solved } from './linear-algebra.ts';
import { perronPair } from './perron.ts';
import { type RandomIndexName, randomIndex } from './random-index.ts';

/** What the missing judgments of an incomplete matrix are chosen by. */
export const COMPLETION_CRITERIA = ['lambda-max', 'logarithmic-least-squares', 'harker'] as const;
export type CompletionCriterion = (typeof COMPLETION_CRITERIA)[number];

export type Completion = {
  /** The judgments that were not known, i < j; empty for Harker's method, which needs none. */
  readonly missing: readonly KnownJudgment[];
  readonly weights: readonly number[];
  readonly lambdaMax: number;
  readonly consistencyRatio: number;
};

/** The logarithm of the largest ratio of weights that is answered: doubles end at 1e308. */
const SPREAD_MAX = Math.log(1e300);

/**
 * Completion of an incomplete judgment matrix, unique exactly when every element can be reached from
 * every other one through known comparisons (Bozóki, Fülöp & Rónyai 2010).
 * - 'lambda-max': the missing judgments that minimise λmax, and the eigenvector of the result
 *   (Shiraishi, Obata & Daigo 1998; Bozóki, Fülöp & Rónyai 2010).
 * - 'logarithmic-least-squares': the weights that minimise Σ ln²(a_ij · w_j / w_i) over the known
 *   pairs; their logarithms solve a linear system with the Laplacian of the graph of comparisons.
 * - 'harker': the eigenvector of the matrix that has 0 for what is missing and 1 + their number on
 *   the diagonal (Harker 1987).
 *
 * Complexity: O(n³) a step, about five steps for 'lambda-max' and 60 at most, one otherwise.
 *
 * @param size n, the number of elements, 1 to 100
 * @param judgments known comparisons, 0-based, i ≠ j, each pair once in either direction, values above 0
 * @param criterion one of the three
 * @param table the random-index table that CR is read against
 * @param path where the judgments stand, for the refusals
 * @returns missing judgments, weights that sum to 1, λmax and CR
 * @throws {AhpError} as `requireKnown` and `randomIndex` do; AHP_GRAPH_DISCONNECTED with the
 *   components named; AHP_INVALID_REQUEST for an unknown criterion, or if the judgments lead to
 *   ratios, or are contradictions, that doubles cannot hold
 * @example
 * complete(3, [[0, 1, 2], [1, 2, 2]], 'lambda-max', 'saaty-1980').missing[0][2].toFixed(9); // => "4.000000000"
 */
export function complete(
  size: number,
  judgments: readonly KnownJudgment[],
  criterion: CompletionCriterion,
  table: RandomIndexName,
  path: Path = [],
): Completion {
  requireChoice(criterion, COMPLETION_CRITERIA, ['criterion']);
  const known = requireKnown(size, judgments, path);
  requireConnected(size, known, path);
  const random = randomIndex(table, size, path);
  const fit = leastSquares(size, known);
  const potentials = criterion === 'lambda-max' ? leastEigenvalue(known, fit, path) : fit;
  const matrix = (criterion === 'harker' ? harkerMatrix : completedMatrix)(known, potentials);
  const { value, vector } = perronPair(matrix, path);
  // λmax ≥ n, but for rounding errors.
  const lambdaMax = Math.max(size, value);
  const logarithms =
    criterion === 'logarithmic-least-squares'
      ? potentials
      : potentials.map((own, i) => own + Math.log(vector[i] as number));
  requireSpread(potentials, path);
  requireSpread(logarithms, path);
  return {
    missing: criterion === 'harker' ? [] : missingJudgments(known, potentials),
    weights: weightsOf(logarithms),
    lambdaMax,
    consistencyRatio: size <= 2 ? 0 : consistencyIndex(lambdaMax, size) / random,
  };
}

function requireSpread(logarithms: readonly number[], path: Path): void {
  const spread = Math.max(...logarithms) - Math.min(...logarithms);
  if (!(spread <= SPREAD_MAX)) throw tooFarApart(path);
}

function weightsOf(logarithms: readonly number[]): number[] {
  const largest = Math.max(...logarithms);
  return normalised(logarithms.map((value) => Math.exp(value - largest)));
}

/**
 * The logarithms of the weights that fit the known judgments best, with mean 0: they solve the
 * linear system of the Laplacian of the graph of comparisons.
 */
function leastSquares(size: number, known: readonly KnownJudgment[]): number[] {
  const sums = Array<number>(size).fill(0);
  // L has one free constant; adding 1 everywhere fixes it, since the sums have no part in it.
  const rows = filled(size, 1);
  for (const [i, j, value] of known) {
    add(sums, i, Math.log(value));
    add(sums, j, -Math.log(value));
    addToLaplacian(rows, i, j, 1);
  }
  const right = sums.map((sum) => [sum]);
  return solved(rows, right).map(([logarithm]) => logarithm as number);
}
