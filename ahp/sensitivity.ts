import { requireCount } from './checks.ts';
import type { Path } from './errors.ts';
import {
  type HierarchyNode,
  type HierarchyOptions,
  type WeighedLeaf,
  weighedTree,
} from './hierarchy.ts';

import { largest } from './linear-algebra.ts';

/** A change of one criterion's weight that exchanges the ranks of two alternatives. */
export type CriticalChange = {
  readonly criterion: string;
  /** The criterion's global weight. */
  readonly weight: number;
  /** To be added to the weight: a negative change lowers it. */
  readonly absoluteChange: number;
  /** The absolute change as a fraction of the weight; null where the weight is 0, or next to it. */
  readonly relativeChange: number | null;
  readonly pair: readonly [string, string];
};

/** How far a result depends on the weights. */
export type Sensitivity = {
  /** By the whole weight at most, the smallest change first; null where there are too many. */
  readonly critical: readonly CriticalChange[] | null;
  /** Increases by more than the weight itself, in the same order; null with `critical`. */
  readonly largeIncreases: readonly CriticalChange[] | null;
  /** For each criterion, within which weights the first place does not change. */
  readonly stability: Readonly<Record<string, readonly [low: number, high: number]>>;
};

/** Totals that differ by less than this, relative to the greatest, count as the same. */
export const TIE_TOLERANCE = 1e-11;

/** Pairs of alternatives × criteria: beyond this nobody reads the changes. */
const CHANGES_MAX = 200_000;

/**
 * Sensitivity of a hierarchy: which change of a weight would exchange two alternatives, and between
 * which weights the first place stands. The criteria are the leaves of the tree with their global
 * weights W; a_i is what alternative i has under a leaf, as the synthesis scales it, and P_i is its
 * total.
 *
 * `critical` and `largeIncreases` (Triantaphyllou & Sánchez 1997, Decision Sciences 28): for each
 * pair i < j in the order given and each criterion with a_i ≠ a_j, the change −(P_i − P_j) /
 * (a_i − a_j), added to the weight while the others stay as they are, makes the two totals equal
 * (and they stay equal if all weights are divided by their new sum). A decrease by more than the
 * whole weight is not feasible, as the weight would be negative, and is left out. All others are
 * feasible, and are in two lists: `critical` has those of the weight's own size at most, as the
 * published lists that this library is checked against have them, `largeIncreases` those that more
 * than double the weight. Two alternatives are robust against a criterion only if neither list
 * names them. Each list is in order of size, then of criterion (in the order of the tree), then of
 * pair; both are null beyond 200,000 pairs × criteria.
 *
 * `stability`: here the other weights are re-normalised in proportion, so that with the weight w
 * the total is w · a_i + (1 − w) · (P_i − W · a_i) / (1 − W): linear in w, so that the ends are
 * exact. Within [low, high] the alternative that `firstPlace` names stays first or ties. A
 * criterion that has all the weight answers [0, 1]: in proportion the others stay 0, and can win
 * nobody anything.
 *
 * Complexity: that of the synthesis, O(leaves · alternatives) for `stability`, and O(leaves ·
 * alternatives² · log) for the changes.
 *
 * @param root a tree, as `synthesise` takes it
 * @param names of the alternatives, in the order of the scores
 * @param options dialect, random-index table, synthesis and scale
 * @param path where the root stands, for refusals
 * @returns changes and intervals, in units of global weight (0 to 1)
 * @throws {AhpError} as `synthesise` does; AHP_INVALID_REQUEST if there is not one name for each
 *   alternative
 * @example
 * sensitivity(
 *   {
 *     name: 'goal',
 *     comparison: { weights: [3, 1] },
 *     children: [
 *       { name: 'price', alternatives: { scores: [1, 0.5] } },
 *       { name: 'taste', alternatives: { scores: [0, 1] } },
 *     ],
 *   },
 *   ['tea', 'juice'],
 *   { method: 'eigenvector', randomIndex: 'saaty-1980', synthesis: 'ratings' },
 * ).stability.taste; // => [0, 0.3333333333333333]
 */
export function sensitivity(
  root: HierarchyNode,
  names: readonly string[],
  options: HierarchyOptions,
  path: Path = [],
): Sensitivity {
  const { totals, leaves } = weighedTree(root, options, path);
  requireCount(names.length, totals.length, path);
  return {
    ...feasibleChanges(leaves, totals, names),
    stability: Object.fromEntries(leaves.map((leaf) => [leaf.name, stableWeights(leaf, totals)])),
  };
}

/**
 * First place: the alternative with the greatest total. Totals within 1e-11 of it, relative, tie
 * with it, and of those that tie the first in the order given has the place, as rounding must not
 * decide it.
 *
 * Complexity: O(alternatives).
 *
 * @param totals of the alternatives, 0 or more, in their order
 * @returns the index of the first place, −1 if there is no alternative
 * @example
 * firstPlace([0.2, 0.4, 0.4]); // => 1
 */
export function firstPlace(totals: readonly number[]): number {
  const greatest = largest(totals);
  return totals.findIndex((total) => total >= greatest * (1 - TIE_TOLERANCE));
}

function feasibleChanges(
  criteria: readonly WeighedLeaf[],
  totals: readonly number[],
  names: readonly string[],
): Pick<Sensitivity, 'critical' | 'largeIncreases'> {
  const pairs = (totals.length * (totals.length - 1)) / 2;
  if (pairs * criteria.length > CHANGES_MAX) return { critical: null, largeIncreases: null };
  const changes = criteria
    .flatMap((criterion) => changesOf(criterion, totals, names))
    .sort((a, b) => Math.abs(a.absoluteChange) - Math.abs(b.absoluteChange));
  return {
    critical: changes.filter(({ absoluteChange, weight }) => absoluteChange <= weight),
    largeIncreases: changes.filter(({ absoluteChange, weight }) => absoluteChange > weight),
  };
}

function changesOf(
  { name, weight, column }: WeighedLeaf,
  totals: readonly number[],
  names: readonly string[],
): readonly CriticalChange[] {
  const changes: CriticalChange[] = [];
  for (let i = 0; i < totals.length; i++) {
    for (let j = i + 1; j < totals.length; j++) {
      const difference = differenceOf(column[i] as number, column[j] as number);
      const change = differenceOf(totals[j] as number, totals[i] as number) / difference + 0;
      // Where the difference is 0, the change is infinite or no number.
      if (!Number.isFinite(change) || change < -weight) continue;
      const relative = change / weight;
      changes.push({
        criterion: name,
        weight,
        absoluteChange: change,
        relativeChange: Number.isFinite(relative) ? relative : null,
        pair: [names[i] as string, names[j] as string],
      });
    }
  }
  return changes;
}

/** Left − right, 0 where only rounding sets them apart. */
function differenceOf(left: number, right: number): number {
  const difference = left - right;
  return Math.abs(difference) <= TIE_TOLERANCE * Math.max(left, right) ? 0 : difference;
}

/**
 * The lead of the first place over another is, up to the factor 1 / (1 − W), h(w) =
 * (w − W) · (a_1 − a_k) + (1 − w) · (P_1 − P_k), which has no division that W = 1 could spoil.
 */
function stableWeights(
  { weight, column }: WeighedLeaf,
  totals: readonly number[],
): readonly [number, number] {
  const first = firstPlace(totals);
  const [firstTotal, firstScore] = [totals[first] as number, column[first] as number];
  let [low, high] = [0, 1];
  totals.forEach((total, k) => {
    const lead = Math.max(0, firstTotal - total);
    const edge = differenceOf(firstScore, column[k] as number);
    const end = (weight * edge - lead) / (edge - lead);
    if (weight * edge - lead > TIE_TOLERANCE * firstTotal) low = Math.max(low, end);
    if (edge < 0) high = Math.min(high, end);
  });
  return [Math.min(low, weight), Math.min(1, Math.max(high, weight))];
}
