import { findNewestFilledForm } from '../../db/filled-forms.ts';
import { type DecidedStatementRow, listStatementsOf } from '../../db/statements.ts';
import type { Trx } from '../../db/transaction.ts';
import { yuanOf } from '../../engine/money.ts';
import { type Cell, COLUMNS, type ReadStatement, readStatement } from '../../engine/statement.ts';
import { documentOf } from '../statements/describe.ts';
import { fieldOf, type Typed } from '../statements/files/typed-form.ts';
import type { Statement } from '../statements/schemas.ts';

/** What the fields of a form held when it was opened. */
export type FormStart =
  | { readonly kind: 'blank' }
  /** What was typed and checked before, and not filed. */
  | { readonly kind: 'typed'; readonly importId: string; readonly at: string }
  /** The newest statement of the year, which will be corrected. */
  | { readonly kind: 'correction'; readonly revision: number; readonly state: Statement['state'] }
  /** The closing amounts of the year before as the opening ones. */
  | { readonly kind: 'lastYear'; readonly fiscalYear: number; readonly state: Statement['state'] };

export type Started = { readonly typed: Typed; readonly start: FormStart };

type Wanted = {
  readonly countyCode: string;
  readonly uscc: string;
  readonly fiscalYear: number;
  /** What was typed before is left aside. */
  readonly isAfresh: boolean;
};

/** What a form is opened with: what was typed, else what is on record, else last year's closing. */
export async function startForm(trx: Trx, wanted: Wanted): Promise<Started> {
  const { countyCode, uscc, fiscalYear, isAfresh } = wanted;
  const onRecord = await listStatementsOf(trx, countyCode, [uscc], [fiscalYear, fiscalYear - 1]);
  const newest = onRecord.find((row) => row.fiscalYear === fiscalYear);
  const last = isAfresh ? undefined : await findNewestFilledForm(trx, countyCode, uscc, fiscalYear);
  // What was typed before somebody filed another statement was typed without knowing of it.
  const isOpen = last?.committedAt === null && last.earlierRevision === (newest?.revision ?? 0);
  if (last !== undefined && isOpen) {
    const typed = JSON.parse(last.typed) as Typed;
    const [importId, at] = [last.importId, last.createdAt.toISOString()];
    return { typed, start: { kind: 'typed', importId, at } };
  }
  if (newest !== undefined) {
    const { revision } = newest;
    return {
      typed: typedOf(newest),
      start: { kind: 'correction', revision, state: stateOf(newest) },
    };
  }
  const before = lastYearOf(onRecord);
  if (before === undefined) return { typed: {}, start: { kind: 'blank' } };
  const start = { kind: 'lastYear', fiscalYear: fiscalYear - 1, state: stateOf(before) } as const;
  return { typed: openingOf(before), start };
}

const stateOf = ({ decision }: DecidedStatementRow): Statement['state'] => decision ?? 'submitted';

/** What was accepted, else the newest that waits; nothing is carried on from what was returned. */
const lastYearOf = (rows: readonly DecidedStatementRow[]): DecidedStatementRow | undefined =>
  rows.find(({ decision }) => decision === 'accepted') ??
  rows.find(({ decision }) => decision === null);

/** The fields as they would have to be filled in for a statement that was filed. */
function typedOf(row: DecidedStatementRow): Typed {
  const { balanceSheet, surplusStatement } = readRow(row);
  const balance = [...balanceSheet].flatMap(([id, amounts]) =>
    COLUMNS.flatMap((column) => entry(fieldOf({ id }, column), amounts[column])),
  );
  const surplus = [...(surplusStatement ?? [])].flatMap(([id, amount]) =>
    entry(fieldOf({ id }, 'amount'), amount),
  );
  return Object.fromEntries([...balance, ...surplus]);
}

function openingOf(row: DecidedStatementRow): Typed {
  const { balanceSheet } = readRow(row);
  const entries = [...balanceSheet].flatMap(([id, { closing }]) =>
    entry(fieldOf({ id }, 'opening'), closing),
  );
  return Object.fromEntries(entries);
}

const readRow = (row: DecidedStatementRow): ReadStatement => readStatement(documentOf(row));

const entry = (field: string, amount: Cell): [string, string][] =>
  amount == null ? [] : [[field, yuanOf(amount)]];
