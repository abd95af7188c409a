import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/console/client/lines.ts';

/* A file of lines as a browser gets it: in parts that end anywhere, in the middle of a sign too. */

const bytesOf = (text: string) => new TextEncoder().encode(text);

function streamOf(bytes: Uint8Array, partLength: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + partLength));
      at += partLength;
    },
  });
}

const read = async (bytes: Uint8Array, partLength: number, onBytes = (_: number) => {}) => {
  const lines: (string | { cut: string })[] = [];
  for await (const line of linesOf(streamOf(bytes, partLength), onBytes)) lines.push(line);
  return lines;
};

describe('lines of a stream', () => {
  it.each([1, 2, 3, 5, 1000])('are the same in parts of %i bytes', async (partLength) => {
    expect(await read(bytesOf('合衡\nb\n\n𠮷d\n'), partLength)).toEqual(['合衡', 'b', '', '𠮷d']);
  });

  it('say of a last line that it has no end', async () => {
    expect(await read(bytesOf('a\nb'), 2)).toEqual(['a', { cut: 'b' }]);
    expect(await read(bytesOf(''), 2)).toEqual([]);
  });

  it('keep what is no part of a record: a byte-order mark, a carriage return', async () => {
    expect(await read(bytesOf('\ufeffa\r\n'), 4)).toEqual(['\ufeffa\r']);
  });

  it('show a byte that is no UTF-8', async () => {
    expect(await read(Uint8Array.of(97, 0xff, 10), 1)).toEqual(['a\ufffd']);
  });

  it('tell how many bytes were read', async () => {
    const told: number[] = [];
    await read(bytesOf('abcde\n'), 4, (bytes) => told.push(bytes));
    expect(told).toEqual([4, 6]);
  });
});
