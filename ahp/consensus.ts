import { INTENSITY_MAX } from './scales.ts';

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
 * @param priorities one row an expert, n numbers of 0 or more that sum to 1
 * @param scaleMax the largest ratio c of the scale, above 1
 * @returns the indicator and the diversities e^H; one element leaves nothing to differ about: 1
 * @example
 * consensus([[0.5, 0.5], [0.5, 0.5]]).consensus; // => 1
 */
export function consensus(
  priorities: readonly (readonly number[])[],
  scaleMax: number = INTENSITY_MAX,
): Consensus {
  const size = priorities[0]?.length ?? 0;
  const experts = priorities.length;
  const mean = Array.from(
    { length: size },
    (_, i) => priorities.reduce((total, row) => total + (row[i] as number), 0) / experts,
  );
  const alpha = priorities.reduce((total, row) => total + entropy(row), 0) / experts;
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

function entropy(shares: readonly number[]): number {
  return shares.reduce((total, share) => total - (share > 0 ? share * Math.log(share) : 0), 0);
}

/** The entropy of one expert who judges one element c times as important as each other one. */
function entropyAtExtreme(size: number, scaleMax: number): number {
  const total = size + scaleMax - 1;
  return entropy([scaleMax / total, ...Array<number>(size - 1).fill(1 / total)]);
}
