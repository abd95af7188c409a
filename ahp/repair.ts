import type { Path } from './errors.ts';
import type { JudgmentMatrix } from './judgment-matrix.ts';
import { type RandomIndexName, randomIndex } from './random-index.ts';
import { fewestChanges } from './repair/exact.ts';
import { greedyChanges } from './repair/greedy.ts';
import { type Change, isMet, type Judgment, ratioAfter, Trial } from './repair/trial.ts';

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
