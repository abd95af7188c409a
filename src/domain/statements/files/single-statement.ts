import type { StatementLine } from '../../../engine/model-schema.ts';
import { plainName } from '../../../engine/statement.ts';
import { readAmount } from '../../spreadsheets/amount.ts';
import type { Grid } from '../../spreadsheets/grid.ts';
import { type Place, spoken } from '../../spreadsheets/places.ts';
import { type FileFinding, fileFinding, refuseStatements } from './file-findings.ts';
import { type FileStatement, TEXT_MAX } from './file-statement.ts';
import { closestForm, type NamedForm, type SheetKind } from './form-names.ts';
import { type Labels, labelsOf } from './labels.ts';
import { type PlacedCell, type Table, type TableLine, tablesOf, unitOf } from './tables.ts';

/** The statement of one cooperative, from forms as they are printed, on one sheet or on several. */
export function readSingleStatement(
  grids: readonly Grid[],
  forms: readonly NamedForm[],
): FileStatement {
  const sheets = grids.map((grid) => ({ grid, ...tablesOf(grid, forms) }));
  const tables = sheets.flatMap((it) => it.tables);
  const balance = tables.find(({ kind }) => kind === 'balanceSheet');
  const surplus = tables.find(({ kind }) => kind === 'surplusStatement');
  if (balance === undefined) throw refuseStatements('NOTHING_FOUND');
  const labels = Object.assign(
    {},
    ...sheets.map(({ grid, head }) => labelsOf(grid, head)).reverse(),
  ) as Labels;
  const named = formOf(forms, labels, balance, surplus);
  const amounts = {
    balance: new Amounts(named, 'balanceSheet', balance.lines),
    surplus: new Amounts(named, 'surplusStatement', surplus?.lines ?? []),
  };
  const placeOf = (line: string, column: 'opening' | 'closing' | undefined) =>
    amounts.balance.placeOf(line, column) ??
    amounts.surplus.placeOf(line, 'amount') ??
    (amounts.surplus.hasLine(line) ? (surplus ?? balance).place : balance.place);
  return {
    ...labels,
    place: balance.place,
    submission: {
      form: labels.form?.text ?? named?.form.id ?? '',
      lines: amounts.balance.balanceLines(),
      ...(surplus === undefined ? {} : { surplus: amounts.surplus.surplusLines() }),
    },
    findings: [
      ...sheets.flatMap(({ grid, head }) => head.flatMap((row) => unitOf(grid, row))),
      ...repeatedTables([balance, surplus], tables),
      ...balance.findings,
      ...(surplus?.findings ?? []),
      ...amounts.balance.findings,
      ...amounts.surplus.findings,
      ...sheets.filter((it) => it.tables.length === 0).map(({ grid }) => notRead(grid)),
    ],
    placeOf,
  };
}

const notRead = ({ sheet }: Grid): FileFinding =>
  fileFinding('SHEET_NOT_READ', { sheet, cell: null }, { name: sheet ?? '' });

function formOf(
  forms: readonly NamedForm[],
  { form }: Labels,
  balance: Table,
  surplus: Table | undefined,
): NamedForm | undefined {
  if (form !== undefined) return forms.find((it) => it.form.id === form.text);
  return closestForm(forms, {
    balanceSheet: balance.lines.map(({ name }) => name),
    surplusStatement: surplus?.lines.map(({ name }) => name) ?? [],
  });
}

function repeatedTables(
  taken: readonly (Table | undefined)[],
  tables: readonly Table[],
): FileFinding[] {
  return tables
    .filter((table) => !taken.includes(table))
    .map(({ kind, place }) => {
      const first = tables.find((other) => other.kind === kind)?.place;
      return fileFinding('SHEET_REPEATED', place, { first: first ? spoken(first) : '' });
    });
}

type Role = 'opening' | 'closing' | 'amount';

/** The amounts of one form, each line once, with what was wrong with them. */
class Amounts {
  readonly findings: FileFinding[] = [];
  readonly #values = new Map<string, { line: TableLine; amounts: Map<Role, string | null> }>();
  readonly #names: ReadonlyMap<string, StatementLine>;

  constructor(named: NamedForm | undefined, kind: SheetKind, lines: readonly TableLine[]) {
    this.#names = named?.[kind] ?? new Map();
    for (const line of lines) this.#add(line);
  }

  #add(line: TableLine): void {
    const name = this.#names.get(plainName(line.name))?.zh ?? line.name;
    const roles = Object.keys(line.places) as Role[];
    const read = new Map(roles.map((role) => [role, this.#read(line.amounts[role])]));
    const earlier = this.#values.get(name);
    if (earlier === undefined) {
      this.#values.set(name, { line, amounts: read });
      return;
    }
    for (const [role, amount] of read) this.#merge(name, earlier, role, amount, line);
  }

  /** A form may print a line twice, as that of the surplus of the year; the amount is the same. */
  #merge(
    name: string,
    earlier: { line: TableLine; amounts: Map<Role, string | null> },
    role: Role,
    amount: string | null,
    line: TableLine,
  ): void {
    const known = earlier.amounts.get(role) ?? null;
    if (amount === null || Number(amount) === Number(known ?? Number.NaN)) return;
    if (known === null) {
      earlier.amounts.set(role, amount);
      return;
    }
    const first = spoken(earlier.line.places[role] ?? earlier.line.place);
    const words = { line: name, first };
    this.findings.push(fileFinding('LINE_REPEATED', line.places[role] ?? line.place, words));
  }

  #read(placed: PlacedCell | undefined): string | null {
    const read = readAmount(placed?.cell);
    if ('amount' in read || placed === undefined) return 'amount' in read ? read.amount : null;
    const { text } = placed.cell;
    this.findings.push(fileFinding(read.problem, placed.place, { text }));
    return text.slice(0, TEXT_MAX);
  }

  balanceLines(): FileStatement['submission']['lines'] {
    const lines = [...this.#values].map(([name, { amounts }]) => {
      const cells = {
        opening: amounts.get('opening') ?? null,
        closing: amounts.get('closing') ?? null,
      };
      return [name, cells] as const;
    });
    return Object.fromEntries(lines);
  }

  surplusLines(): Record<string, string | null> {
    const lines = [...this.#values].map(
      ([name, { amounts }]) => [name, amounts.get('amount') ?? null] as const,
    );
    return Object.fromEntries(lines);
  }

  hasLine(line: string): boolean {
    return this.#names.has(plainName(line));
  }

  placeOf(name: string, role: Role | undefined): Place | undefined {
    const line = this.#values.get(name)?.line;
    return (role && line?.places[role]) ?? line?.place;
  }
}
