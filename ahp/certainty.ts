import { addNode, drawWeights, type Leaf, type Plan } from './certainty/draws.ts';
import { intervalOf, rank } from './certainty/summary.ts';
import type {
  Certainty,
  CertaintyLevel,
  CertaintyNode,
  CertaintyOptions,
  Interval,
} from './certainty/types.ts';
import { invalidRequest, type Path, requireCount, requireWithin, tooMuchWork } from './errors.ts';
import { sum } from './linear-algebra.ts';
import { normalRandom, seededRandom } from './random.ts';

export type * from './certainty/types.ts';

export const DRAWS_MAX = 100_000;
export const CONFIDENCE_DEFAULT = 0.9;

/** A standard deviation as wide as half of Saaty's scale. */
export const SPREAD_MAX = Math.log(9);

/** Draws × (n³ of each matrix that varies, and a total of each alternative): some seconds. */
const EFFORT_MAX = 1_000_000_000;

/** Sorting a draw of a total takes as long as adding up this many weights. */
const SORTING = 20;

/** Draws × leaves, of which each takes 8 bytes. */
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
 * with the highest `scoreMin` that it reaches, unrounded; below all of them it has none, and the
 * probabilities of the levels then sum to less than 1. Who shares a first place shares its
 * probability. The order of the experts does not matter, to the last digit.
 *
 * Complexity: O(draws · (Σ n³ + leaves · alternatives) + (leaves + alternatives) · draws · log
 * draws) with the eigenvector, n² instead of n³ with the other dialects; nodes that cannot vary
 * cost nothing. Memory: 8 bytes · draws · leaves.
 *
 * @param root the tree; node names are unique, each leaf has the same number of scores (0 or more)
 * @param options dialect, draws, seed, confidence, spread and levels
 * @param path where the root stands, for refusals; those of options stand at their own names
 * @returns intervals for global weights (0 to 1) and totals (in units of the scores), probabilities
 * @throws {AhpError} AHP_INVALID_REQUEST for options out of bounds or counts that do not fit;
 *   AHP_NOT_POSITIVE for known weights that are all 0; AHP_SIZE_UNSUPPORTED if it takes too long
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
  const { draws, confidence = CONFIDENCE_DEFAULT, spread = 0, levels = [] } = options;
  checkOptions({ ...options, confidence, spread, levels });
  const plan: Plan = { method: options.method, branches: [], leaves: [], slots: 1 };
  addNode(plan, root, 0, spread, path);
  const alternatives = checkedAlternatives(plan.leaves);
  checkEffort(plan, draws, alternatives);
  const random = normalRandom(seededRandom(options.seed));
  const { points, samples } = drawWeights(plan, draws, random);
  const summary = { confidence, levels: [...levels].sort((a, b) => b.scoreMin - a.scoreMin) };
  const weights = plan.leaves.map(({ name }, l): [string, Interval] => [
    name,
    intervalOf(points[l] as number, (samples[l] as Float64Array).slice().sort(), confidence),
  ]);
  return {
    draws,
    confidence,
    weights: Object.fromEntries(weights),
    ...rank(plan.leaves, points, samples, alternatives, summary),
  };
}

function checkOptions(options: Required<CertaintyOptions>): void {
  const { draws, seed, confidence, spread, levels } = options;
  requireWithin(draws, { min: 1, max: DRAWS_MAX, whole: true }, ['draws']);
  requireWithin(seed, { min: 0, max: Number.MAX_SAFE_INTEGER, whole: true }, ['seed']);
  requireWithin(confidence, { min: 1e-12, max: 1 - 1e-12 }, ['confidence']);
  requireWithin(spread, { min: 0, max: SPREAD_MAX }, ['spread']);
  checkLevels(levels);
}

function checkLevels(levels: readonly CertaintyLevel[]): void {
  levels.forEach(({ name, scoreMin }, i) => {
    if (!Number.isFinite(scoreMin)) {
      throw invalidRequest(['levels', i, 'scoreMin'], 'must be a finite number', '必须为有限数字');
    }
    const before = levels.slice(0, i);
    if (before.some((level) => level.name === name)) {
      throw invalidRequest(['levels', i, 'name'], 'level names must be unique', '等级名称不能重复');
    }
    if (before.some((level) => level.scoreMin === scoreMin)) {
      const message = 'two levels cannot begin at the same score';
      throw invalidRequest(['levels', i, 'scoreMin'], message, '两个等级的起始分数不能相同');
    }
  });
}

/** How many alternatives there are: as many as each leaf has scores. */
function checkedAlternatives(leaves: readonly Leaf[]): number {
  const count = leaves[0]?.scores.length ?? 0;
  for (const { scores, path } of leaves) requireCount(scores.length, count, [...path, 'scores']);
  return count;
}

function checkEffort({ branches, leaves }: Plan, draws: number, alternatives: number): void {
  const cubes = sum(branches.map(({ panel }) => (panel?.cells.length ?? 0) ** 3));
  const effort = draws * (cubes + (leaves.length + SORTING) * alternatives);
  if (effort <= EFFORT_MAX && draws * leaves.length <= WEIGHTS_MAX) return;
  throw tooMuchWork(['draws']);
}
