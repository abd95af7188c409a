/**
 * JSON Pointer (RFC 6901) to a place in a JSON document.
 *
 * @param keys the keys and indices on the way, the outermost first
 * @returns the pointer; the empty text for the document itself
 * @example
 * jsonPointer(['lines', 'a/b', 0]); // => "/lines/a~1b/0"
 */
export const jsonPointer = (keys: readonly PropertyKey[]): string =>
  keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
