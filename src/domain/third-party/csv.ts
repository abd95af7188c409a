/** A line of a CSV file: its number, and its cells by their headings; empty cells are left out. */
export type CsvLine = { readonly line: number; readonly cells: Readonly<Record<string, string>> };

/**
 * CSV as spreadsheets write it (RFC 4180): quoted cells, doubled quotes, line breaks within quotes,
 * and a byte-order mark. Undefined where a quote is never closed.
 */
export function readCsv(text: string): readonly CsvLine[] | undefined {
  const rows = rowsOf(text.replace(/^\uFEFF/, ''));
  if (rows === undefined) return undefined;
  const [headings, ...lines] = rows;
  return lines.map(({ line, cells }) => {
    const named = cells.map((cell, i) => {
      return [headings?.cells[i]?.trim() || `column${i + 1}`, cell.trim()] as const;
    });
    return { line, cells: Object.fromEntries(named.filter(([, cell]) => cell !== '')) };
  });
}

type Row = { readonly line: number; readonly cells: readonly string[] };

/** A cell, quoted or not, and what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

function rowsOf(text: string): readonly Row[] | undefined {
  const rows: Row[] = [];
  let cells: string[] = [];
  let [line, begun] = [1, 1];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length || cells.length > 0) {
    const [whole, quoted, plain = '', end = ''] = CELL.exec(text) ?? [];
    if (whole === undefined) return undefined;
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    line += whole.split('\n').length - 1;
    if (end === ',') continue;
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: begun, cells });
    cells = [];
    begun = line;
  }
  return rows;
}
