/** What a cell holds; a formula holds what it came to when the file was saved. */
export type CellKind = 'text' | 'number' | 'date' | 'error' | 'formula-without-result';

export type GridCell = { readonly kind: CellKind; readonly text: string };

export type GridRow = {
  /** As people see it, from 1. */
  readonly number: number;
  readonly isHidden: boolean;
  /** By column, from 0; empty cells are not there. */
  readonly cells: ReadonlyMap<number, GridCell>;
};

/** Cells that were made one; the first has the text. */
export type MergedArea = {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
};

/** A sheet as it was filled in, whatever file it came in. */
export type Grid = {
  /** Null where the file has no sheets. */
  readonly sheet: string | null;
  readonly isHidden: boolean;
  readonly rows: readonly GridRow[];
  readonly hiddenColumns: ReadonlySet<number>;
  readonly merged: readonly MergedArea[];
};
