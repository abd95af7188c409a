import { plainName } from '../../../engine/statement.ts';
import type { Grid, GridCell, GridRow } from '../../spreadsheets/grid.ts';
import { cellName, columnName, type Place } from '../../spreadsheets/places.ts';
import { type FileFinding, fileFinding } from './file-findings.ts';
import type { NamedForm, SheetKind } from './form-names.ts';
import { type AmountColumn, type Block, blocksOf } from './headings.ts';

export type PlacedCell = { readonly cell: GridCell; readonly place: Place };

/** A row of a form: the name that it gives, and what stands in its columns. */
export type TableLine = {
  readonly name: string;
  readonly place: Place;
  readonly amounts: Readonly<Partial<Record<AmountColumn, PlacedCell>>>;
  /** The cells of its columns, whether or not something is in them. */
  readonly places: Readonly<Partial<Record<AmountColumn, Place>>>;
};

/** One form of a statement as it stands on a sheet. */
export type Table = {
  readonly kind: SheetKind;
  readonly place: Place;
  readonly lines: readonly TableLine[];
  readonly findings: readonly FileFinding[];
};

/** What of a sheet is no table: titles, labels and what belongs to them. */
export type SheetTables = { readonly tables: readonly Table[]; readonly head: readonly GridRow[] };

/** Lines below this are not part of the sums, and not filed. */
const SUPPLEMENT = /^补充资料/;

/** Finds the forms on a sheet by their rows of headings. */
export function tablesOf(grid: Grid, forms: readonly NamedForm[]): SheetTables {
  const tables: Table[] = [];
  const head: GridRow[] = [];
  let open: { heading: GridRow; blocks: readonly Block[]; rows: GridRow[] } | undefined;
  const close = () => {
    const table = open === undefined ? undefined : tableOf(grid, open, forms);
    if (table !== undefined) tables.push(table);
    open = undefined;
  };
  for (const row of grid.rows) {
    const blocks = blocksOf(row);
    if (blocks.length > 0) {
      close();
      open = { heading: row, blocks, rows: [] };
    } else if (open === undefined) {
      head.push(row);
    } else if ([...row.cells.values()].some(({ text }) => SUPPLEMENT.test(text.trim()))) {
      close();
    } else {
      open.rows.push(row);
    }
  }
  close();
  return { tables, head };
}

type Open = {
  readonly heading: GridRow;
  readonly blocks: readonly Block[];
  readonly rows: readonly GridRow[];
};

/** A table of lines that no form knows is something else, such as the changes of equity. */
function tableOf(
  grid: Grid,
  { heading, blocks, rows }: Open,
  forms: readonly NamedForm[],
): Table | undefined {
  const hasAmount = blocks.some(({ amounts }) => [...amounts.values()].includes('amount'));
  const kind: SheetKind = hasAmount ? 'surplusStatement' : 'balanceSheet';
  const isKnown = (name: string) => forms.some((form) => form[kind].has(plainName(name)));
  const read = blocks.flatMap((block) => rows.map((row) => lineOf(grid, block, row, isKnown)));
  const lines = read.flatMap(({ line }) => (line === undefined ? [] : [line]));
  if (!lines.some(({ name }) => isKnown(name))) return undefined;
  const place = placeIn(grid, heading.number, blocks[0]?.nameColumn ?? 0);
  const findings = [
    ...hiddenColumns(grid, heading, blocks),
    ...unitOf(grid, heading),
    ...read.flatMap((it) => it.findings),
  ];
  return { kind, place, lines, findings };
}

export const placeIn = ({ sheet }: Pick<Grid, 'sheet'>, row: number, column: number): Place => ({
  sheet,
  cell: cellName(row, column),
});

type ReadLine = { readonly line?: TableLine; readonly findings: readonly FileFinding[] };

function lineOf(
  grid: Grid,
  block: Block,
  row: GridRow,
  isKnown: (name: string) => boolean,
): ReadLine {
  const name = row.cells.get(block.nameColumn)?.text.trim() ?? '';
  const placed = [...block.amounts].flatMap(([column, role]) => {
    const cell = row.cells.get(column);
    return cell === undefined ? [] : [{ role, cell, place: placeIn(grid, row.number, column) }];
  });
  const [first] = placed;
  if (name === '') {
    if (first === undefined) return { findings: misplaced(grid, block, row, '') };
    const words = { text: first.cell.text };
    return { findings: [fileFinding('AMOUNT_WITHOUT_LINE', first.place, words)] };
  }
  if (first === undefined && !isKnown(name)) return { findings: [] };
  const place = placeIn(grid, row.number, block.nameColumn);
  const places = [...block.amounts].map(([column, role]) => [
    role,
    placeIn(grid, row.number, column),
  ]);
  const hidden = row.isHidden ? [fileFinding('ROW_HIDDEN', place, { row: row.number })] : [];
  return {
    line: {
      name,
      place,
      amounts: Object.fromEntries(placed.map(({ role, ...it }) => [role, it])),
      places: Object.fromEntries(places),
    },
    findings: [...hidden, ...mergedAmounts(grid, block, row), ...misplaced(grid, block, row, name)],
  };
}

/** Which amount a merged cell holds nobody can tell. */
function mergedAmounts(grid: Grid, block: Block, row: GridRow): FileFinding[] {
  const areas = grid.merged.filter(
    ({ firstRow, lastRow, firstColumn, lastColumn }) =>
      firstRow <= row.number &&
      row.number <= lastRow &&
      [...block.amounts.keys()].some((it) => firstColumn <= it && it <= lastColumn),
  );
  return areas.map(({ firstRow, firstColumn }) =>
    fileFinding('CELL_MERGED', placeIn(grid, firstRow, firstColumn)),
  );
}

const ROW_NUMBER = /^\d{1,3}$/;

/** Numbers beside the columns that are read: a row number, or an amount in the wrong place. */
function misplaced(grid: Grid, block: Block, row: GridRow, line: string): FileFinding[] {
  return [...row.cells].flatMap(([column, { kind, text }]) => {
    const isInside = column > block.nameColumn && column < block.end;
    if (!isInside || block.amounts.has(column)) return [];
    const heading = block.others.get(column);
    const isRowNumber = heading !== undefined && /^(行次|序号)$/.test(heading);
    const isAmount = kind === 'number' || /^[\d,，.]+$/.test(text.normalize('NFKC'));
    const isFine = isRowNumber ? ROW_NUMBER.test(text.trim()) : heading !== undefined || !isAmount;
    if (isFine) return [];
    return [fileFinding('AMOUNT_MISPLACED', placeIn(grid, row.number, column), { line, text })];
  });
}

function hiddenColumns(grid: Grid, heading: GridRow, blocks: readonly Block[]): FileFinding[] {
  const columns = blocks.flatMap(({ nameColumn, amounts }) => [nameColumn, ...amounts.keys()]);
  return columns
    .filter((column) => grid.hiddenColumns.has(column))
    .map((column) => {
      const words = { column: columnName(column) };
      return fileFinding('COLUMN_HIDDEN', placeIn(grid, heading.number, column), words);
    });
}

const OTHER_UNIT = /[万千百亿]元/;

/** Amounts in thousands or ten thousands would be read as yuan. */
export function unitOf(grid: Grid, row: GridRow): FileFinding[] {
  return [...row.cells]
    .filter(([, { text }]) => OTHER_UNIT.test(text))
    .map(([column, { text }]) =>
      fileFinding('UNIT_NOT_YUAN', placeIn(grid, row.number, column), { text: text.trim() }),
    );
}
