import {
  type Change,
  type Cut,
  isMet,
  type Judgment,
  type Move,
  nearest,
  type Option,
  ROUNDING,
  ratioAfter,
  type Trial,
  WORK_MAX,
} from './trial.ts';

/** Judgments that a greedy step compares before it takes one. */
const COMPARED = 8;

/** Leaves the matrix as given. */
export function greedyChanges(
  trial: Trial,
  target: number,
): { changes: readonly Change[]; met: boolean } {
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
