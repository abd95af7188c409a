import { addNode, drawWeights, type Plan } from './certainty/draws.ts';
import type { CertaintyNode } from './certainty/types.ts';
import { DRAWS_MAX } from './certainty.ts';
import { requireWithin } from './checks.ts';
import type { Path } from './errors.ts';
import type { PriorityMethod } from './priorities.ts';
import { normalRandom, seededRandom } from './random.ts';

/** Global weights of leaves, and the draws of each. */
export type WeightDraws = {
  readonly points: Readonly<Record<string, number>>;
  readonly samples: Readonly<Record<string, Float64Array>>;
};

/**
 * Weight draws: the draws that `certainty` summarises, for who reads something else off them than
 * totals, such as levels that have rules of their own. The same model, the same seed, the same draws.
 *
 * Complexity: O(draws · Σ n³) with the eigenvector, n² otherwise.
 *
 * @param root the tree; what its leaves score does not matter
 * @param options dialect, draws (1 to 100,000) and seed
 * @param path where the root stands, for refusals
 * @returns each leaf's weight without noise, and one weight a draw
 * @throws {AhpError} AHP_INVALID_REQUEST for options out of bounds or counts that do not fit
 * @example
 * weightDraws(
 *   {
 *     name: 'goal',
 *     comparison: { experts: [[[1, 3], [1 / 3, 1]]] },
 *     children: [{ name: 'price', scores: [0] }, { name: 'taste', scores: [0] }],
 *   },
 *   { method: 'geometric-mean', draws: 10, seed: 1 },
 * ).samples.price[9].toFixed(6); // => "0.750000"
 */
export function weightDraws(
  root: CertaintyNode,
  { method, draws, seed }: { method: PriorityMethod; draws: number; seed: number },
  path: Path = [],
): WeightDraws {
  requireWithin(draws, { min: 1, max: DRAWS_MAX, whole: true }, ['draws']);
  const plan: Plan = { method, branches: [], leaves: [], names: new Set(), slots: 1 };
  addNode(plan, root, 0, 0, path);
  const weighed = drawWeights(plan, draws, normalRandom(seededRandom(seed)));
  const leaves = weighed.slice(0, plan.leaves.length);
  return {
    points: Object.fromEntries(leaves.map(({ name, point }) => [name, point])),
    samples: Object.fromEntries(leaves.map(({ name, sample }) => [name, sample])),
  };
}
