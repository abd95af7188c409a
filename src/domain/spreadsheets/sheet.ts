import { refuseFile } from './file-refusal.ts';
import type { Grid, GridCell, GridRow, MergedArea } from './grid.ts';
import { dayOf } from './number-formats.ts';
import { cellAt } from './places.ts';
import { readXml } from './xml.ts';

/** What the cells of every sheet of a workbook refer to. */
export type Shared = {
  readonly strings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly countsFrom1904: boolean;
  /** Called for every element, and refuses a workbook that has too many. */
  readonly count: () => void;
};

type Attribute = (name: string) => string | undefined;

type OpenCell = { column: number; type: string; style: number; hasFormula: boolean; text: string };

type OpenRow = { number: number; isHidden: boolean; cells: Map<number, GridCell> };

/** A workbook has rows to a million; beyond this nobody has filled in anything. */
const COLUMNS_MAX = 1000;

/** Every amount is looked up among them. */
const MERGED_MAX = 500;

/** The cells of one sheet, with what of it is hidden or merged. */
export function readSheet(
  chunks: readonly Uint8Array[],
  shared: Shared,
): Pick<Grid, 'rows' | 'hiddenColumns' | 'merged'> {
  const rows: GridRow[] = [];
  const hiddenColumns = new Set<number>();
  const merged: MergedArea[] = [];
  let row: OpenRow = { number: 0, isHidden: false, cells: new Map() };
  let cell: OpenCell | undefined;
  let isValue = false;
  const opening: Readonly<Record<string, (attribute: Attribute) => void>> = {
    row: (attribute) => {
      const number = Number(attribute('r') ?? row.number + 1);
      const isHidden = isTrue(attribute('hidden'));
      row = { number, isHidden, cells: new Map() };
    },
    c: (attribute) => {
      const [type, style] = [attribute('t') ?? 'n', Number(attribute('s') ?? -1)];
      const column = cellAt(attribute('r') ?? '')?.column ?? (cell?.column ?? -1) + 1;
      cell = { column, type, style, hasFormula: false, text: '' };
    },
    f: () => {
      if (cell !== undefined) cell.hasFormula = true;
    },
    v: () => {
      isValue = true;
    },
    t: () => {
      isValue = true;
    },
    col: (attribute) => {
      if (!isTrue(attribute('hidden'))) return;
      const last = Math.min(Number(attribute('max')), COLUMNS_MAX);
      for (let column = Number(attribute('min')); column <= last; column++) {
        hiddenColumns.add(column - 1);
      }
    },
    mergeCell: (attribute) => {
      const area = areaOf(attribute('ref') ?? '');
      if (area !== undefined && merged.push(area) > MERGED_MAX) throw refuseFile('TOO_MANY_PARTS');
    },
  };
  const closing: Readonly<Record<string, () => void>> = {
    v: () => {
      isValue = false;
    },
    t: () => {
      isValue = false;
    },
    c: () => {
      const read = cell === undefined ? undefined : readCell(cell, shared);
      if (cell !== undefined && read !== undefined && cell.column < COLUMNS_MAX) {
        row.cells.set(cell.column, read);
      }
    },
    row: () => {
      cell = undefined;
      if (row.cells.size > 0) rows.push(row);
    },
  };
  readXml(chunks, {
    open: (name, attribute) => {
      shared.count();
      opening[name]?.(attribute);
    },
    text: (piece) => {
      if (isValue && cell !== undefined) cell.text += piece;
    },
    close: (name) => closing[name]?.(),
  });
  return { rows, hiddenColumns, merged };
}

export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

function areaOf(reference: string): MergedArea | undefined {
  const [from, to] = reference.split(':').map(cellAt);
  if (from === undefined || to === undefined) return undefined;
  return {
    firstRow: from.row,
    lastRow: to.row,
    firstColumn: from.column,
    lastColumn: to.column,
  };
}

function readCell(
  { type, style, hasFormula, text }: OpenCell,
  shared: Shared,
): GridCell | undefined {
  if (text === '') return hasFormula ? { kind: 'formula-without-result', text } : undefined;
  switch (type) {
    case 's':
      return textCell(shared.strings[Number(text)] ?? '');
    case 'n':
      if (!shared.dateStyles.has(style)) return { kind: 'number', text };
      return { kind: 'date', text: dayOf(Number(text), shared.countsFrom1904) };
    case 'd':
      return { kind: 'date', text };
    case 'e':
      return { kind: 'error', text };
    case 'b':
      return { kind: 'text', text: isTrue(text) ? 'TRUE' : 'FALSE' };
    default:
      return textCell(text);
  }
}

/** A text of nothing but spaces is an empty cell. */
export function textCell(text: string): GridCell | undefined {
  return text.trim() === '' ? undefined : { kind: 'text', text };
}
