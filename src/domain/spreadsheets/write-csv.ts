import type { WrittenCell, WrittenSheet } from './write-workbook.ts';

const BOM = '\uFEFF';

/** Sheets one below the other; spreadsheets know UTF-8 by its mark. */
export function csvOf(sheets: readonly WrittenSheet[]): Uint8Array<ArrayBuffer> {
  const line = (row: readonly WrittenCell[]) => row.map(csvField).join(',');
  const blocks = sheets.map(({ rows }) => rows.map(line).join('\r\n'));
  return new TextEncoder().encode(`${BOM}${blocks.join('\r\n\r\n')}\r\n`);
}

function csvField(cell: WrittenCell): string {
  const value = 'text' in cell ? cell.text : String(cell.number ?? '');
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
