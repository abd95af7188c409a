import {
  type Change,
  distanceOf,
  eigenvalueWork,
  isMet,
  type Judgment,
  nearest,
  ROUNDING,
  ratioWith,
  type Trial,
  WORK_MAX,
  within,
} from './trial.ts';

/** Sets of changes that are followed at once, where the work allows. */
const WIDTH_MAX = 200;

/** Further changes that each of them is tried with. */
const BRANCHES = 12;

/** Changes at once, and the CR that they lead to. */
type State = { readonly changes: readonly Change[]; readonly ratio: number };

/**
 * Changes that meet the target: the fewest that a beam search finds or, where it does not get there,
 * as many as are needed of those to consistent judgments. Leaves the matrix as given.
 *
 * Complexity: bounded by the work that is counted.
 */
export function beamChanges(trial: Trial, target: number): readonly Change[] {
  const until = trial.work + WORK_MAX;
  // What one set takes on its way, if most judgments have to change.
  const work = trial.judgments.length * (BRANCHES + 2) * eigenvalueWork(trial.size) * 0.6;
  const width = Math.min(WIDTH_MAX, Math.ceil(WORK_MAX / work));
  const batch = Math.ceil(work / WORK_MAX);
  let states: readonly State[] = [{ changes: [], ratio: trial.ratio() }];
  for (let best = states[0] as State; !isMet(best.ratio, target); best = states[0] as State) {
    const next = successors(trial, states, batch).slice(0, width);
    const falls = (next[0]?.ratio ?? best.ratio) < best.ratio - ROUNDING;
    if (falls && trial.work < until) states = next;
    else {
      states = [consistentState(trial)];
      break;
    }
  }
  const end = trial.work + WORK_MAX;
  return states
    .filter(({ ratio }, k) => k === 0 || isMet(ratio, target))
    .map(({ changes }) => cleanedUp(trial, target, changes, end))
    .reduce((a, b) => (isSmaller(b, a) ? b : a));
}

const isSmaller = (a: readonly Change[], b: readonly Change[]): boolean =>
  a.length < b.length || (a.length === b.length && distanceOf(a) < distanceOf(b) - ROUNDING);

/** All sets with one more change, to the value that agrees best, that promise most; the best first. */
function successors(trial: Trial, states: readonly State[], batch: number): State[] {
  const next = new Map<string, State>();
  for (const { changes } of states) {
    const moves = within(trial, changes, () => {
      const { agreed, slopes } = trial.cut();
      return trial.judgments.map(({ line }, p) => {
        const option = nearest(line, agreed[p] as number);
        return { p, option, fall: (slopes[p] as number) * (option.shift - trial.shiftOf(p)) };
      });
    })
      .filter(({ fall }) => fall < 0)
      .sort((a, b) => a.fall - b.fall);
    for (let k = 0; k < BRANCHES * batch && k < moves.length; k += batch) {
      const moved = moves.slice(k, k + batch);
      const all = [...changes.filter(({ p }) => !moved.some((move) => move.p === p)), ...moved]
        .filter(({ option }) => option.shift !== 0)
        .sort((a, b) => a.p - b.p);
      const key = all.map(({ p, option }) => `${p}:${option.to}`).join();
      if (!next.has(key)) next.set(key, { changes: all, ratio: ratioWith(trial, all) });
    }
  }
  return [...next.values()].sort((a, b) => a.ratio - b.ratio);
}

/**
 * What makes all judgments consistent on the scale, so that CR is 0: powers of 2 near the ratios of
 * the geometric means.
 */
function consistentState({ judgments, size }: Trial): State {
  const sums = Array<number>(size).fill(0);
  for (const { i, j, from } of judgments) {
    sums[i] = (sums[i] as number) + Math.log2(from);
    sums[j] = (sums[j] as number) - Math.log2(from);
  }
  const powers = sums.map((sum) => Math.min(3, Math.max(0, Math.round(sum / size + 1.5))));
  const changes = judgments.flatMap(({ i, j, options }, p) => {
    const value = 2 ** ((powers[i] as number) - (powers[j] as number));
    return options.filter(({ to }) => to === value).map((option) => ({ p, option }));
  });
  return { changes, ratio: 0 };
}

/** Drops changes that are not needed, the smallest first, and shrinks the others. */
function cleanedUp(
  trial: Trial,
  target: number,
  changes: readonly Change[],
  until: number,
): readonly Change[] {
  let kept = [...changes].sort((a, b) => a.option.distance - b.option.distance);
  const allows = (next: Change[]): boolean => {
    const isAllowed = isMet(ratioWith(trial, next), target);
    if (isAllowed) kept = next;
    return isAllowed;
  };
  for (const change of kept) {
    if (trial.work > until) return kept;
    allows(kept.filter((other) => other !== change));
  }
  let isSmaller = true;
  while (isSmaller) {
    isSmaller = false;
    for (const change of kept) {
      if (trial.work > until) return kept;
      const { shift, distance } = change.option;
      const { options } = trial.judgments[change.p] as Judgment;
      const option = options.findLast(
        (other) => Math.sign(other.shift) === Math.sign(shift) && other.distance < distance,
      );
      if (option === undefined) continue;
      const next = kept.map((other) => (other === change ? { ...other, option } : other));
      if (allows(next)) isSmaller = true;
    }
  }
  return kept;
}
