import { AhpError, invalidRequest, type Path } from './errors.ts';
import { normalised, sum } from './linear-algebra.ts';

/**
 * Count check: as many elements must be given as are compared.
 *
 * Complexity: O(1).
 *
 * @param actual how many are given
 * @param expected how many are compared, if that is known
 * @param path where they stand
 * @throws {AhpError} AHP_INVALID_REQUEST if the two differ
 * @example
 * requireCount(2, 2, []); // => undefined
 */
export function requireCount(actual: number, expected: number | undefined, path: Path): void {
  if (actual === (expected ?? actual)) return;
  throw invalidRequest(
    path,
    `${expected} elements are compared here, but ${actual} are given`,
    `此处应比较 ${expected} 个元素，实际给出 ${actual} 个`,
  );
}

/** Where a number must lie, ends included, and whether it must be whole. */
export type Bounds = { readonly min: number; readonly max: number; readonly whole?: boolean };

/**
 * Bounds check: a number that lies where it must.
 *
 * Complexity: O(1).
 *
 * @param value what was given
 * @param bounds ends included
 * @param path where it stands
 * @returns the number
 * @throws {AhpError} AHP_INVALID_REQUEST if it is no such number
 * @example
 * requireWithin(0.5, { min: 0, max: 1 }, []); // => 0.5
 */
export function requireWithin(value: unknown, { min, max, whole }: Bounds, path: Path): number {
  const isRight = whole ? Number.isInteger(value) : typeof value === 'number';
  if (isRight && (value as number) >= min && (value as number) <= max) return value as number;
  throw invalidRequest(
    path,
    `must be a ${whole ? 'whole ' : ''}number from ${min} to ${max}`,
    `应为 ${min} 至 ${max} 之间的${whole ? '整数' : '数字'}`,
  );
}

/**
 * Choice check: one of the names that there are.
 *
 * Complexity: O(choices).
 *
 * @param value what was given
 * @param choices the names
 * @param path where it stands
 * @returns the name
 * @throws {AhpError} AHP_INVALID_REQUEST if it is none of them
 * @example
 * requireChoice('b', ['a', 'b'], []); // => "b"
 */
export function requireChoice<Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
  path: Path,
): Choice {
  if (choices.includes(value as Choice)) return value as Choice;
  const list = choices.join(', ');
  throw invalidRequest(path, `must be one of: ${list}`, `应为以下之一：${list}`);
}

/**
 * List check: an array in which something stands, or may stand. Places that it leaves out are
 * undefined.
 *
 * Complexity: O(length).
 *
 * @param value what was given
 * @param path where it stands
 * @param least how many entries there must be, 1 by default
 * @returns a copy of the array
 * @throws {AhpError} AHP_INVALID_REQUEST if it is none, or has fewer entries
 * @example
 * requireList([1], []); // => [1]
 */
export function requireList(value: unknown, path: Path, least = 1): readonly unknown[] {
  if (Array.isArray(value) && value.length >= least) return [...value];
  throw invalidRequest(path, 'must be an array with something in it', '应为非空数组');
}

/**
 * Rows of the same length, each checked in its own way.
 *
 * Complexity: that of the checks.
 *
 * @param value what was given
 * @param path where it stands
 * @param check reads one row, which must have so many entries
 * @param count how many; as many as the first row by default
 * @returns the rows
 * @throws {AhpError} as the check does; AHP_INVALID_REQUEST if there are no rows
 * @example
 * requireRows([[1], [2]], [], requireScores); // => [[1], [2]]
 */
export function requireRows<Row extends { readonly length: number }>(
  value: unknown,
  path: Path,
  check: (row: unknown, path: Path, count: number | undefined) => Row,
  count?: number,
): readonly [Row, ...Row[]] {
  let length = count;
  return requireList(value, path).map((row, k) => {
    const checked = check(row, [...path, k], length);
    length = checked.length;
    return checked;
  }) as [Row, ...Row[]];
}

/** The largest score: sums of so many of them stay far from overflow. */
const SCORE_MAX = 1e15;

/**
 * Score check: numbers of 0 or more, such as scores and weights are.
 *
 * Complexity: O(length).
 *
 * @param values what was given
 * @param path where they stand
 * @param count how many there must be; any number of them by default
 * @returns the numbers
 * @throws {AhpError} AHP_NOT_POSITIVE if one is negative, infinite or NaN; AHP_INVALID_REQUEST if it
 *   is no number or above 1e15, or if there is another count of them
 * @example
 * requireScores([0.5, 80], []); // => [0.5, 80]
 */
export function requireScores(values: unknown, path: Path, count?: number): readonly number[] {
  const scores = requireList(values, path);
  requireCount(scores.length, count, path);
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i];
    if (typeof score === 'number' && !(score >= 0 && score < Number.POSITIVE_INFINITY)) {
      const message = 'must be a finite number, 0 or more';
      throw new AhpError('AHP_NOT_POSITIVE', [...path, i], message, '必须为不小于 0 的有限数字');
    }
    if (typeof score !== 'number' || score > SCORE_MAX) {
      requireWithin(score, { min: 0, max: SCORE_MAX }, [...path, i]);
    }
  }
  return scores as readonly number[];
}

/**
 * Shares: scores divided by their sum.
 *
 * Complexity: O(length).
 *
 * @param values checked scores
 * @param path where they stand
 * @returns the same proportions, with the sum 1
 * @throws {AhpError} AHP_NOT_POSITIVE if none of them is above 0
 * @example
 * sharesOf([3, 1], []); // => [0.75, 0.25]
 */
export function sharesOf(values: readonly number[], path: Path): number[] {
  if (sum(values) > 0) return normalised(values);
  const message = 'at least one value must be above 0';
  throw new AhpError('AHP_NOT_POSITIVE', path, message, '至少应有一个大于 0 的值');
}
