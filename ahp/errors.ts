/** Every reason for which a request to the AHP library is refused (docs: README.md, "Refusals"). */
export type AhpErrorCode =
  | 'AHP_NOT_SQUARE'
  | 'AHP_NOT_RECIPROCAL'
  | 'AHP_NOT_POSITIVE'
  | 'AHP_GRAPH_DISCONNECTED'
  | 'AHP_SIZE_UNSUPPORTED'
  | 'AHP_INVALID_REQUEST';

/** Where in the input a value stands, outermost key first. */
export type Path = readonly (string | number)[];

/**
 * A refusal: what is wrong with the input, in English and Chinese, and where.
 *
 * @example
 * new AhpError(
 *   'AHP_NOT_POSITIVE', ['matrix', 0, 1], 'must be positive', '必须为正数',
 * ).pointer; // => "/matrix/0/1"
 */
export class AhpError extends Error {
  override readonly name = 'AhpError';

  constructor(
    readonly code: AhpErrorCode,
    readonly path: Path,
    message: string,
    readonly messageZh: string,
  ) {
    super(message);
  }

  /** The path as a JSON Pointer (RFC 6901). */
  get pointer(): string {
    return this.path
      .map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`)
      .join('');
  }
}

/**
 * Refusal of a request that says something else than it may.
 *
 * Complexity: O(1).
 *
 * @param path where it stands
 * @param message what is wrong, in English
 * @param messageZh the same in Chinese
 * @returns the error to throw
 * @example
 * invalidRequest(['op'], 'unknown', '未知').code; // => "AHP_INVALID_REQUEST"
 */
export function invalidRequest(path: Path, message: string, messageZh: string): AhpError {
  return new AhpError('AHP_INVALID_REQUEST', path, message, messageZh);
}

/**
 * Refusal of a size that is not covered.
 *
 * Complexity: O(1).
 *
 * @param path where it stands
 * @param message what is wrong, in English
 * @param messageZh the same in Chinese
 * @returns the error to throw
 * @example
 * sizeUnsupported([], 'too large', '过大').code; // => "AHP_SIZE_UNSUPPORTED"
 */
export function sizeUnsupported(path: Path, message: string, messageZh: string): AhpError {
  return new AhpError('AHP_SIZE_UNSUPPORTED', path, message, messageZh);
}

/**
 * Refusal of a request that would keep everybody else waiting.
 *
 * Complexity: O(1).
 *
 * @param path what makes it large
 * @returns the error to throw
 * @example
 * tooMuchWork(['draws']).code; // => "AHP_SIZE_UNSUPPORTED"
 */
export function tooMuchWork(path: Path): AhpError {
  return sizeUnsupported(
    path,
    'a request of this size would take too long',
    '请求规模过大，计算时间过长',
  );
}

/**
 * Refusal of numbers of which none is above 0.
 *
 * Complexity: O(1).
 *
 * @param path where they stand
 * @returns the error to throw
 * @example
 * nothingPositive(['weights']).pointer; // => "/weights"
 */
export function nothingPositive(path: Path): AhpError {
  const message = 'at least one value must be above 0';
  return new AhpError('AHP_NOT_POSITIVE', path, message, '至少应有一个大于 0 的值');
}

/**
 * Count check: as many elements must be given as are compared.
 *
 * Complexity: O(1).
 *
 * @param actual how many are given
 * @param expected how many are compared
 * @param path where they stand
 * @throws {AhpError} AHP_INVALID_REQUEST if the two differ
 * @example
 * requireCount(2, 2, []); // => undefined
 */
export function requireCount(actual: number, expected: number, path: Path): void {
  if (actual === expected) return;
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
