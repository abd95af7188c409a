import {
  type Change,
  type Cut,
  distanceOf,
  isMet,
  type Judgment,
  lowestChange,
  ROUNDING,
  ratioWith,
  type Trial,
  WORK_MAX,
} from './trial.ts';

/** One comparison with one cut, in units of work. */
const COMPARISON_WORK = 0.03;

/** Points near the least λmax of a set of judgments that are tried in order to exclude the set. */
const PROBES = 5;

/** The complete search, as far as its work allows. */
type Search = {
  readonly trial: Trial;
  readonly target: number;
  /** ln λmax at the target. */
  readonly limit: number;
  readonly until: number;
  best: Found | undefined;
};

type Found = {
  readonly changes: readonly Change[];
  readonly distance: number;
  readonly ratio: number;
};

/**
 * Fewer changes than those known, or as many and smaller ones, and whether nothing is better.
 *
 * Complexity: bounded by the work that is counted.
 */
export function fewestChanges(
  trial: Trial,
  target: number,
  known: readonly Change[],
): { changes: readonly Change[]; exact: boolean } {
  const root = trial.cut();
  const falls = trial.judgments.map((judgment, p) => lowestChange(root, judgment, p));
  const order = falls.map((_, p) => p).sort((a, b) => (falls[a] as number) - (falls[b] as number));
  const search: Search = {
    trial,
    target,
    limit: trial.limit(target),
    until: trial.work + WORK_MAX,
    best: undefined,
  };
  for (let count = 1; count <= known.length; count++) {
    if (count === known.length) {
      search.best = { changes: known, distance: distanceOf(known), ratio: ratioWith(trial, known) };
    }
    searchSets(search, root, order, falls, count);
    const isComplete = trial.work < search.until;
    if (search.best !== undefined) return { changes: search.best.changes, exact: isComplete };
    if (!isComplete) break;
  }
  return { changes: known, exact: known.length === 0 };
}

/** Every set of so many judgments that the first tangent does not exclude. */
function searchSets(
  search: Search,
  root: Cut,
  order: readonly number[],
  falls: readonly number[],
  count: number,
): void {
  const { trial, limit, until } = search;
  const chosen: number[] = [];
  const extend = (first: number, bound: number): void => {
    const missing = count - chosen.length;
    if (missing === 0) {
      searchSet(search, root, chosen);
      return;
    }
    for (let k = first; k <= order.length - missing && trial.work < until; k++) {
      trial.work += COMPARISON_WORK;
      const p = order[k] as number;
      const fall = falls[p] as number;
      // Those that follow fall less.
      if (bound + missing * fall > limit) return;
      chosen.push(p);
      extend(k + 1, bound + fall);
      chosen.pop();
    }
  };
  extend(0, root.base);
}

/** The smallest changes of exactly these judgments, if they are better than the best so far. */
function searchSet(search: Search, root: Cut, set: readonly number[]): void {
  if (isBeyond(search, set, -1, 0)) return;
  const { trial, limit } = search;
  const cuts = [root];
  let cut = root;
  for (let probe = 0; probe < PROBES; probe++) {
    for (const p of set) {
      const shift = cut.agreed[p] as number;
      trial.change(p, { to: (trial.judgments[p] as Judgment).from * Math.exp(shift), shift });
    }
    cut = trial.cut();
    cuts.push(cut);
    if (boundOf(trial, cut, set, 0, cut.base) > limit) break;
  }
  if (boundOf(trial, cut, set, 0, cut.base) <= limit) searchValues(search, cuts, set, [], 0);
  for (const p of set) trial.restore(p);
}

/** The least that a cut gets when the judgments from the k-th on may have any value. */
function boundOf(trial: Trial, cut: Cut, set: readonly number[], k: number, bound: number): number {
  let sum = bound;
  for (let m = k; m < set.length; m++) {
    const p = set[m] as number;
    sum += lowestChange(cut, trial.judgments[p] as Judgment, p);
  }
  return sum;
}

/** Values for the judgments after the chosen ones, the nearest first; every failure is a new cut. */
function searchValues(
  search: Search,
  cuts: Cut[],
  set: readonly number[],
  chosen: readonly Change[],
  distance: number,
): void {
  const { trial, until } = search;
  if (chosen.length === set.length) {
    tryValues(search, cuts, chosen, distance);
    return;
  }
  const p = set[chosen.length] as number;
  for (const option of (trial.judgments[p] as Judgment).options) {
    const total = distance + option.distance;
    if (trial.work >= until || isBeyond(search, set, chosen.length, total)) return;
    const next = [...chosen, { p, option }];
    if (!isExcluded(search, cuts, set, next)) searchValues(search, cuts, set, next, total);
  }
}

/** Whether this distance and the least of each judgment after the last are more than the best has. */
function isBeyond(
  { trial, best }: Search,
  set: readonly number[],
  last: number,
  distance: number,
): boolean {
  if (best === undefined) return false;
  let least = distance;
  for (let m = last + 1; m < set.length; m++) {
    least += (trial.judgments[set[m] as number] as Judgment).options[0]?.distance ?? 0;
  }
  return least > best.distance + ROUNDING;
}

/** Whether some cut stays above the limit whatever the judgments that are not chosen yet get. */
function isExcluded(
  { trial, limit }: Search,
  cuts: readonly Cut[],
  set: readonly number[],
  chosen: readonly Change[],
): boolean {
  return cuts.some((cut) => {
    trial.work += COMPARISON_WORK;
    let bound = cut.base;
    for (const { p, option } of chosen) bound += (cut.slopes[p] as number) * option.shift;
    return boundOf(trial, cut, set, chosen.length, bound) > limit;
  });
}

/** One matrix of the search: the best so far, or a cut for those to come. */
function tryValues(search: Search, cuts: Cut[], chosen: readonly Change[], distance: number): void {
  const { trial, target, best } = search;
  for (const { p, option } of chosen) trial.change(p, option);
  const cut = trial.cut();
  if (!isMet(cut.ratio, target)) {
    cuts.push(cut);
    return;
  }
  const isBetter =
    best === undefined || distance < best.distance - ROUNDING || cut.ratio < best.ratio - ROUNDING;
  if (isBetter) search.best = { changes: chosen, distance, ratio: cut.ratio };
}
