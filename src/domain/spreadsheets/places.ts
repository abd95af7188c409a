/** Where something stands in a file: a cell of a sheet, or a pointer into a JSON file. */
export type Place = { readonly sheet: string | null; readonly cell: string | null };

/** The file as a whole. */
export const WHOLE_FILE: Place = { sheet: null, cell: null };

/** "资产负债表!B12" */
export const spoken = ({ sheet, cell }: Place): string =>
  [sheet, cell].filter((it) => it !== null).join('!');

const LETTERS = 26;

/** "B" for 1: columns are counted from 0. */
export function columnName(column: number): string {
  const rest = Math.floor(column / LETTERS);
  const letter = String.fromCharCode(65 + (column % LETTERS));
  return rest === 0 ? letter : `${columnName(rest - 1)}${letter}`;
}

/** "B12" for row 12 and column 1: rows are counted from 1, as people see them. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row}`;

/** Row and column of "B12". */
export function cellAt(
  name: string,
): { readonly row: number; readonly column: number } | undefined {
  const [, letters, row] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name) ?? [];
  if (letters === undefined) return undefined;
  const column = [...letters].reduce((all, it) => all * LETTERS + it.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(row), column };
}
