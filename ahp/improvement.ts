import { requireWithin } from './checks.ts';
import type { Path } from './errors.ts';
import { at, type JudgmentMatrix, requireJudgments } from './judgment-matrix.ts';
import type { RandomIndexName } from './random-index.ts';
import {
  type Cut,
  eigenvalueWork,
  type Judgment,
  lowestChange,
  nearest,
  type Trial,
  trialOf,
  WORK_MAX,
} from './repair/trial.ts';

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

/** Eigenvalues that the effect of one judgment takes, seldom more. */
const WALK_LENGTH = 6;

/**
 * Triads by inconsistency: the triples of elements whose three judgments contradict each other, the
 * worst first (Koczkodaj 1993): 1 − min(r, 1/r) with r = a_ik / (a_ij · a_jk).
 *
 * Complexity: O(n³ log n).
 *
 * @param rows a judgment matrix
 * @param limit how many at most
 * @param path where the matrix stands, for the refusals
 * @returns triads i < j < k with an inconsistency above 0, up to rounding
 * @throws {AhpError} as `judgmentMatrix` does; AHP_INVALID_REQUEST if the limit is no whole number
 * @example
 * worstTriads([[1, 2, 2], [1 / 2, 1, 2], [1 / 2, 1 / 2, 1]], 1)[0].elements; // => [0, 1, 2]
 */
export function worstTriads(
  rows: JudgmentMatrix,
  limit: number,
  path: Path = [],
): readonly Triad[] {
  requireWithin(limit, { min: 0, max: Number.MAX_SAFE_INTEGER, whole: true }, ['limit']);
  const matrix = requireJudgments(rows, path);
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
 * @param matrix a judgment matrix
 * @param table the random-index table
 * @param path where the matrix stands, for the refusals
 * @returns one entry a pair i < j, with a gain of 0 where the judgment is best as it is
 * @throws {AhpError} as `judgmentMatrix` and `randomIndex` do
 * @example
 * judgmentEffects([[1, 2, 8], [1 / 2, 1, 2], [1 / 8, 1 / 2, 1]], 'saaty-1980')[0].best; // => 4
 */
export function judgmentEffects(
  matrix: JudgmentMatrix,
  table: RandomIndexName,
  path: Path = [],
): readonly JudgmentEffect[] {
  const trial = trialOf(matrix, table, path);
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

/** The value of one judgment at which CR is lowest, or the given one; nothing stays changed. */
function lowest(trial: Trial, p: number, cut: Cut): { to: number; ratio: number } {
  const { from, line } = trial.judgments[p] as Judgment;
  const ratioAt = (k: number): number => {
    const option = line[k];
    if (option === undefined) return Number.POSITIVE_INFINITY;
    if (option.shift === 0) return cut.ratio;
    trial.change(p, option);
    return trial.ratio();
  };
  const start = line.indexOf(nearest(line, cut.agreed[p] as number));
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
