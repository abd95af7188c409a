import { addNode, drawWeights, type Plan } from './certainty/draws.ts';
import { intervalOf, rank } from './certainty/summary.ts';
import type {
  Certainty,
  CertaintyLevel,
  CertaintyNode,
  CertaintyOptions,
  Interval,
} from './certainty/types.ts';
import { requireChoice, requireWithin } from './checks.ts';
import { invalidRequest, type Path, tooMuchWork } from './errors.ts';
import { sum } from './linear-algebra.ts';
import { PRIORITY_METHODS } from './priorities.ts';
import { normalRandom, seededRandom } from './random.ts';

export type * from './certainty/types.ts';

export const DRAWS_MAX = 100_000;
export const CONFIDENCE_DEFAULT = 0.9;

/** A standard deviation as wide as half of Saaty's scale. */
export const SPREAD_MAX = Math.log(9);

/** Where levels may begin. */
const SCORES = { min: -Number.MAX_VALUE, max: Number.MAX_VALUE };

/** Draws × (n³ of each matrix that varies, and a total of each alternative): some seconds. */
const EFFORT_MAX = 1_000_000_000;

/** Sorting a draw of a total takes as long as adding up this many weights. */
const SORTING = 20;

/** Draws × criteria, of which each takes 8 bytes. */
const WEIGHTS_MAX = 10_000_000;

/**
 * Certainty: how sure weights, totals, ranks and levels are, given how much the experts differ, by
 * Monte Carlo simulation (the question: Saaty & Vargas 1987, Uncertainty and rank order in the AHP,
 * European Journal of Operational Research 32; the lognormal model is this library's own choice).
 *
 * The model: the natural logarithm of each judgment above a diagonal is normal and independent of
 * the others. Its mean is that of the k experts' logarithms, so that the middle is their geometric
 * mean (AIJ); its variance is s² / k + spread², with s² the sample variance of the experts'
 * logarithms (0 for one expert): the uncertainty of their mean, and what `spread` adds for panels
 * of one. Drawn judgments are kept between 1e-9 and 1e9, the ratios that this library reads. Known
 * weights do not vary. Each draw takes the weights by the chosen dialect and adds up weight ·
 * score.
 *
 * `low` and `high` are the quantiles (1 ∓ confidence) / 2 of the draws, interpolated as by R's type
 * 7 and numpy. `point` is the figure without noise and need not be the mean. A total has the level
 * with the highest `scoreMin` that it reaches, but for rounding errors; below all of them it has none, and the
 * probabilities of the levels then sum to less than 1. Who shares a first place shares its
 * probability. The order of the experts does not matter, to the last digit.
 *
 * Complexity: O(draws · (Σ n³ + leaves · alternatives) + (leaves + alternatives) · draws · log
 * draws) with the eigenvector, n² instead of n³ with the other dialects; nodes that cannot vary
 * cost nothing. Memory: 8 bytes · draws · criteria.
 *
 * @param root the tree; node names are unique, each leaf has the same number of scores (0 or more)
 * @param options dialect, draws, seed, confidence, spread and levels
 * @param path where the root stands, for refusals; those of options stand at their own names
 * @returns intervals for global weights (0 to 1) and totals (in units of the scores), probabilities
 * @throws {AhpError} as `judgmentMatrix` does; AHP_INVALID_REQUEST for options out of bounds, counts
 *   that do not fit or a name that comes twice; AHP_NOT_POSITIVE for scores or weights that are
 *   negative or infinite, and for weights that are all 0; AHP_SIZE_UNSUPPORTED if it takes too long
 * @example
 * certainty(
 *   {
 *     name: 'goal',
 *     comparison: { experts: [[[1, 3], [1 / 3, 1]], [[1, 3], [1 / 3, 1]]] },
 *     children: [
 *       { name: 'price', scores: [80, 100] },
 *       { name: 'taste', scores: [100, 60] },
 *     ],
 *   },
 *   { method: 'geometric-mean', draws: 100, seed: 1, levels: [{ name: 'A', scoreMin: 90 }] },
 * ).alternatives[0]; // => {"point": 85, "mean": 85, "low": 85, "high": 85, "levels": {"A": 0}}
 */
export function certainty(
  root: CertaintyNode,
  options: CertaintyOptions,
  path: Path = [],
): Certainty {
  const { method, draws, confidence = CONFIDENCE_DEFAULT, spread = 0, levels = [] } = options;
  requireChoice(method, PRIORITY_METHODS, ['method']);
  requireWithin(draws, { min: 1, max: DRAWS_MAX, whole: true }, ['draws']);
  requireWithin(confidence, { min: 1e-12, max: 1 - 1e-12 }, ['confidence']);
  requireWithin(spread, { min: 0, max: SPREAD_MAX }, ['spread']);
  checkLevels(levels);
  const random = normalRandom(seededRandom(options.seed));
  const plan: Plan = { method, branches: [], leaves: [], names: new Set(), slots: 1 };
  addNode(plan, root, 0, spread, path);
  checkEffort(plan, draws);
  const { leaves } = plan;
  const weighed = drawWeights(plan, draws, random);
  const intervals = weighed.map(({ name, point, sample }): [string, Interval] => [
    name,
    intervalOf(point, sample.slice().sort(), confidence),
  ]);
  const summary = { draws, confidence, levels: levels.toSorted((a, b) => b.scoreMin - a.scoreMin) };
  return {
    draws,
    confidence,
    weights: Object.fromEntries(intervals.slice(0, leaves.length)),
    criteria: Object.fromEntries(intervals.slice(leaves.length)),
    ...rank(leaves, weighed, summary),
  };
}

function checkLevels(levels: readonly CertaintyLevel[]): void {
  levels.forEach((level, i) => {
    requireWithin(level.scoreMin, SCORES, ['levels', i, 'scoreMin']);
    for (const key of ['name', 'scoreMin'] as const) {
      if (!levels.slice(0, i).some((before) => before[key] === level[key])) continue;
      const message = 'levels must differ in name and in score';
      throw invalidRequest(['levels', i, key], message, '各等级的名称和起始分数不能相同');
    }
  });
}

function checkEffort({ branches, leaves, slots }: Plan, draws: number): void {
  const alternatives = leaves[0]?.scores.length ?? 0;
  const cubes = sum(branches.map(({ panel }) => (panel?.cells.length ?? 0) ** 3));
  const effort = draws * (cubes + (leaves.length + SORTING) * alternatives);
  if (effort <= EFFORT_MAX && draws * slots <= WEIGHTS_MAX) return;
  throw tooMuchWork(['draws']);
}
