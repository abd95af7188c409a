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
 * Refusal of judgments that doubles cannot compute with.
 *
 * Complexity: O(1).
 *
 * @param path where the judgments stand
 * @returns the error to throw
 * @example
 * tooFarApart(['known']).code; // => "AHP_INVALID_REQUEST"
 */
export function tooFarApart(path: Path): AhpError {
  return invalidRequest(
    path,
    'the judgments are too far apart, or too contradictory, to be computed with',
    '判断值相差或矛盾过大，无法计算',
  );
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
