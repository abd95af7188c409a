import { consistencyIndex } from './consistency.ts';
import { type AhpError, invalidRequest, type Path, sizeUnsupported } from './errors.ts';
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

/** The most elements for which repairs are searched: seconds for the worst judgments. */
export const REPAIR_SIZE_MAX = 20;

/** First steps that are followed up to a second one; the others promise less. */
const FOLLOWED = 24;

/** A repair may touch each judgment once; no matrix needs as many. */
const STEPS_MAX = 5000;

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
 * gain first. The first of them is the single answer to ask again.
 *
 * Complexity: O(n² · 17 · n³), each eigenvalue once.
 *
 * @param matrix a checked judgment matrix
 * @param table the random-index table
 * @param path where the matrix stands, for the refusal
 * @returns one entry a pair i < j, with a gain of 0 where the judgment is best as it is
 * @throws {AhpError} AHP_SIZE_UNSUPPORTED if the table does not cover n or n is above 20
 * @example
 * judgmentEffects([[1, 2, 8], [1 / 2, 1, 2], [1 / 8, 1 / 2, 1]], 'saaty-1980')[0].best; // => 4
 */
export function judgmentEffects(
  matrix: JudgmentMatrix,
  table: RandomIndexName,
  path: Path = [],
): readonly JudgmentEffect[] {
  const ratioOf = consistencyRatioBy(table, matrix.length, path);
  const now = ratioOf(matrix);
  return pairsOf(matrix.length)
    .map(([i, j]) => {
      const value = at(matrix, i, j);
      const changes = changesOf(matrix, i, j, ratioOf);
      const best = changes.reduce(
        (lowest, it) => (it.consistencyRatioAfter < lowest.consistencyRatioAfter ? it : lowest),
        { i, j, from: value, to: value, consistencyRatioAfter: now },
      );
      const consistencyRatioAtBest = best.consistencyRatioAfter;
      const gain = now - consistencyRatioAtBest;
      return { i, j, value, best: best.to, consistencyRatioAtBest, gain };
    })
    .sort((a, b) => b.gain - a.gain || a.i - b.i || a.j - b.j);
}

/**
 * Repair of an inconsistent matrix: the fewest and smallest changes to values on Saaty's scale after
 * which CR meets the target. One change is searched completely, two from the most promising first
 * ones; where more are needed, each takes what lowers CR most. Among repairs of the same number the
 * one that moves the judgments least, in steps of the scale, is proposed. It is proposed to the
 * expert and never applied by itself.
 *
 * Complexity: O(n² · 17 · n³) for one change, 24 times that for two.
 *
 * @param matrix a checked judgment matrix
 * @param target CR to be reached, 0 or more
 * @param table the random-index table
 * @param path where the matrix stands, for the refusal
 * @returns the steps in order, each with the CR after it; none if the target is met
 * @throws {AhpError} AHP_SIZE_UNSUPPORTED if the table does not cover n or n is above 20;
 *   AHP_INVALID_REQUEST if no repair is found
 * @example
 * repair([[1, 2, 8], [1 / 2, 1, 2], [1 / 8, 1 / 2, 1]], 0.01, 'saaty-1980')[0].to; // => 3
 */
export function repair(
  matrix: JudgmentMatrix,
  target: number,
  table: RandomIndexName,
  path: Path = [],
): readonly RepairStep[] {
  const ratioOf = consistencyRatioBy(table, matrix.length, path);
  let current = matrix;
  const steps: RepairStep[] = [];
  while (steps.length < STEPS_MAX) {
    if (ratioOf(current) <= target) return steps;
    const last = lastSteps(current, target, ratioOf);
    if (last !== undefined) return [...steps, ...last];
    const next = firstSteps(current, ratioOf)[0];
    if (next === undefined || next.consistencyRatioAfter >= ratioOf(current)) throw hopeless(path);
    steps.push(next);
    current = changed(current, next.i, next.j, next.to);
  }
  throw hopeless(path);
}

type RatioOf = (matrix: JudgmentMatrix) => number;

function consistencyRatioBy(table: RandomIndexName, size: number, path: Path): RatioOf {
  if (size > REPAIR_SIZE_MAX) throw tooLarge(path);
  const random = randomIndex(table, size, path);
  return (matrix) =>
    size <= 2 ? 0 : consistencyIndex(principalEigenpair(matrix).value, size) / random;
}

/** One step that meets the target, or else two; the smallest ones that do. */
function lastSteps(
  matrix: JudgmentMatrix,
  target: number,
  ratioOf: RatioOf,
): readonly RepairStep[] | undefined {
  const first = firstSteps(matrix, ratioOf);
  const single = smallest(
    first.filter((step) => step.consistencyRatioAfter <= target).map((step) => [step]),
  );
  if (single !== undefined) return single;
  if (isFar(first, ratioOf(matrix), target)) return undefined;
  return smallest(
    mostPromising(first).flatMap((step) => {
      const after = changed(matrix, step.i, step.j, step.to);
      return firstSteps(after, ratioOf)
        .filter((next) => next.consistencyRatioAfter <= target)
        .filter((next) => next.i !== step.i || next.j !== step.j)
        .map((next) => [step, next]);
    }),
  );
}

/** Two steps gain hardly more than three times the best one; then they are not searched. */
function isFar(steps: readonly RepairStep[], ratio: number, target: number): boolean {
  const best = ratio - (steps[0]?.consistencyRatioAfter ?? ratio);
  return ratio - 3 * best > target;
}

/** Every change of one judgment, the lowest CR first. */
function firstSteps(matrix: JudgmentMatrix, ratioOf: RatioOf): readonly RepairStep[] {
  return pairsOf(matrix.length)
    .flatMap(([i, j]) => changesOf(matrix, i, j, ratioOf))
    .sort((a, b) => a.consistencyRatioAfter - b.consistencyRatioAfter || distance(a) - distance(b));
}

function changesOf(matrix: JudgmentMatrix, i: number, j: number, ratioOf: RatioOf): RepairStep[] {
  const from = at(matrix, i, j);
  return SAATY_SCALE.filter((to) => Math.abs(to / from - 1) > 1e-9).map((to) => {
    const consistencyRatioAfter = ratioOf(changed(matrix, i, j, to));
    return { i, j, from, to, consistencyRatioAfter };
  });
}

/** Some of the best steps of each pair: two of one pair would undo each other. */
function mostPromising(steps: readonly RepairStep[]): readonly RepairStep[] {
  const perPair = new Map<string, number>();
  const kept = steps.filter(({ i, j }) => {
    const count = (perPair.get(`${i},${j}`) ?? 0) + 1;
    perPair.set(`${i},${j}`, count);
    return count <= 4;
  });
  return kept.slice(0, FOLLOWED);
}

function smallest(repairs: readonly RepairStep[][]): readonly RepairStep[] | undefined {
  const size = (steps: readonly RepairStep[]) =>
    steps.reduce((total, step) => total + distance(step), 0);
  const end = (steps: readonly RepairStep[]) => steps.at(-1)?.consistencyRatioAfter ?? 0;
  return repairs.reduce<readonly RepairStep[] | undefined>((best, steps) => {
    if (best === undefined) return steps;
    const difference = size(steps) - size(best);
    const isSmaller =
      difference < -1e-9 || (Math.abs(difference) <= 1e-9 && end(steps) < end(best));
    return isSmaller ? steps : best;
  }, undefined);
}

/** How far a judgment moves, in steps of the scale: from 1/3 over 1/2 and 1 to 2 it is three. */
function distance({ from, to }: RepairStep): number {
  return Math.abs(place(to) - place(from));
}

const place = (judgment: number): number => (judgment >= 1 ? judgment - 1 : 1 - 1 / judgment);

function changed(matrix: JudgmentMatrix, i: number, j: number, value: number): JudgmentMatrix {
  return matrix.map((row, r) => {
    if (r === i) return row.with(j, value);
    return r === j ? row.with(i, 1 / value) : row;
  });
}

function tooLarge(path: Path): AhpError {
  return sizeUnsupported(
    path,
    `repairs are searched for at most ${REPAIR_SIZE_MAX} elements`,
    `最多为 ${REPAIR_SIZE_MAX} 个元素寻找修正方案`,
  );
}

function hopeless(path: Path): AhpError {
  return invalidRequest(
    path,
    'no repair was found that meets the target',
    '没有找到满足目标的修正方案',
  );
}
