import { AhpError, invalidRequest, type Path, requireWithin, sizeUnsupported } from './errors.ts';

/** A checked judgment matrix: square, positive, reciprocal, with a diagonal of ones. */
export type JudgmentMatrix = readonly (readonly number[])[];

/** How the lower triangle is treated: checked against the upper one, or derived from it. */
export type Reciprocity = 'strict' | 'upper';

/** The largest matrix that is read; Saaty's scale is meant for about nine elements at once. */
export const SIZE_MAX = 100;

/** Judgments beyond this ratio, or below its reciprocal, are refused as slips of the keyboard. */
export const RATIO_MAX = 1e9;

/** How far a_ij · a_ji may be from 1 before the pair counts as contradictory. */
export const RECIPROCITY_TOLERANCE = 1e-6;

/** An entry such as 0.333333 for 1/3 is off by the tolerance itself, and by rounding. */
const ROUNDING = 4 * Number.EPSILON;

const FRACTION = /^(-?\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?))?$/;

/**
 * Judgment reading: turns one cell, a number or a fraction in a string, into a number.
 * For input as experts write it, where "1/3" is exact and 0.333 is not.
 *
 * Complexity: O(length of the string).
 *
 * @param cell a finite positive number, or a string such as "1/3", "3" or "2.5"
 * @param path where the cell stands, for the refusal
 * @returns the ratio, a positive number between 1e-9 and 1e9
 * @throws {AhpError} AHP_NOT_POSITIVE for zero, negative or infinite; AHP_INVALID_REQUEST otherwise
 * @example
 * readJudgment('1/4', []); // => 0.25
 */
export function readJudgment(cell: unknown, path: Path): number {
  const value = typeof cell === 'string' ? readFraction(cell) : cell;
  if (typeof value !== 'number' || Number.isNaN(value)) {
    throw invalidRequest(
      path,
      'a judgment is a number or a fraction in a string, such as "1/3"',
      '判断值应为数字或分数字符串，例如 "1/3"',
    );
  }
  if (value <= 0 || !Number.isFinite(value)) {
    throw new AhpError(
      'AHP_NOT_POSITIVE',
      path,
      'a judgment must be positive and finite',
      '判断值必须为有限正数',
    );
  }
  if (value > RATIO_MAX || value < 1 / RATIO_MAX) {
    throw invalidRequest(
      path,
      `a judgment must lie between 1/${RATIO_MAX} and ${RATIO_MAX}`,
      `判断值必须介于 1/${RATIO_MAX} 与 ${RATIO_MAX} 之间`,
    );
  }
  return value;
}

function readFraction(text: string): number {
  const [, numerator, denominator] = FRACTION.exec(text) ?? [];
  if (numerator === undefined) return Number.NaN;
  return Number(numerator) / Number(denominator ?? 1);
}

/**
 * Judgment-matrix validation: checks that rows × rows of judgments form a matrix that the analytic
 * hierarchy process is defined for (Saaty 1977, axiom of reciprocity). Nothing is repaired in
 * silence: reciprocals are made exact only where they agree within the tolerance.
 *
 * Complexity: O(n²).
 *
 * @param rows n rows of n cells, each a number or a fraction in a string
 * @param reciprocity 'strict' (default) checks a_ij · a_ji = 1 within 1e-6; 'upper' takes the upper
 *   triangle and derives the lower one, for published matrices that were rounded
 * @param path where the matrix stands in the request, for the refusals
 * @returns n × n positive numbers, a_ij · a_ji = 1, a_ii = 1
 * @throws {AhpError} AHP_INVALID_REQUEST, AHP_NOT_SQUARE, AHP_SIZE_UNSUPPORTED, AHP_NOT_POSITIVE,
 *   AHP_NOT_RECIPROCAL
 * @example
 * judgmentMatrix([[1, '1/3'], [3, 1]]); // => [[1, 0.3333333333333333], [3, 1]]
 */
export function judgmentMatrix(
  rows: unknown,
  reciprocity: Reciprocity = 'strict',
  path: Path = [],
): JudgmentMatrix {
  const cells = squareCells(rows, path);
  const values = cells.map((row, i) => row.map((cell, j) => readJudgment(cell, [...path, i, j])));
  checkDiagonal(values, path);
  if (reciprocity === 'strict') checkReciprocal(values, path);
  // Within the tolerance, too: λmax ≥ n holds for exact reciprocals only.
  return fromUpperTriangle(values);
}

/**
 * Square cells: rows × rows of whatever, as every matrix has them before its cells are read.
 *
 * Complexity: O(n).
 *
 * @param rows n rows of n cells, n from 1 to 100
 * @param path where the matrix stands, for the refusals
 * @returns the rows
 * @throws {AhpError} AHP_INVALID_REQUEST, AHP_NOT_SQUARE, AHP_SIZE_UNSUPPORTED
 * @example
 * squareCells([['1/2']], []); // => [["1/2"]]
 */
export function squareCells(rows: unknown, path: Path): readonly unknown[][] {
  if (!Array.isArray(rows) || rows.length === 0) {
    throw invalidRequest(path, 'a matrix is a non-empty array of rows', '矩阵应为非空的行数组');
  }
  const size = rows.length;
  if (size > SIZE_MAX) {
    throw sizeUnsupported(
      path,
      `a matrix has at most ${SIZE_MAX} rows, this one has ${size}`,
      `矩阵最多 ${SIZE_MAX} 行，此矩阵有 ${size} 行`,
    );
  }
  rows.forEach((row: unknown, i) => {
    if (Array.isArray(row) && row.length === size) return;
    throw new AhpError(
      Array.isArray(row) ? 'AHP_NOT_SQUARE' : 'AHP_INVALID_REQUEST',
      [...path, i],
      `each of the ${size} rows must have ${size} cells`,
      `${size} 行中的每一行都应有 ${size} 个元素`,
    );
  });
  return rows as unknown[][];
}

/**
 * Size check: as many elements as a matrix may compare.
 *
 * Complexity: O(1).
 *
 * @param size what was given
 * @param path where it stands
 * @returns the size
 * @throws {AhpError} AHP_SIZE_UNSUPPORTED if it is too large, AHP_INVALID_REQUEST if it is no size
 * @example
 * requireSize(9, []); // => 9
 */
export function requireSize(size: unknown, path: Path): number {
  if (Number.isInteger(size) && (size as number) > SIZE_MAX) {
    throw sizeUnsupported(
      path,
      `at most ${SIZE_MAX} elements are compared`,
      `最多比较 ${SIZE_MAX} 个元素`,
    );
  }
  return requireWithin(size, { min: 1, max: SIZE_MAX, whole: true }, path);
}

function checkDiagonal(values: JudgmentMatrix, path: Path): void {
  values.forEach((row, i) => {
    if (isOne(row[i] as number)) return;
    throw new AhpError(
      'AHP_NOT_RECIPROCAL',
      [...path, i, i],
      'an element compared with itself must be judged 1',
      '元素与自身比较的判断值必须为 1',
    );
  });
}

const isOne = (value: number): boolean => Math.abs(value - 1) <= RECIPROCITY_TOLERANCE + ROUNDING;

function checkReciprocal(values: JudgmentMatrix, path: Path): void {
  values.forEach((row, i) => {
    for (let j = i + 1; j < values.length; j++) {
      if (isOne((row[j] as number) * at(values, j, i))) continue;
      throw new AhpError(
        'AHP_NOT_RECIPROCAL',
        [...path, j, i],
        `must be the reciprocal of the judgment at row ${i}, column ${j}` +
          ' ("reciprocity": "upper" takes the upper triangle)',
        `应为第 ${i} 行第 ${j} 列判断值的倒数（"reciprocity": "upper" 表示以上三角为准）`,
      );
    }
  });
}

function fromUpperTriangle(values: JudgmentMatrix): JudgmentMatrix {
  return values.map((row, i) =>
    row.map((value, j) => (i === j ? 1 : i < j ? value : 1 / at(values, j, i))),
  );
}

/**
 * Matrix entry: one judgment of a matrix whose size was checked.
 *
 * Complexity: O(1).
 *
 * @param matrix n × n
 * @param row 0 … n − 1
 * @param column 0 … n − 1
 * @returns a_ij
 * @example
 * at([[1, 2], [0.5, 1]], 0, 1); // => 2
 */
export function at(matrix: JudgmentMatrix, row: number, column: number): number {
  return (matrix[row] as readonly number[])[column] as number;
}

/**
 * Pairs of elements: i before j, row by row, as judgments stand above the diagonal.
 *
 * Complexity: O(n²).
 *
 * @param size the number of elements
 * @returns size · (size − 1) / 2 pairs
 * @example
 * pairsOf(3); // => [[0, 1], [0, 2], [1, 2]]
 */
export function pairsOf(size: number): readonly (readonly [i: number, j: number])[] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size - i - 1 }, (_, k) => [i, i + 1 + k] as const),
  ).flat();
}
