import { decodeText, readCsv } from './csv.ts';
import { refuseFile } from './file-refusal.ts';
import type { Grid } from './grid.ts';
import { readWorkbook } from './workbook.ts';

/** What a file holds: sheets of cells, or a JSON value. */
export type ReadSheets =
  | { readonly format: 'xlsx' | 'csv'; readonly grids: readonly Grid[] }
  | { readonly format: 'json'; readonly value: unknown };

export const FILE_MAX_BYTES = 16 * 1024 * 1024;

const ARCHIVE = [0x50, 0x4b];
/** Compound files: workbooks before 2007, and those with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Reads a workbook, CSV or JSON, told by its bytes and not by its name. Sheets with nothing on them are
 * left out.
 *
 * @throws {FileRefusal} if nothing of it can be read
 */
export function readSheets(bytes: Uint8Array): ReadSheets {
  if (bytes.length > FILE_MAX_BYTES)
    throw refuseFile('TOO_LARGE', { max: FILE_MAX_BYTES / 2 ** 20 });
  const startsWith = (signature: readonly number[]) => signature.every((it, i) => bytes[i] === it);
  if (startsWith(COMPOUND)) throw refuseFile('OLD_OR_ENCRYPTED');
  if (startsWith(ARCHIVE)) return { format: 'xlsx', grids: filled(readWorkbook(bytes)) };
  const text = decodeText(bytes);
  if (/^\s*[[{]/.test(text)) return { format: 'json', value: parse(text) };
  return { format: 'csv', grids: filled([readCsv(text)]) };
}

const filled = (grids: readonly Grid[]) => grids.filter(({ rows }) => rows.length > 0);

function parse(text: string): unknown {
  try {
    return JSON.parse(text, refuseUnreadableKey);
  } catch (error) {
    throw refuseFile('JSON_MALFORMED', { reason: (error as Error).message });
  }
}

/** Schemas leave this key out without a word. */
function refuseUnreadableKey(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError(key);
  return value;
}
