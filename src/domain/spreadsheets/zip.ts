import { Inflate, strToU8, zipSync } from 'fflate';
import { refuseFile } from './file-refusal.ts';

/*
 * The archive that a workbook is. Its directory is at its end and says where each file begins; what it
 * says of sizes is not believed: files are counted while they grow.
 */

const MEGABYTE = 1024 * 1024;
const EXPANDED_MAX_BYTES = 96 * MEGABYTE;
/** Sheets of numbers shrink to a twentieth; what shrinks to a thousandth was made to burst. */
const RATIO_MAX = 150;
/** Small files may shrink as they like. */
const RATIO_FROM_BYTES = 4 * MEGABYTE;
const FILES_MAX = 2000;
const CHUNK_BYTES = 16 * 1024;

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const COMMENT_MAX_BYTES = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const FILE_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

type Entry = { readonly method: number; readonly data: Uint8Array };

export type Archive = {
  readonly names: readonly string[];
  /** The bytes of a file, piece by piece; undefined if it is not there. */
  readonly read: (name: string) => Uint8Array[] | undefined;
};

/** Opens an archive; what breaks a rule of the format, or bursts, is refused. */
export function openArchive(bytes: Uint8Array): Archive {
  const entries = entriesOf(bytes);
  let expanded = 0;
  const count = (length: number): void => {
    expanded += length;
    const isBursting = expanded > RATIO_FROM_BYTES && expanded > bytes.length * RATIO_MAX;
    if (expanded > EXPANDED_MAX_BYTES || isBursting) {
      throw refuseFile('EXPANDS_TOO_FAR', { max: EXPANDED_MAX_BYTES / MEGABYTE });
    }
  };
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      return entry === undefined ? undefined : expand(entry, count);
    },
  };
}

function expand({ method, data }: Entry, count: (length: number) => void): Uint8Array[] {
  if (method === STORED) {
    count(data.length);
    return [data];
  }
  const chunks: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => {
    count(chunk.length);
    chunks.push(chunk);
  });
  const last = Math.max(0, data.length - CHUNK_BYTES);
  for (let at = 0; at < last; at += CHUNK_BYTES) {
    inflateOrRefuse(inflate, data.subarray(at, Math.min(at + CHUNK_BYTES, last)), false);
  }
  inflateOrRefuse(inflate, data.subarray(last), true);
  return chunks;
}

function inflateOrRefuse(inflate: Inflate, chunk: Uint8Array, isLast: boolean): void {
  try {
    inflate.push(chunk, isLast);
  } catch (error) {
    // Its own errors have numbers; a refusal of ours passes through.
    throw typeof (error as { code?: unknown }).code === 'number' ? damaged() : error;
  }
}

const damaged = () =>
  refuseFile('NOT_A_WORKBOOK', { reason: '压缩包损坏 / the archive is damaged' });

function entriesOf(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > FILES_MAX) throw damaged();
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
      throw damaged();
    }
    const nameBytes = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(
      bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes),
    );
    if (entries.has(name)) throw damaged();
    entries.set(name, entryAt(view, bytes, at));
    at += ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - COMMENT_MAX_BYTES);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw damaged();
}

function entryAt(view: DataView, bytes: Uint8Array, at: number): Entry {
  const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
  const method = view.getUint16(at + 10, true);
  const size = view.getUint32(at + 20, true);
  const file = view.getUint32(at + 42, true);
  if (isEncrypted || ![STORED, DEFLATED].includes(method)) throw damaged();
  if (file + FILE_BYTES > bytes.length) throw damaged();
  const head = FILE_BYTES + view.getUint16(file + 26, true) + view.getUint16(file + 28, true);
  if (file + head + size > bytes.length) throw damaged();
  return { method, data: bytes.subarray(file + head, file + head + size) };
}

/** An archive of texts, always the same bytes for the same texts. */
export function archiveOf(texts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const files = Object.entries(texts).map(([name, text]) => [name, strToU8(text)]);
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1), level: 6 });
}
