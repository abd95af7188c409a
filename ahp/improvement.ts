import { consistencyIndex } from './consistency.ts';
import type { Path } from './errors.ts';
import { at, type JudgmentMatrix, pairsOf } from './judgment-matrix.ts';
import { principalEigenpair } from './perron.ts';
import { type RandomIndexName, randomIndex } from './random-index.ts';

/** A judgment that is proposed instead of another; nothing is changed by itself. */
export type RepairStep = {
  readonly i: number;
  readonly j: number;
  readonly from: number;
  readonly to: number;
  readonly consistencyRatioAfter: number;
};

/** Changes that bring CR to a target or, where none were found, as near to it as was found. */
export type Repair = {
  /** At most one a judgment, the one that does most by itself first. */
  readonly steps: readonly RepairStep[];
  /** Whether CR is at the target after the last step. */
  readonly met: boolean;
  /** Whether it is certain that no repair has fewer steps, nor as few and smaller ones. */
  readonly exact: boolean;
};

/** Three judgments that contradict each other, by Koczkodaj's index of the triad. */
export type Triad = {
  readonly elements: readonly [i: number, j: number, k: number];
  readonly inconsistency: number;
};

/** A judgment's effect on CR, and the answer that the others would give instead of it. */
export type JudgmentEffect = {
  readonly i: number;
  readonly j: number;
  readonly value: number;
  /** The value on Saaty's scale with the lowest CR, everything else unchanged. */
  readonly best: number;
  readonly consistencyRatioAtBest: number;
  /** By how much CR falls at it. */
  readonly gain: number;
};

/** Saaty's scale with its reciprocals, from 1/9 to 9. */
export const SAATY_SCALE: readonly number[] = [
  ...Array.from({ length: 8 }, (_, k) => 1 / (9 - k)),
  ...Array.from({ length: 9 }, (_, k) => k + 1),
];

/**
 * Work is counted in units of a microsecond or two, not measured, so that the same matrix always gets
 * the same answer. The complete search, the greedy one, its clean-up and the effects of judgments
 * have as much each.
 */
const WORK_MAX = 300_000;

/** An eigenvalue of a matrix of this size with its share of a tangent, in units of work. */
const eigenvalueWork = (size: number): number => 1 + size ** 2 / 40 + size ** 3 / 1500;

/** One comparison with one cut, in units of work. */
const COMPARISON_WORK = 0.03;

/** Eigenvalues that the effect of one judgment takes, seldom more. */
const WALK_LENGTH = 6;

/** Points near the least λmax of a set of judgments that are tried in order to exclude the set. */
const PROBES = 5;

/** Judgments that a greedy step compares before it takes one. */
const COMPARED = 8;

/** Rounding errors of λmax, far below any difference that a step of the scale makes. */
const ROUNDING = 1e-12;

/**
 * Triads by inconsistency: the triples of elements whose three judgments contradict each other, the
 * worst first (Koczkodaj 1993): 1 − min(r, 1/r) with r = a_ik / (a_ij · a_jk).
 *
 * Complexity: O(n³ log n).
 *
 * @param matrix a checked judgment matrix
 * @param limit how many at most
 * @returns triads i < j < k with an inconsistency above 0, up to rounding
 * @example
 * worstTriads([[1, 2, 2], [1 / 2, 1, 2], [1 / 2, 1 / 2, 1]], 1)[0].elements; // => [0, 1, 2]
 */
export function worstTriads(matrix: JudgmentMatrix, limit: number): readonly Triad[] {
  const triads: Triad[] = [];
  const size = matrix.length;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      for (let k = j + 1; k < size; k++) {
        const ratio = at(matrix, i, k) / (at(matrix, i, j) * at(matrix, j, k));
        const inconsistency = 1 - Math.min(ratio, 1 / ratio);
        if (inconsistency > 1e-9) triads.push({ elements: [i, j, k], inconsistency });
      }
    }
  }
  return triads.sort((a, b) => b.inconsistency - a.inconsistency).slice(0, limit);
}

/**
 * Judgments by effect: for each judgment the value on Saaty's scale that makes CR lowest, the largest
 * gain first. The first of them is the single answer to ask again. λmax is convex in the logarithm of
 * a judgment (Kingman 1961), so the lowest value is found by walking downhill.
 *
 * Complexity: O(n² · n³). Above 37 elements only the judgments that may gain most, by the slope of
 * λmax, are examined: as many as about half a second allows, 54 for 100 elements.
 *
 * @param matrix a checked judgment matrix
 * @param table the random-index table
 * @param path where the matrix stands, for the refusal
 * @returns one entry a pair i < j, with a gain of 0 where the judgment is best as it is
 * @throws {AhpError} AHP_SIZE_UNSUPPORTED if the table does not cover n
 * @example
 * judgmentEffects([[1, 2, 8], [1 / 2, 1, 2], [1 / 8, 1 / 2, 1]], 'saaty-1980')[0].best; // => 4
 */
export function judgmentEffects(
  matrix: JudgmentMatrix,
  table: RandomIndexName,
  path: Path = [],
): readonly JudgmentEffect[] {
  const trial = new Trial(matrix, randomIndex(table, matrix.length, path));
  const cut = trial.cut();
  const count = Math.floor(WORK_MAX / (WALK_LENGTH * eigenvalueWork(matrix.length)));
  return trial.judgments
    .map((judgment, p) => ({ judgment, p, reach: lowestChange(cut, judgment, p) }))
    .sort((a, b) => a.reach - b.reach)
    .slice(0, count)
    .map(({ judgment: { i, j, from }, p }) => {
      const { to, ratio } = lowest(trial, p, cut);
      const gain = cut.ratio - ratio;
      return { i, j, value: from, best: to, consistencyRatioAtBest: ratio, gain };
    })
    .sort((a, b) => b.gain - a.gain || a.i - b.i || a.j - b.j);
}

/**
 * Repair of an inconsistent matrix: the fewest changes to values on Saaty's scale after which CR
 * meets the target, and among repairs of as many the one that moves the judgments least, in steps of
 * the scale. It is proposed to the expert and never applied by itself.
 *
 * A greedy search comes first: it takes what lowers CR most, then drops the changes that are not
 * needed and shrinks the others while the target is met. Then sets of one judgment, of two and so on
 * are searched completely, until a repair is found or the work allowed is used up. ln λmax is convex
 * in the logarithms of the judgments (Kingman 1961), so its tangent at any matrix is a lower bound
 * for all others: it excludes most sets, and most values of the rest, without an eigenvalue.
 *
 * `exact` says that the complete search came to its end. For a target of 0.1 it does, on random
 * judgments, for three changes up to 10 elements and four up to 8, mostly for six of 6; where it does
 * not, the steps are the best found. Without `met` they are as far as the greedy search got before it
 * ran out of work, above 20 elements. Where it gets stuck, for a target near 0, it starts its clean-up
 * from consistent judgments on the scale.
 *
 * Complexity: bounded, to less than a second or so; the answer is the same every time.
 *
 * @param matrix a checked judgment matrix
 * @param target CR to be reached, 0 or more
 * @param table the random-index table
 * @param path where the matrix stands, for the refusal
 * @returns the steps, each with the CR after it and those before it; none if the target is met
 * @throws {AhpError} AHP_SIZE_UNSUPPORTED if the table does not cover n
 * @example
 * repair([[1, 2, 8], [1 / 2, 1, 2], [1 / 8, 1 / 2, 1]], 0.01, 'saaty-1980').steps[0].to; // => 3
 */
export function repair(
  matrix: JudgmentMatrix,
  target: number,
  table: RandomIndexName,
  path: Path = [],
): Repair {
  const trial = new Trial(matrix, randomIndex(table, matrix.length, path));
  if (isMet(trial.ratio(), target)) return { steps: [], met: true, exact: true };
  const greedy = greedyChanges(trial, target);
  const { changes, exact } = fewestChanges(trial, target, greedy.met ? greedy.changes : undefined);
  const steps = inOrder(trial, changes ?? greedy.changes);
  return { steps, met: changes !== undefined, exact };
}

const isMet = (ratio: number, target: number): boolean => ratio <= target + ROUNDING;

/** A value that a judgment may get: how far away it is, in logarithms and in steps of the scale. */
type Option = { readonly to: number; readonly shift: number; readonly distance: number };

type Judgment = {
  readonly i: number;
  readonly j: number;
  readonly from: number;
  /** Values other than the present one, the nearest first. */
  readonly options: readonly Option[];
  /** The least and the largest shift of them. */
  readonly down: number;
  readonly up: number;
};

type Change = { readonly p: number; readonly option: Option };

/**
 * The tangent of ln λmax at some matrix, as a function of the shifts of the judgments from the given
 * ones. By convexity ln λmax is nowhere below it.
 */
type Cut = {
  readonly ratio: number;
  /** The tangent at the given matrix. */
  readonly base: number;
  readonly slopes: Float64Array;
  /** The shift of each judgment that agrees best with the others, approximately. */
  readonly agreed: Float64Array;
};

/** A matrix whose judgments are tried out in place, and the work that this has taken. */
class Trial {
  readonly judgments: readonly Judgment[];
  work = 0;
  readonly #size: number;
  readonly #random: number;
  readonly #given: JudgmentMatrix;
  readonly #rows: number[][];
  readonly #columns: number[][];
  readonly #shifts: Float64Array;

  constructor(matrix: JudgmentMatrix, random: number) {
    this.#size = matrix.length;
    this.#random = random;
    this.#given = matrix;
    this.#rows = matrix.map((row) => [...row]);
    this.#columns = matrix.map((_, j) => matrix.map((row) => row[j] as number));
    this.judgments = pairsOf(matrix.length).map(([i, j]) => judgmentAt(matrix, i, j));
    this.#shifts = new Float64Array(this.judgments.length);
  }

  change(p: number, { to, shift }: { readonly to: number; readonly shift: number }): void {
    this.#set(p, to, 1 / to, shift);
  }

  restore(p: number): void {
    const { i, j, from } = this.judgments[p] as Judgment;
    this.#set(p, from, at(this.#given, j, i), 0);
  }

  shiftOf(p: number): number {
    return this.#shifts[p] as number;
  }

  /** ln λmax above which CR certainly is above the target, as rounded slopes add up. */
  limit(target: number): number {
    const size = this.#size;
    return Math.log(size + (target + ROUNDING) * this.#random * (size - 1)) + 100 * ROUNDING;
  }

  ratio(): number {
    this.work += eigenvalueWork(this.#size);
    return this.#ratioAt(principalEigenpair(this.#rows).value);
  }

  cut(): Cut {
    this.work += 2 * eigenvalueWork(this.#size);
    const { value, vector: right } = principalEigenpair(this.#rows);
    const { vector: left } = principalEigenpair(this.#columns);
    const scale = value * right.reduce((sum, w, i) => sum + w * (left[i] as number), 0);
    const slopes = new Float64Array(this.judgments.length);
    const agreed = new Float64Array(this.judgments.length);
    // As if the weights were geometric means, in which a judgment has a part of 2 / n in its ratio.
    const step = 1 / (1 - 2 / Math.max(3, this.#size));
    let base = Math.log(value);
    this.judgments.forEach(({ i, j, down, up }, p) => {
      const above = (left[i] as number) * at(this.#rows, i, j) * (right[j] as number);
      const below = (left[j] as number) * at(this.#rows, j, i) * (right[i] as number);
      const slope = (above - below) / scale;
      const shift = this.shiftOf(p);
      slopes[p] = slope;
      base -= slope * shift;
      agreed[p] = Math.min(
        Math.max(0, up),
        Math.max(Math.min(0, down), shift + (step * Math.log(below / above)) / 2),
      );
    });
    return { ratio: this.#ratioAt(value), base, slopes, agreed };
  }

  #ratioAt(value: number): number {
    return this.#size <= 2 ? 0 : consistencyIndex(value, this.#size) / this.#random;
  }

  #set(p: number, value: number, reciprocal: number, shift: number): void {
    const { i, j } = this.judgments[p] as Judgment;
    (this.#rows[i] as number[])[j] = value;
    (this.#columns[j] as number[])[i] = value;
    (this.#rows[j] as number[])[i] = reciprocal;
    (this.#columns[i] as number[])[j] = reciprocal;
    this.#shifts[p] = shift;
  }
}

function judgmentAt(matrix: JudgmentMatrix, i: number, j: number): Judgment {
  const from = at(matrix, i, j);
  const options = SAATY_SCALE.filter((to) => Math.abs(to / from - 1) > 1e-9)
    .map((to) => ({ to, shift: Math.log(to / from), distance: Math.abs(place(to) - place(from)) }))
    .sort((a, b) => a.distance - b.distance);
  const shifts = options.map(({ shift }) => shift);
  return { i, j, from, options, down: Math.min(...shifts), up: Math.max(...shifts) };
}

/** Where a judgment stands, in steps of the scale: from 1/3 over 1/2 and 1 to 2 there are three. */
const place = (judgment: number): number => (judgment >= 1 ? judgment - 1 : 1 - 1 / judgment);

/** By how much a cut falls at most when a judgment changes; less than 0 if it falls at all. */
function lowestChange({ slopes }: Cut, { down, up }: Judgment, p: number): number {
  const slope = slopes[p] as number;
  return Math.min(slope * down, slope * up);
}

/** The value of one judgment at which CR is lowest, or the given one; nothing stays changed. */
function lowest(trial: Trial, p: number, cut: Cut): { to: number; ratio: number } {
  const { from, options } = trial.judgments[p] as Judgment;
  const line = [{ to: from, shift: 0 }, ...options].sort((a, b) => a.shift - b.shift);
  const ratioAt = (k: number): number => {
    const option = line[k];
    if (option === undefined) return Number.POSITIVE_INFINITY;
    if (option.shift === 0) return cut.ratio;
    trial.change(p, option);
    return trial.ratio();
  };
  const start = nearest(line, cut.agreed[p] as number);
  let best = { k: start, ratio: ratioAt(start) };
  for (const direction of [-1, 1]) {
    let next = { k: best.k + direction, ratio: ratioAt(best.k + direction) };
    while (next.ratio < best.ratio) {
      best = next;
      next = { k: best.k + direction, ratio: ratioAt(best.k + direction) };
    }
  }
  trial.restore(p);
  return best.ratio < cut.ratio
    ? { to: line[best.k]?.to ?? from, ratio: best.ratio }
    : { to: from, ratio: cut.ratio };
}

function nearest(options: readonly { readonly shift: number }[], shift: number): number {
  const gaps = options.map((option) => Math.abs(option.shift - shift));
  return gaps.indexOf(Math.min(...gaps));
}

/** Leaves the matrix as given. */
function greedyChanges(trial: Trial, target: number): { changes: readonly Change[]; met: boolean } {
  const changes = new Map<number, Option>();
  const until = trial.work + WORK_MAX;
  let cut = trial.cut();
  while (!isMet(cut.ratio, target) && trial.work < until) {
    const next = greedyStep(trial, cut, until);
    if (next !== undefined) apply(trial, changes, next.p, next.option);
    else if (trial.work < until) {
      for (const [p, option] of consistentOptions(trial).entries()) {
        apply(trial, changes, p, option);
      }
    }
    cut = trial.cut();
    if (next === undefined) break;
  }
  const met = isMet(cut.ratio, target);
  if (met) cleanUp(trial, target, changes);
  for (const p of changes.keys()) trial.restore(p);
  return { changes: [...changes].map(([p, option]) => ({ p, option })), met };
}

/** Changes a judgment, or gives it back its own value. */
function apply(
  trial: Trial,
  changes: Map<number, Option>,
  p: number,
  option: Option | undefined,
): void {
  if (option === undefined) {
    changes.delete(p);
    trial.restore(p);
  } else {
    changes.set(p, option);
    trial.change(p, option);
  }
}

/**
 * For each judgment the value that makes all of them consistent on the scale, where it has another
 * one: powers of 2 near the ratios of the geometric means. No single move may lead out of a dead end.
 */
function consistentOptions({ judgments }: Trial): readonly (Option | undefined)[] {
  const sums = new Map<number, number>();
  for (const { i, j, from } of judgments) {
    sums.set(i, (sums.get(i) ?? 0) + Math.log(from));
    sums.set(j, (sums.get(j) ?? 0) - Math.log(from));
  }
  const power = (i: number): number => {
    const level = (sums.get(i) ?? 0) / sums.size / Math.LN2 + 1.5;
    return Math.min(3, Math.max(0, Math.round(level)));
  };
  return judgments.map(({ i, j, options }) => {
    const value = 2 ** (power(i) - power(j));
    return options.find(({ to }) => to === value);
  });
}

type Move = { readonly p: number; readonly option: Option | undefined };

/** The best of the moves that promise most, to the values that agree best; if need be, to others. */
function greedyStep(trial: Trial, cut: Cut, until: number): Move | undefined {
  const agreeing = trial.judgments.map(({ options }, p) => {
    const line = [undefined, ...options];
    const shifts = line.map((option) => ({ shift: option?.shift ?? 0 }));
    return { p, option: line[nearest(shifts, cut.agreed[p] as number)] };
  });
  const all = (): Move[] =>
    trial.judgments.flatMap(({ options }, p) =>
      [undefined, ...options].map((option) => ({ p, option })),
    );
  return bestMove(trial, cut, agreeing, until) ?? bestMove(trial, cut, all(), until);
}

/** The best of the first few downhill moves; if none of these lowers CR, the first other that does. */
function bestMove(trial: Trial, cut: Cut, moves: readonly Move[], until: number): Move | undefined {
  const promiseOf = ({ p, option }: Move): number =>
    (cut.slopes[p] as number) * ((option?.shift ?? 0) - trial.shiftOf(p));
  const downhill = moves
    .map((move) => ({ move, promise: promiseOf(move) }))
    .filter(({ promise }) => promise < 0)
    .sort((a, b) => a.promise - b.promise);
  let best: { move: Move; ratio: number } | undefined;
  for (const [k, { move }] of downhill.entries()) {
    if ((k >= COMPARED && best !== undefined) || trial.work > until) break;
    const ratio = ratioAfter(trial, move, trial.shiftOf(move.p));
    if (ratio < (best?.ratio ?? cut.ratio) - ROUNDING) best = { move, ratio };
  }
  return best?.move;
}

/** CR after a move, which is taken back. */
function ratioAfter(trial: Trial, { p, option }: Move, before: number): number {
  const { options } = trial.judgments[p] as Judgment;
  const set = (value: Option | undefined) =>
    value === undefined ? trial.restore(p) : trial.change(p, value);
  set(option);
  const ratio = trial.ratio();
  set(options.find(({ shift }) => shift === before));
  return ratio;
}

/** Drops changes that are not needed, the latest first, and shrinks the others; with its own work. */
function cleanUp(trial: Trial, target: number, changes: Map<number, Option>): void {
  const until = trial.work + WORK_MAX;
  const allows = (p: number, option: Option | undefined): boolean => {
    if (trial.work > until) return false;
    const isAllowed = isMet(ratioAfter(trial, { p, option }, trial.shiftOf(p)), target);
    if (isAllowed) apply(trial, changes, p, option);
    return isAllowed;
  };
  for (const p of [...changes.keys()].reverse()) allows(p, undefined);
  let isSmaller = true;
  while (isSmaller) {
    isSmaller = false;
    for (const [p, option] of [...changes]) {
      const { options } = trial.judgments[p] as Judgment;
      const smaller = options.findLast(
        ({ shift, distance }) =>
          Math.sign(shift) === Math.sign(option.shift) && distance < option.distance,
      );
      if (smaller !== undefined && allows(p, smaller)) isSmaller = true;
    }
  }
}

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

/** Fewer changes than those known, or as many and smaller ones, and whether nothing is better. */
function fewestChanges(
  trial: Trial,
  target: number,
  known: readonly Change[] | undefined,
): { changes: readonly Change[] | undefined; exact: boolean } {
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
  for (let count = 1; count <= (known?.length ?? order.length); count++) {
    if (count === known?.length) search.best = found(search, known);
    searchSets(search, root, order, falls, count);
    const isComplete = trial.work < search.until;
    if (search.best !== undefined) return { changes: search.best.changes, exact: isComplete };
    if (!isComplete) break;
  }
  return { changes: known, exact: false };
}

/** What changes from elsewhere amount to, to be compared with those of the search. */
function found({ trial }: Search, changes: readonly Change[]): Found {
  for (const { p, option } of changes) trial.change(p, option);
  const ratio = trial.ratio();
  for (const { p } of changes) trial.restore(p);
  return {
    changes,
    distance: changes.reduce((sum, { option }) => sum + option.distance, 0),
    ratio,
  };
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

/** The changes as steps, the one that lowers CR most by itself first. */
function inOrder(trial: Trial, changes: readonly Change[]): readonly RepairStep[] {
  return changes
    .map((change) => ({ ...change, alone: ratioAfter(trial, change, 0) }))
    .sort((a, b) => a.alone - b.alone || a.p - b.p)
    .map(({ p, option }) => {
      const { i, j, from } = trial.judgments[p] as Judgment;
      trial.change(p, option);
      return { i, j, from, to: option.to, consistencyRatioAfter: trial.ratio() };
    });
}
