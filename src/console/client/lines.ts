import type { CutLine } from '../../domain/audit/verify.ts';

/**
 * Lines of a file as it arrives, so that a long one is never held whole.
 *
 * @param stream the bytes; where they are no UTF-8, U+FFFD takes their place
 * @param onBytes told how many bytes were read so far
 * @returns the lines without their ends; a last one that has none says so
 */
export async function* linesOf(
  stream: ReadableStream<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string | CutLine> {
  const reader = stream.getReader();
  // A byte-order mark is kept: it is no part of a record, so it has to be found.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let bytes = 0;
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.length;
    onBytes(bytes);
    const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield { cut: rest };
}
