import { requireWithin } from './checks.ts';
import type { Path } from './errors.ts';
import type { JudgmentMatrix } from './judgment-matrix.ts';
import type { RandomIndexName } from './random-index.ts';
import { beamChanges } from './repair/beam.ts';
import { fewestChanges } from './repair/exact.ts';
import {
  type Change,
  eigenvalueWork,
  isMet,
  type Judgment,
  ratioWith,
  type Trial,
  trialOf,
  WORK_MAX,
} from './repair/trial.ts';

/** A judgment that is proposed instead of another; nothing is changed by itself. */
export type RepairStep = {
  readonly i: number;
  readonly j: number;
  readonly from: number;
  readonly to: number;
  readonly consistencyRatioAfter: number;
};

/** Changes that bring CR to a target. */
export type Repair = {
  /** At most one a judgment, the one that does most by itself first, unless there are too many. */
  readonly steps: readonly RepairStep[];
  /** Whether CR is at the target after the last step. */
  readonly met: boolean;
  /** Whether it is certain that no repair has fewer steps, nor as few and smaller ones. */
  readonly exact: boolean;
};

/**
 * Repair of an inconsistent matrix: the fewest changes to values on Saaty's scale after which CR
 * meets the target, and among repairs of as many the one that moves the judgments least, in steps of
 * the scale. It is proposed to the expert and never applied by itself.
 *
 * A beam search comes first: from each of up to 200 sets of changes it tries the twelve further ones
 * that promise most, keeps the best, and so on, until the target is met; then it drops the changes
 * that are not needed and shrinks the others while it is. Then sets of one judgment, of two and so on
 * are searched completely, until a repair is found or the work allowed is used up. ln λmax is convex
 * in the logarithms of the judgments (Kingman 1961), so its tangent at any matrix is a lower bound
 * for all others: it excludes most sets, and most values of the rest, without an eigenvalue.
 *
 * `exact` says that the complete search came to its end. For a target of 0.1 it does, on random
 * judgments, for three changes up to 10 elements and four up to 8, mostly for six of 6; where it does
 * not, the steps are the best found. Above 30 elements the beam is one set wide, and takes several
 * changes at once. Where it gets stuck, for a target near 0, the clean-up starts from consistent
 * judgments on the scale, so that every target is met.
 *
 * Complexity: bounded, to about a second, or a few where 100 elements need thousands of changes; the
 * answer is the same every time.
 *
 * @param matrix a judgment matrix
 * @param target CR to be reached, 0 to 100
 * @param table the random-index table
 * @param path where the matrix stands, for the refusals
 * @returns the steps, each with the CR after it and those before it; none if the target is met
 * @throws {AhpError} as `judgmentMatrix` and `randomIndex` do; AHP_INVALID_REQUEST for another target
 * @example
 * repair([[1, 2, 8], [1 / 2, 1, 2], [1 / 8, 1 / 2, 1]], 0.01, 'saaty-1980').steps[0].to; // => 3
 */
export function repair(
  matrix: JudgmentMatrix,
  target: number,
  table: RandomIndexName,
  path: Path = [],
): Repair {
  requireWithin(target, { min: 0, max: 100 }, ['target']);
  const trial = trialOf(matrix, table, path);
  const { changes, exact } = fewestChanges(trial, target, beamChanges(trial, target));
  return { met: isMet(ratioWith(trial, changes), target), exact, steps: inOrder(trial, changes) };
}

/** The changes as steps, the one that lowers CR most by itself first, unless there are too many. */
function inOrder(trial: Trial, changes: readonly Change[]): readonly RepairStep[] {
  const isQuick = changes.length * eigenvalueWork(trial.size) <= WORK_MAX;
  return changes
    .map((change) => ({ ...change, alone: isQuick ? ratioWith(trial, [change]) : 0 }))
    .sort((a, b) => a.alone - b.alone || a.p - b.p)
    .map(({ p, option }) => {
      const { i, j, from } = trial.judgments[p] as Judgment;
      trial.change(p, option);
      return { i, j, from, to: option.to, consistencyRatioAfter: trial.ratio() };
    });
}
