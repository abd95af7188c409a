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
