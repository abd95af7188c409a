import { refuseFile } from './file-refusal.ts';
import type { Grid, GridCell, GridRow } from './grid.ts';
import { textCell } from './sheet.ts';

const BOM = /^\uFEFF/;
const CODINGS = ['utf-8', 'gb18030'] as const;

/** Text of a file in UTF-8, with a byte order mark or without, or in GB18030 (GBK). */
export function decodeText(bytes: Uint8Array): string {
  for (const coding of CODINGS) {
    try {
      const text = new TextDecoder(coding, { fatal: true }).decode(bytes).replace(BOM, '');
      if (!text.includes('\0')) return text;
    } catch {
      // It may be in the next one.
    }
  }
  throw refuseFile('ENCODING_UNKNOWN');
}

/** The cells of a CSV text (RFC 4180), whose fields commas, tabs or semicolons separate. */
export function readCsv(text: string): Grid {
  const separator = separatorOf(text);
  const rows = recordsOf(text, separator).flatMap((fields, i): GridRow[] => {
    const cells = fields.flatMap((field, column): [number, GridCell][] => {
      const cell = textCell(field);
      return cell === undefined ? [] : [[column, cell]];
    });
    if (cells.length === 0) return [];
    return [{ number: i + 1, isHidden: false, cells: new Map(cells) }];
  });
  return { sheet: null, isHidden: false, rows, hiddenColumns: new Set(), merged: [] };
}

const SEPARATORS = [',', '\t', ';'] as const;
const SAMPLE = 4000;

function separatorOf(text: string): string {
  const sample = text.slice(0, SAMPLE).replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((it) => sample.split(it).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Lines as a spreadsheet counts them: a field in quotes may go over several. */
function recordsOf(text: string, separator: string): string[][] {
  const field = new RegExp(
    `("(?:[^"]|"")*"|(?!")[^${separator}\\r\\n]*)(${separator}|\\r\\n|\\n|\\r|$)`,
    'gy',
  );
  const records: string[][] = [];
  let record: string[] = [];
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const [, value = '', end = ''] = field.exec(text) ?? [];
    if (field.lastIndex === 0) throw refuseFile('NOT_A_WORKBOOK', { reason: quoteAt(text, at) });
    record.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === separator) continue;
    records.push(record);
    record = [];
  }
  if (record.length > 0) records.push(record);
  return records;
}

function quoteAt(text: string, at: number): string {
  const line = text.slice(0, at).split('\n').length;
  return `第 ${line} 行的引号没有配对 / a quotation mark in line ${line} has no other`;
}
