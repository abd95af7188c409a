import {
  invalidRequest,
  nothingPositive,
  type Path,
  requireCount,
  requireWithin,
  tooMuchWork,
} from './errors.ts';
import { at, type JudgmentMatrix, RATIO_MAX } from './judgment-matrix.ts';
import { normalised, sum } from './linear-algebra.ts';
import { type PriorityMethod, priorityVector } from './priorities.ts';
import { normalRandom, type Random, seededRandom } from './random.ts';

/** One matrix for each expert, all of the same elements, or weights that are known. */
export type CertaintyComparison =
  | { readonly experts: readonly JudgmentMatrix[] }
  | { readonly weights: readonly number[] };

/** A criterion over further criteria: its comparison has one element a child, in their order. */
export type CertaintyBranch = {
  readonly name: string;
  readonly comparison: CertaintyComparison;
  readonly children: readonly CertaintyNode[];
};

/** A criterion that alternatives are scored under, as in a synthesis by ratings. */
export type CertaintyLeaf = { readonly name: string; readonly scores: readonly number[] };

export type CertaintyNode = CertaintyBranch | CertaintyLeaf;

/** A level that a total reaches from this score on. */
export type CertaintyLevel = { readonly name: string; readonly scoreMin: number };

export type CertaintyOptions = {
  readonly method: PriorityMethod;
  /** How many times all judgments are drawn, 1 to 100,000. */
  readonly draws: number;
  /** 0 to 2^53 − 1; the same seed gives the same answer. */
  readonly seed: number;
  /** The share of draws between low and high, above 0 and below 1; 0.9 by default. */
  readonly confidence?: number;
  /** A further standard deviation of each judgment's natural logarithm; 0 by default. */
  readonly spread?: number;
  readonly levels?: readonly CertaintyLevel[];
};

/** A figure without noise, and where the draws of it lie. */
export type Interval = {
  readonly point: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
};

/** An alternative's total, and how probable each level is for it. */
export type AlternativeCertainty = Interval & {
  readonly levels: Readonly<Record<string, number>>;
};

export type Certainty = {
  readonly draws: number;
  readonly confidence: number;
  /** Of each leaf, globally. */
  readonly weights: Readonly<Record<string, Interval>>;
  readonly alternatives: readonly AlternativeCertainty[];
  /** How probable it is that each alternative is first. */
  readonly firstPlace: readonly number[];
};

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

/** A panel's judgments above the diagonal, row by row: mean and deviation of their logarithms. */
type Panel = {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  /** Written by each draw. */
  readonly cells: number[][];
};

/** A branch: where its weight stands among the shares of all nodes, and where its children's do. */
type Branch = {
  readonly slot: number;
  readonly childSlots: readonly number[];
  /** The weights without noise. */
  readonly point: readonly number[];
  /** Absent where nothing varies. */
  readonly panel: Panel | undefined;
};

type Leaf = {
  readonly name: string;
  readonly slot: number;
  readonly scores: readonly number[];
  readonly path: Path;
};

/** The tree as two lists, parents before children, so that a draw is one pass. */
type Plan = {
  readonly method: PriorityMethod;
  readonly branches: Branch[];
  readonly leaves: Leaf[];
  slots: number;
};

type Summary = { readonly confidence: number; readonly levels: readonly CertaintyLevel[] };

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

function addNode(plan: Plan, node: CertaintyNode, slot: number, spread: number, path: Path): void {
  if (!('children' in node)) {
    plan.leaves.push({ name: node.name, slot, scores: node.scores, path });
    return;
  }
  const { comparison, children } = node;
  const childSlots = children.map(() => plan.slots++);
  if ('experts' in comparison) {
    const { experts } = comparison;
    checkExperts(experts, children.length, [...path, 'experts']);
    const panel = panelOf(experts, spread);
    writeJudgments(panel, () => 0);
    const point = priorityVector(panel.cells, plan.method);
    const varies = panel.deviations.some((deviation) => deviation > 0);
    plan.branches.push({ slot, childSlots, point, panel: varies ? panel : undefined });
  } else {
    const point = knownWeights(comparison.weights, children.length, [...path, 'weights']);
    plan.branches.push({ slot, childSlots, point, panel: undefined });
  }
  children.forEach((child, i) => {
    addNode(plan, child, childSlots[i] as number, spread, [...path, 'children', i]);
  });
}

function panelOf(experts: readonly JudgmentMatrix[], spread: number): Panel {
  const size = (experts[0] as JudgmentMatrix).length;
  const means = new Float64Array((size * (size - 1)) / 2);
  const deviations = new Float64Array(means.length);
  let next = 0;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      // In order of size, so that the order of the experts cannot change a rounding.
      const logarithms = experts.map((matrix) => Math.log(at(matrix, i, j))).sort((a, b) => a - b);
      const mean = meanOf(logarithms);
      means[next] = mean;
      deviations[next] = Math.sqrt(varianceOfMean(logarithms, mean) + spread * spread);
      next++;
    }
  }
  return { means, deviations, cells: Array.from({ length: size }, () => Array(size).fill(1)) };
}

/** The mean as a distance from the first, so that equal values have exactly themselves as mean. */
function meanOf(values: readonly number[]): number {
  const first = values[0] as number;
  return first + sum(values.map((value) => value - first)) / values.length;
}

/** s² / k: the variance of the mean of k values, 0 for one. */
function varianceOfMean(values: readonly number[], mean: number): number {
  const count = values.length;
  if (count === 1) return 0;
  return sum(values.map((value) => (value - mean) ** 2)) / (count - 1) / count;
}

const LOGARITHM_MAX = Math.log(RATIO_MAX);

/** Fills a panel's matrix with judgments: their means and, as far as they vary, noise. */
function writeJudgments({ means, deviations, cells }: Panel, noise: Random): void {
  let next = 0;
  for (let i = 0; i < cells.length; i++) {
    const row = cells[i] as number[];
    for (let j = i + 1; j < cells.length; j++) {
      const deviation = deviations[next] as number;
      const drawn = (means[next] as number) + (deviation > 0 ? deviation * noise() : 0);
      const judgment = Math.exp(Math.max(-LOGARITHM_MAX, Math.min(LOGARITHM_MAX, drawn)));
      row[j] = judgment;
      (cells[j] as number[])[i] = 1 / judgment;
      next++;
    }
  }
}

/** Global weights of the leaves: without noise, and one list of draws a leaf. */
function drawWeights(plan: Plan, draws: number, noise: Random) {
  const { branches, leaves, method, slots } = plan;
  const shares = new Float64Array(slots);
  shares[0] = 1;
  for (const { slot, childSlots, point } of branches) spreadShare(shares, slot, childSlots, point);
  const points = leaves.map(({ slot }) => shares[slot] as number);
  const samples = leaves.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    for (const { slot, childSlots, point, panel } of branches) {
      if (panel !== undefined) writeJudgments(panel, noise);
      const weights = panel === undefined ? point : priorityVector(panel.cells, method);
      spreadShare(shares, slot, childSlots, weights);
    }
    for (let l = 0; l < leaves.length; l++) {
      (samples[l] as Float64Array)[draw] = shares[(leaves[l] as Leaf).slot] as number;
    }
  }
  return { points, samples };
}

function spreadShare(
  shares: Float64Array,
  slot: number,
  childSlots: readonly number[],
  weights: readonly number[],
): void {
  const share = shares[slot] as number;
  for (let c = 0; c < childSlots.length; c++) {
    shares[childSlots[c] as number] = share * (weights[c] as number);
  }
}

/** Totals and first places, one alternative at a time, so that only weights are kept in memory. */
function rank(
  leaves: readonly Leaf[],
  points: readonly number[],
  samples: readonly Float64Array[],
  count: number,
  { confidence, levels }: Summary,
): Pick<Certainty, 'alternatives' | 'firstPlace'> {
  const draws = (samples[0] as Float64Array).length;
  const totals = new Float64Array(draws);
  const greatest = new Float64Array(draws).fill(-1);
  const sharers = new Uint32Array(draws);
  const alternatives = Array.from({ length: count }, (_, a): AlternativeCertainty => {
    const point = points.reduce((total, weight, l) => total + weight * scoreOf(leaves, l, a), 0);
    addUp(totals, leaves, samples, a);
    for (let draw = 0; draw < draws; draw++) {
      const total = totals[draw] as number;
      if (total < (greatest[draw] as number)) continue;
      sharers[draw] = total === greatest[draw] ? (sharers[draw] as number) + 1 : 1;
      greatest[draw] = total;
    }
    const sorted = totals.sort();
    return { ...intervalOf(point, sorted, confidence), levels: levelsOf(sorted, levels) };
  });
  const firstPlace = alternatives.map((_, a) => {
    addUp(totals, leaves, samples, a);
    let times = 0;
    for (let draw = 0; draw < draws; draw++) {
      if (totals[draw] === greatest[draw]) times += 1 / (sharers[draw] as number);
    }
    return times / draws;
  });
  return { alternatives, firstPlace };
}

function scoreOf(leaves: readonly Leaf[], leaf: number, alternative: number): number {
  return (leaves[leaf] as Leaf).scores[alternative] as number;
}

/** Overwrites the totals with Σ weight · score of one alternative, for each draw. */
function addUp(
  totals: Float64Array,
  leaves: readonly Leaf[],
  samples: readonly Float64Array[],
  alternative: number,
): void {
  totals.fill(0);
  samples.forEach((weights, l) => {
    const score = scoreOf(leaves, l, alternative);
    for (let draw = 0; draw < totals.length; draw++) {
      totals[draw] = (totals[draw] as number) + (weights[draw] as number) * score;
    }
  });
}

function intervalOf(point: number, sorted: Float64Array, confidence: number): Interval {
  let beyond = 0;
  for (let draw = 0; draw < sorted.length; draw++) beyond += (sorted[draw] as number) - point;
  return {
    point,
    mean: point + beyond / sorted.length,
    low: quantile(sorted, (1 - confidence) / 2),
    high: quantile(sorted, (1 + confidence) / 2),
  };
}

/** The quantile of type 7 (Hyndman & Fan 1996): linear between the values in order. */
function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (place - below) * (high - low);
}

/** The share of totals in each level; levels come with the highest first. */
function levelsOf(
  sorted: Float64Array,
  levels: readonly CertaintyLevel[],
): Readonly<Record<string, number>> {
  let above = 0;
  const shares = levels.map(({ name, scoreMin }): [string, number] => {
    const first = sorted.findIndex((total) => total >= scoreMin);
    const reached = first === -1 ? 0 : sorted.length - first;
    const share = (reached - above) / sorted.length;
    above = reached;
    return [name, share];
  });
  return Object.fromEntries(shares);
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

function checkExperts(experts: readonly JudgmentMatrix[], size: number, path: Path): void {
  if (experts.length === 0) throw invalidRequest(path, 'must not be empty', '不能为空');
  for (const [e, matrix] of experts.entries()) requireCount(matrix.length, size, [...path, e]);
}

function knownWeights(weights: readonly number[], size: number, path: Path): readonly number[] {
  requireCount(weights.length, size, path);
  if (sum(weights) > 0) return normalised(weights);
  throw nothingPositive(path);
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
