import { consistencyIndex } from '../consistency.ts';
import type { Path } from '../errors.ts';
import { at, type JudgmentMatrix, pairsOf, requireJudgments } from '../judgment-matrix.ts';
import { dot, transposed } from '../linear-algebra.ts';
import { perronPair } from '../perron.ts';
import { type RandomIndexName, randomIndex } from '../random-index.ts';
import { SAATY_SCALE } from '../scales.ts';

/**
 * Work is counted in units of a microsecond or two, not measured, so that the same matrix always gets
 * the same answer. The complete search, the beam, its clean-up and the effects of judgments
 * have as much each.
 */
export const WORK_MAX = 300_000;

/**
 * An eigenvalue of a matrix of this size with its share of a tangent, in units of work.
 *
 * Complexity: O(1).
 */
export const eigenvalueWork = (size: number): number => 1 + size ** 2 / 40 + size ** 3 / 1500;

/** Rounding errors of λmax, far below any difference that a step of the scale makes. */
export const ROUNDING = 1e-12;

/**
 * Whether CR meets a target, but for rounding errors.
 *
 * Complexity: O(1).
 */
export const isMet = (ratio: number, target: number): boolean => ratio <= target + ROUNDING;

/** A value that a judgment may get: how far away it is, in logarithms and in steps of the scale. */
export type Option = { readonly to: number; readonly shift: number; readonly distance: number };

export type Judgment = {
  readonly i: number;
  readonly j: number;
  readonly from: number;
  /** Values on the scale and the present one, the least first. */
  readonly line: readonly Option[];
  /** Those other than the present one, the nearest first. */
  readonly options: readonly Option[];
  /** The least and the largest shift of them. */
  readonly down: number;
  readonly up: number;
};

export type Change = { readonly p: number; readonly option: Option };

/**
 * The tangent of ln λmax at some matrix, as a function of the shifts of the judgments from the given
 * ones. By convexity ln λmax is nowhere below it.
 */
export type Cut = {
  readonly ratio: number;
  /** The tangent at the given matrix. */
  readonly base: number;
  readonly slopes: Float64Array;
  /** The shift of each judgment that agrees best with the others, approximately. */
  readonly agreed: Float64Array;
};

/** A matrix whose judgments are tried out in place, and the work that this has taken. */
export class Trial {
  readonly judgments: readonly Judgment[];
  work = 0;
  readonly size: number;
  readonly #random: number;
  readonly #given: JudgmentMatrix;
  readonly #rows: number[][];
  readonly #columns: number[][];
  readonly #shifts: Float64Array;

  constructor(matrix: JudgmentMatrix, random: number) {
    this.size = matrix.length;
    this.#random = random;
    this.#given = matrix;
    this.#rows = matrix.map((row) => [...row]);
    this.#columns = transposed(matrix);
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
    const size = this.size;
    return Math.log(size + (target + ROUNDING) * this.#random * (size - 1)) + 100 * ROUNDING;
  }

  ratio(): number {
    this.work += eigenvalueWork(this.size);
    return this.#ratioAt(perronPair(this.#rows).value);
  }

  cut(): Cut {
    this.work += 2 * eigenvalueWork(this.size);
    const { value, vector: right } = perronPair(this.#rows);
    const { vector: left } = perronPair(this.#columns);
    const scale = value * dot(left, right);
    const slopes = new Float64Array(this.judgments.length);
    const agreed = new Float64Array(this.judgments.length);
    // As if the weights were geometric means, in which a judgment has a part of 2 / n in its ratio.
    const step = 1 / (1 - 2 / Math.max(3, this.size));
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
    return this.size <= 2 ? 0 : consistencyIndex(value, this.size) / this.#random;
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

/**
 * Trial of a matrix that is checked here.
 *
 * Complexity: O(n²).
 *
 * @throws {AhpError} as `judgmentMatrix` and `randomIndex` do
 */
export function trialOf(rows: JudgmentMatrix, table: RandomIndexName, path: Path): Trial {
  const matrix = requireJudgments(rows, path);
  return new Trial(matrix, randomIndex(table, matrix.length, path));
}

function judgmentAt(matrix: JudgmentMatrix, i: number, j: number): Judgment {
  const from = at(matrix, i, j);
  const others = SAATY_SCALE.filter((to) => Math.abs(to / from - 1) > 1e-9);
  const line = [from, ...others]
    .map((to) => ({ to, shift: Math.log(to / from), distance: Math.abs(place(to) - place(from)) }))
    .sort((a, b) => a.shift - b.shift);
  const options = line.filter(({ shift }) => shift !== 0).sort((a, b) => a.distance - b.distance);
  const shifts = options.map(({ shift }) => shift);
  return { i, j, from, line, options, down: Math.min(...shifts), up: Math.max(...shifts) };
}

/** Where a judgment stands, in steps of the scale: from 1/3 over 1/2 and 1 to 2 there are three. */
const place = (judgment: number): number => (judgment >= 1 ? judgment - 1 : 1 - 1 / judgment);

/**
 * By how much a cut falls at most when a judgment changes; less than 0 if it falls at all.
 *
 * Complexity: O(1).
 */
export function lowestChange({ slopes }: Cut, { down, up }: Judgment, p: number): number {
  const slope = slopes[p] as number;
  return Math.min(slope * down, slope * up);
}

/**
 * The value of a line that is nearest to a shift.
 *
 * Complexity: O(values).
 */
export function nearest(line: readonly Option[], shift: number): Option {
  return line.reduce((best, option) =>
    Math.abs(option.shift - shift) < Math.abs(best.shift - shift) ? option : best,
  );
}

/**
 * What is true of the matrix with some changes, after which it is as given.
 *
 * Complexity: that of the question, and O(changes).
 */
export function within<Answer>(
  trial: Trial,
  changes: readonly Change[],
  ask: () => Answer,
): Answer {
  for (const { p, option } of changes) trial.change(p, option);
  const answer = ask();
  for (const { p } of changes) trial.restore(p);
  return answer;
}

/**
 * CR with some changes.
 *
 * Complexity: O(n³ + changes).
 */
export const ratioWith = (trial: Trial, changes: readonly Change[]): number =>
  within(trial, changes, () => trial.ratio());

/**
 * How far some changes move the judgments, in steps of the scale.
 *
 * Complexity: O(changes).
 */
export const distanceOf = (changes: readonly Change[]): number =>
  changes.reduce((sum, { option }) => sum + option.distance, 0);
