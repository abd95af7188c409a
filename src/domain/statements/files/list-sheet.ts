import { plainName } from '../../../engine/statement.ts';
import { readAmount } from '../../spreadsheets/amount.ts';
import type { Grid, GridRow } from '../../spreadsheets/grid.ts';
import { columnName } from '../../spreadsheets/places.ts';
import { type FileFinding, fileFinding } from './file-findings.ts';
import { type FileStatement, TEXT_MAX } from './file-statement.ts';
import { closestForm, type NamedForm, type SheetKind } from './form-names.ts';
import { plainHeading } from './headings.ts';
import { type Label, type Labels, labelNamed, labelText } from './labels.ts';
import { placeIn, unitOf } from './tables.ts';

/*
 * A list of statements, one a row: a column for each amount, headed by its line, in a balance sheet
 * with （年初） or （年末） behind it.
 */

type AmountHeading = { readonly name: string; readonly role: 'opening' | 'closing' | 'amount' };

type Columns = {
  readonly labels: ReadonlyMap<Label, number>;
  readonly amounts: ReadonlyMap<number, AmountHeading>;
};

/** Columns that help people and are not read. */
const UNREAD = /^(序号|合作社名称|名称|乡镇|镇办|备注)$/;

const IN_BRACKETS = /^(.+)\((年初|期初|年末|期末)(数|余额)?\)$/;

/** Whether a row heads a list: it names a credit code and amounts of both columns. */
export function isListHeading(row: GridRow): boolean {
  const headings = [...row.cells.values()].map(({ text }) => plainHeading(text));
  const has = (pattern: RegExp) => headings.some((heading) => pattern.test(heading));
  return has(/^(统一社会信用代码|信用代码)$/) && has(IN_BRACKETS);
}

/** The statements of a list. */
export function readList(
  grid: Grid,
  heading: GridRow,
  forms: readonly NamedForm[],
): { statements: FileStatement[]; findings: FileFinding[] } {
  const { columns, findings } = columnsOf(grid, heading, forms);
  const rows = grid.rows.filter(({ number }) => number > heading.number);
  const hidden = [...columns.labels.values(), ...columns.amounts.keys()]
    .filter((column) => grid.hiddenColumns.has(column))
    .map((column) => {
      const words = { column: columnName(column) };
      return fileFinding('COLUMN_HIDDEN', placeIn(grid, heading.number, column), words);
    });
  const names = new Map(forms.map((form) => [form.form.id, namesIn(columns, form)]));
  const list = { grid, columns, closest: closestOf(columns, forms), namesIn: names };
  return {
    statements: rows.map((row) => statementOf(list, row)),
    findings: [...unitOf(grid, heading), ...findings, ...hidden],
  };
}

function columnsOf(
  grid: Grid,
  heading: GridRow,
  forms: readonly NamedForm[],
): { columns: Columns; findings: FileFinding[] } {
  const labels = new Map<Label, number>();
  const amounts = new Map<number, AmountHeading>();
  const findings: FileFinding[] = [];
  const seen = new Set<string>();
  for (const [column, cell] of heading.cells) {
    const text = plainHeading(cell.text);
    const label = labelNamed(text);
    const amount = amountHeading(text, forms);
    const place = placeIn(grid, heading.number, column);
    if (label !== undefined) labels.set(label, column);
    else if (amount !== undefined) amounts.set(column, amount);
    else if (!UNREAD.test(text)) findings.push(fileFinding('COLUMN_UNKNOWN', place, { text }));
    if (seen.has(text)) findings.push(fileFinding('COLUMN_REPEATED', place, { text }));
    seen.add(text);
  }
  return { columns: { labels, amounts }, findings };
}

function amountHeading(text: string, forms: readonly NamedForm[]): AmountHeading | undefined {
  const [, name, when] = IN_BRACKETS.exec(text) ?? [];
  if (name !== undefined) return { name, role: /初/.test(when ?? '') ? 'opening' : 'closing' };
  const isSurplus = forms.some((form) => form.surplusStatement.has(plainName(text)));
  return isSurplus ? { name: text, role: 'amount' } : undefined;
}

function closestOf({ amounts }: Columns, forms: readonly NamedForm[]): NamedForm | undefined {
  const named = (isSurplus: boolean) =>
    [...amounts.values()]
      .filter(({ role }) => (role === 'amount') === isSurplus)
      .map(({ name }) => name);
  return closestForm(forms, { balanceSheet: named(false), surplusStatement: named(true) });
}

type List = {
  readonly grid: Grid;
  readonly columns: Columns;
  /** The form of rows that do not name one. */
  readonly closest: NamedForm | undefined;
  /** By form, what its lines are called in each column. */
  readonly namesIn: ReadonlyMap<string, ReadonlyMap<number, string>>;
};

const kindOf = ({ role }: AmountHeading): SheetKind =>
  role === 'amount' ? 'surplusStatement' : 'balanceSheet';

function namesIn({ amounts }: Columns, form: NamedForm): ReadonlyMap<number, string> {
  const names = [...amounts].flatMap(([column, heading]): [number, string][] => {
    const line = form[kindOf(heading)].get(plainName(heading.name));
    return line === undefined ? [] : [[column, line.zh]];
  });
  return new Map(names);
}

function statementOf(list: List, row: GridRow): FileStatement {
  const { grid, columns, closest } = list;
  const labels = labelsIn(list, row);
  const form = labels.form?.text ?? closest?.form.id ?? '';
  const names = list.namesIn.get(form) ?? new Map<number, string>();
  const nameAt = (column: number, { name }: AmountHeading) => names.get(column) ?? name;
  // Places are asked for later, and must not keep a sheet of half a million cells until then.
  const [{ sheet }, { number }] = [grid, row];
  const place = placeIn({ sheet }, number, Math.min(...row.cells.keys()));
  const findings: FileFinding[] = row.isHidden
    ? [fileFinding('ROW_HIDDEN', place, { row: number })]
    : [];
  const lines = new Map<string, { opening?: string | null; closing?: string | null }>();
  const surplus = new Map<string, string | null>();
  for (const [column, heading] of columns.amounts) {
    const amount = amountIn(list, row, column, findings);
    // A list may have the columns of both forms; those of the other one are empty.
    if (amount === null && !names.has(column)) continue;
    const name = nameAt(column, heading);
    if (heading.role === 'amount') surplus.set(name, amount);
    else lines.set(name, { ...lines.get(name), [heading.role]: amount });
  }
  const hasSurplus = [...surplus.values()].some((amount) => amount !== null);
  return {
    ...labels,
    place,
    submission: {
      form,
      lines: Object.fromEntries(lines),
      ...(hasSurplus ? { surplus: Object.fromEntries(surplus) } : {}),
    },
    findings,
    placeOf: (line, role) => {
      const called = [...columns.amounts].filter((it) => nameAt(...it) === line);
      const found = called.find(([, heading]) => heading.role === role) ?? called[0];
      return found === undefined ? place : placeIn({ sheet }, number, found[0]);
    },
  };
}

function labelsIn({ grid, columns }: List, row: GridRow): Labels {
  const found = [...columns.labels].flatMap(([label, column]) => {
    const cell = row.cells.get(column);
    const place = placeIn(grid, row.number, column);
    return cell === undefined ? [] : [[label, { text: labelText(cell), place }] as const];
  });
  return Object.fromEntries(found);
}

function amountIn(
  { grid }: List,
  row: GridRow,
  column: number,
  findings: FileFinding[],
): string | null {
  const cell = row.cells.get(column);
  const isMerged = grid.merged.some(
    ({ firstRow, lastRow, firstColumn, lastColumn }) =>
      firstRow <= row.number &&
      row.number <= lastRow &&
      firstColumn <= column &&
      column <= lastColumn,
  );
  const place = placeIn(grid, row.number, column);
  if (isMerged) findings.push(fileFinding('CELL_MERGED', place));
  const read = readAmount(cell);
  if ('amount' in read) return read.amount;
  const text = cell?.text ?? '';
  findings.push(fileFinding(read.problem, place, { text }));
  return text.slice(0, TEXT_MAX);
}
