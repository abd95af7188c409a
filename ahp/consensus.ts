import { requireRows, requireScores, requireWithin, sharesOf } from './checks.ts';
import { invalidRequest, type Path } from './errors.ts';
import { sum } from './linear-algebra.ts';
import { INTENSITY_MAX } from './scales.ts';

/** How far a row of priorities may be from sum 1, as published ones are rounded. */
const SUM_TOLERANCE = 1e-3;

/** How far priorities of several experts agree. */
export type Consensus = {
  /** S*: 0 for experts who could not differ more on the scale, 1 for experts who agree. */
  readonly consensus: number;
  /** Effective number of elements that an expert weighs, on average. */
  readonly alpha: number;
  /** Effective number of different opinions. */
  readonly beta: number;
  /** Effective number of elements that the group weighs. */
  readonly gamma: number;
};

/**
 * Consensus indicator S* by Shannon diversities (Goepel 2013; 2018, Implementation of an online
 * software tool for the AHP, eq. 11–21): H_α is the mean entropy of the experts, H_γ the entropy of
 * their mean, H_β = H_γ − H_α, M = e^(−H_β), and S* = (M − q) / (1 − q), where q is M for experts
 * who each judge another element extreme: q = e^(H_α,min) / n.
 *
 * Complexity: O(experts · n).
 *
 * @param priorities one row an expert, n numbers of 0 or more that sum to 1 within a thousandth
 * @param scaleMax the largest ratio c of the scale, 1.01 to a million
 * @param path where the priorities stand, for the refusals
 * @returns the indicator and the diversities e^H; one element leaves nothing to differ about: 1
 * @throws {AhpError} AHP_NOT_POSITIVE for a negative or infinite share; AHP_INVALID_REQUEST if shares
 *   do not sum to 1, rows differ in length, or the scale's end is out of bounds
 * @example
 * consensus([[0.5, 0.5], [0.5, 0.5]]).consensus; // => 1
 */
export function consensus(
  priorities: readonly (readonly number[])[],
  scaleMax: number = INTENSITY_MAX,
  path: Path = [],
): Consensus {
  const rows = requirePriorities(priorities, path);
  requireWithin(scaleMax, { min: 1.01, max: 1e6 }, ['scaleMax']);
  const [first] = rows;
  const size = first.length;
  const mean = first.map((_, i) => sum(rows.map((row) => row[i] as number)) / rows.length);
  const alpha = sum(rows.map(entropy)) / rows.length;
  const gamma = entropy(mean);
  const beta = Math.max(0, gamma - alpha);
  const furthest = Math.exp(entropyAtExtreme(size, scaleMax)) / size;
  const indicator = size < 2 ? 1 : (Math.exp(-beta) - furthest) / (1 - furthest);
  return {
    consensus: Math.min(1, Math.max(0, indicator)),
    alpha: Math.exp(alpha),
    beta: Math.exp(beta),
    gamma: Math.exp(gamma),
  };
}

/**
 * Priorities of a panel: one row an expert, all of the same elements.
 *
 * Complexity: O(experts · n).
 *
 * @param priorities what was given
 * @param path where the rows stand, for the refusals
 * @returns the rows, brought to sum 1
 * @throws {AhpError} as `consensus` does
 * @example
 * requirePriorities([[0.5, 0.5]], []); // => [[0.5, 0.5]]
 */
export function requirePriorities(
  priorities: unknown,
  path: Path,
): readonly [readonly number[], ...(readonly number[])[]] {
  return requireRows(priorities, path, (row, place, size) => {
    const shares = requireScores(row, place, size);
    if (Math.abs(sum(shares) - 1) <= SUM_TOLERANCE) return sharesOf(shares, place);
    throw invalidRequest(place, 'priorities must sum to 1', '优先级之和应为 1');
  });
}

function entropy(shares: readonly number[]): number {
  return shares.reduce((total, share) => total - (share > 0 ? share * Math.log(share) : 0), 0);
}

/** The entropy of one expert who judges one element c times as important as each other one. */
function entropyAtExtreme(size: number, scaleMax: number): number {
  const total = size + scaleMax - 1;
  return entropy([scaleMax / total, ...Array<number>(size - 1).fill(1 / total)]);
}
