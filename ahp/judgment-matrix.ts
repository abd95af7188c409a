import { requireCount, requireList, requireRows, requireWithin } from './checks.ts';
import { AhpError, invalidRequest, type Path, sizeUnsupported } from './errors.ts';

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
  return requireWithin(value, { min: 1 / RATIO_MAX, max: RATIO_MAX }, path);
}

function readFraction(text: string): number {
  const [, numerator, denominator] = FRACTION.exec(text) ?? [];
  if (numerator === undefined) return Number.NaN;
  return Number(numerator) / Number(denominator ?? 1);
}

/** What a matrix compares by: numbers, or fuzzy ones. */
export type Cells<Cell> = {
  readonly one: Cell;
  readonly read: (cell: unknown, path: Path) => Cell;
  readonly reciprocal: (cell: Cell) => Cell;
  readonly isClose: (left: Cell, right: Cell) => boolean;
};

const NUMBERS: Cells<number> = {
  one: 1,
  read: readJudgment,
  reciprocal: (cell) => 1 / cell,
  isClose: isCloseTo,
};

/**
 * Closeness of two judgments, as a published matrix may have been rounded.
 *
 * Complexity: O(1).
 *
 * @param left a positive number
 * @param right a positive number
 * @returns whether they differ by 1e-6 at most, relative
 * @example
 * isCloseTo(0.333333, 1 / 3); // => true
 */
export function isCloseTo(left: number, right: number): boolean {
  return Math.abs(left / right - 1) <= RECIPROCITY_TOLERANCE + ROUNDING;
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
  return readMatrix(NUMBERS, rows, reciprocity, path);
}

/**
 * Matrix reading: the same for judgments of any kind.
 *
 * Complexity: O(n²).
 *
 * @param cells how a cell is read, and what its reciprocal is
 * @param rows n rows of n cells, n from 1 to 100
 * @param reciprocity 'strict' or 'upper', as `judgmentMatrix` takes it
 * @param path where the matrix stands, for the refusals
 * @returns n × n cells with exact reciprocals
 * @throws {AhpError} as `judgmentMatrix` does
 * @example
 * readMatrix(
 *   { one: 1, read: Number, reciprocal: (x) => 1 / x, isClose: Object.is }, [['1']], 'strict', [],
 * ); // => [[1]]
 */
export function readMatrix<Cell>(
  { one, read, reciprocal, isClose }: Cells<Cell>,
  rows: unknown,
  reciprocity: Reciprocity,
  path: Path,
): readonly (readonly Cell[])[] {
  const values = squareCells(rows, path).map((row, i) =>
    row.map((cell, j) => read(cell, [...path, i, j])),
  );
  const at = (i: number, j: number) => (values[i] as Cell[])[j] as Cell;
  values.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      const exact = i === j ? one : reciprocal(at(j, i));
      if ((i === j || reciprocity !== 'upper') && !isClose(at(i, j), exact)) {
        throw new AhpError(
          'AHP_NOT_RECIPROCAL',
          [...path, i, j],
          `must be ${one} on the diagonal, and below it the reciprocals` +
            ' ("reciprocity": "upper" takes the upper triangle)',
          `对角线上应为 ${one}，下三角应为倒数（"reciprocity": "upper" 表示以上三角为准）`,
        );
      }
      // Within the tolerance, too: λmax ≥ n holds for exact reciprocals only.
      row[j] = exact;
    }
  });
  return values;
}

function squareCells(rows: unknown, path: Path): readonly unknown[][] {
  const list = requireList(rows, path);
  const size = list.length;
  requireSize(size, path);
  return list.map((row, i) => {
    // A place that an array leaves out is a cell without a value.
    if (Array.isArray(row) && row.length === size) return [...row];
    throw new AhpError(
      Array.isArray(row) ? 'AHP_NOT_SQUARE' : 'AHP_INVALID_REQUEST',
      [...path, i],
      `each of the ${size} rows must have ${size} cells`,
      `${size} 行中的每一行都应有 ${size} 个元素`,
    );
  });
}

/**
 * Judgment-matrix check: what every function that takes a matrix asks before it computes. A sound
 * matrix costs one pass; any other is read by `judgmentMatrix`, which says what is wrong with it.
 *
 * Complexity: O(n²).
 *
 * @param rows what was given
 * @param path where the matrix stands, for the refusals
 * @param size how many elements it must compare; any number by default
 * @returns the matrix, with exact reciprocals
 * @throws {AhpError} as `judgmentMatrix` does; AHP_INVALID_REQUEST for another size
 * @example
 * requireJudgments([[1, 2], [0.5, 1]]); // => [[1, 2], [0.5, 1]]
 */
export function requireJudgments(rows: unknown, path: Path = [], size?: number): JudgmentMatrix {
  const matrix = isSound(rows) ? rows : judgmentMatrix(rows, 'strict', path);
  requireCount(matrix.length, size, path);
  return matrix;
}

function isSound(rows: unknown): rows is JudgmentMatrix {
  if (!Array.isArray(rows) || rows.length === 0 || rows.length > SIZE_MAX) return false;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (!Array.isArray(row) || row.length !== rows.length || row[i] !== 1) return false;
    for (let j = 0; j < i; j++) {
      const cell = row[j];
      const mirror = rows[j][i];
      if (typeof cell !== 'number' || typeof mirror !== 'number') return false;
      if (!(cell >= 1 / RATIO_MAX && cell <= RATIO_MAX)) return false;
      if (!(Math.abs(cell * mirror - 1) <= ROUNDING)) return false;
    }
  }
  return true;
}

/**
 * Panel check: one matrix from each expert, all of the same elements.
 *
 * Complexity: O(experts · n²).
 *
 * @param matrices what was given
 * @param path where the matrices stand, for the refusals
 * @param size how many elements each must compare; as many as the first by default
 * @returns the matrices, with exact reciprocals
 * @throws {AhpError} as `requireJudgments` does; AHP_INVALID_REQUEST if there is none
 * @example
 * requirePanel([[[1]], [[1]]], []); // => [[[1]], [[1]]]
 */
export function requirePanel(
  matrices: unknown,
  path: Path,
  size?: number,
): readonly [JudgmentMatrix, ...JudgmentMatrix[]] {
  return requireRows(matrices, path, requireJudgments, size);
}

/**
 * Size check: as many elements as a matrix may compare.
 *
 * Complexity: O(1).
 *
 * @param size what was given
 * @param path where it stands, ["size"] by default
 * @returns the size
 * @throws {AhpError} AHP_SIZE_UNSUPPORTED if it is too large, AHP_INVALID_REQUEST if it is no size
 * @example
 * requireSize(9, []); // => 9
 */
export function requireSize(size: unknown, path: Path = ['size']): number {
  if (Number.isInteger(size) && (size as number) > SIZE_MAX) {
    throw sizeUnsupported(
      path,
      `at most ${SIZE_MAX} elements are compared, here are ${size}`,
      `最多比较 ${SIZE_MAX} 个元素，此处有 ${size} 个`,
    );
  }
  return requireWithin(size, { min: 1, max: SIZE_MAX, whole: true }, path);
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
