import type { Context } from '../../context.ts';
import {
  type FindingWords,
  findingOf,
  SHEET_TEXTS,
  type SheetFinding,
  type SheetFindingCode,
} from '../../spreadsheets/file-refusal.ts';
import type { Grid, GridRow } from '../../spreadsheets/grid.ts';
import { cellName, type Place } from '../../spreadsheets/places.ts';
import { readSheets } from '../../spreadsheets/read-sheets.ts';
import { type ReadLine, readLine } from '../read-import.ts';
import { COLUMNS, type Column, columnNamed, EVIDENCE_KEYS, OUTER_KEYS } from './columns.ts';

/** A line of a file, whose issues have pointers into its item, and where each of these stands. */
export type FileLine = ReadLine & { readonly placeOf: (pointer: string) => Place };

/** A file of items as far as it could be read. */
export type ItemFile = {
  readonly format: 'xlsx' | 'csv' | 'json';
  readonly lines: readonly FileLine[];
  readonly findings: readonly SheetFinding[];
};

/**
 * Reads the items of a workbook, CSV or JSON: one a row below a row of headings, in any order of the
 * columns and on as many sheets as there are.
 *
 * @throws {FileRefusal} if nothing of it can be read
 */
export function readItemFile(ctx: Context, bytes: Uint8Array): ItemFile {
  const file = readSheets(bytes);
  if (file.format === 'json') {
    const values = Array.isArray(file.value) ? file.value : [file.value];
    const lines = values.map((value, i) => ({
      ...readLine(ctx, i + 1, '', value),
      placeOf: (pointer: string) => ({ sheet: null, cell: `/${i}${pointer}` }),
    }));
    return { format: 'json', lines, findings: [] };
  }
  const read = file.grids.map((grid) => readGrid(ctx, grid));
  return {
    format: file.format,
    lines: read.flatMap(({ lines }) => lines),
    findings: read.flatMap(({ findings }) => findings),
  };
}

type Read = Pick<ItemFile, 'lines' | 'findings'>;

const finding = (code: SheetFindingCode, place: Place, words: FindingWords = {}): SheetFinding =>
  findingOf(code, SHEET_TEXTS[code], place, words);

/** The column without which nobody knows whom a row is about. */
const FIRST = 'uscc';

function readGrid(ctx: Context, grid: Grid): Read {
  const { sheet, rows } = grid;
  const whole: Place = { sheet, cell: null };
  const refused = (it: SheetFinding): Read => ({ lines: [], findings: [it] });
  if (grid.isHidden) return refused(finding('SHEET_HIDDEN', whole, { name: sheet ?? '' }));
  const heading = rows.find(({ cells }) =>
    [...cells.values()].some(({ text }) => columnNamed(text)?.key === FIRST),
  );
  if (heading === undefined) {
    const { zh, en } = COLUMNS.find(({ key }) => key === FIRST) ?? { zh: FIRST, en: FIRST };
    return refused(finding('HEADINGS_MISSING', whole, { text: `${zh} / ${en}` }));
  }
  const { columns, findings } = columnsOf(grid, heading);
  const below = rows.filter(({ number }) => number > heading.number);
  return {
    lines: below.map((row) => lineOf(ctx, grid, columns, row)),
    findings: [...findings, ...below.flatMap((row) => findingsIn(grid, columns, row))],
  };
}

type Columns = ReadonlyMap<number, Column>;

/** The columns of a sheet; one that is not known or there twice is said at its heading. */
function columnsOf(
  { sheet, hiddenColumns }: Grid,
  { cells, number }: GridRow,
): { readonly columns: Columns; readonly findings: SheetFinding[] } {
  const columns = new Map<number, Column>();
  const findings: SheetFinding[] = [];
  for (const [at, { text }] of cells) {
    const place = { sheet, cell: cellName(number, at) };
    const column = columnNamed(text);
    const isRepeated = [...columns.values()].some(({ key }) => key === column?.key);
    if (column === undefined) findings.push(finding('COLUMN_UNKNOWN', place, { text }));
    else if (isRepeated) findings.push(finding('COLUMN_REPEATED', place, { text }));
    else columns.set(at, column);
    if (hiddenColumns.has(at)) findings.push(finding('DATA_HIDDEN', place));
  }
  return { columns, findings };
}

/** What is wrong with cells whatever they say: hidden, merged, formulas without a result. */
function findingsIn({ sheet, merged }: Grid, columns: Columns, row: GridRow): SheetFinding[] {
  const placeAt = (column: number): Place => ({ sheet, cell: cellName(row.number, column) });
  const hidden = row.isHidden
    ? [finding('DATA_HIDDEN', placeAt(Math.min(...row.cells.keys())))]
    : [];
  const isMerged = (column: number) =>
    merged.some(
      (area) =>
        area.firstRow <= row.number &&
        row.number <= area.lastRow &&
        area.firstColumn <= column &&
        column <= area.lastColumn,
    );
  const wrong = [...row.cells].flatMap(([at, { kind, text }]): SheetFinding[] => {
    if (!columns.has(at)) return [finding('COLUMN_UNKNOWN', placeAt(at), { text: '' })];
    if (isMerged(at)) return [finding('DATA_MERGED', placeAt(at))];
    if (kind === 'error') return [finding('FORMULA_FAILED', placeAt(at), { text })];
    if (kind === 'formula-without-result') return [finding('FORMULA_WITHOUT_RESULT', placeAt(at))];
    return [];
  });
  return [...hidden, ...wrong];
}

function lineOf(ctx: Context, { sheet }: Grid, columns: Columns, row: GridRow): FileLine {
  const values = [...columns].flatMap(([at, { key, read }]) => {
    const cell = row.cells.get(at);
    return cell === undefined ? [] : [[key, read(cell)] as const];
  });
  const first = Math.min(...row.cells.keys());
  return {
    ...readLine(ctx, row.number, '', itemOf(Object.fromEntries(values))),
    placeOf: (pointer) => {
      const key = keyOf(pointer);
      const [at = first] = [...columns].find(([, column]) => column.key === key) ?? [];
      return { sheet, cell: cellName(row.number, at) };
    },
  };
}

/** The item that a row stands for. */
function itemOf({ evidenceName, evidenceSha256, ...values }: Record<string, unknown>): unknown {
  const isOuter = ([key]: [string, unknown]) => OUTER_KEYS.includes(key);
  const all = Object.entries(values);
  const hasEvidence = evidenceName !== undefined || evidenceSha256 !== undefined;
  return {
    ...Object.fromEntries(all.filter(isOuter)),
    ...(hasEvidence ? { evidence: { name: evidenceName, sha256: evidenceSha256 } } : {}),
    content: Object.fromEntries(all.filter((it) => !isOuter(it))),
  };
}

/** The column that a place in an item was read from. */
function keyOf(pointer: string): string {
  const [, outer = '', inner] = pointer.split('/');
  if (outer === 'content') return inner ?? 'kind';
  if (outer !== 'evidence') return outer;
  return inner === 'sha256' ? EVIDENCE_KEYS.sha256 : EVIDENCE_KEYS.name;
}
