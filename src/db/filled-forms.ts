import type { FilledFormRow, ImportItemRow } from './import-tables.ts';
import type { Trx } from './transaction.ts';

/** What was typed, beside what filing it would do and when it was filed, if it was. */
export type CheckedFormRow = FilledFormRow &
  Pick<ImportItemRow, 'outcome' | 'earlierRevision'> & {
    readonly createdAt: Date;
    readonly committedAt: Date | null;
  };

const checkedForms = (trx: Trx, countyCode: string) =>
  trx
    .selectFrom('filledForm')
    .innerJoin('statementImport as made', (join) =>
      join
        .onRef('made.countyCode', '=', 'filledForm.countyCode')
        .onRef('made.importId', '=', 'filledForm.importId'),
    )
    .innerJoin('statementImportItem as item', (join) =>
      join
        .onRef('item.countyCode', '=', 'filledForm.countyCode')
        .onRef('item.importId', '=', 'filledForm.importId'),
    )
    .leftJoin('statementImportCommit as done', (join) =>
      join
        .onRef('done.countyCode', '=', 'filledForm.countyCode')
        .onRef('done.importId', '=', 'filledForm.importId'),
    )
    .selectAll('filledForm')
    .select(['made.createdAt', 'item.outcome', 'item.earlierRevision', 'done.committedAt'])
    .where('filledForm.countyCode', '=', countyCode);

export async function insertFilledForm(trx: Trx, row: FilledFormRow): Promise<void> {
  await trx.insertInto('filledForm').values(row).execute();
}

export async function findFilledForm(
  trx: Trx,
  countyCode: string,
  importId: string,
): Promise<CheckedFormRow | undefined> {
  return checkedForms(trx, countyCode)
    .where('filledForm.importId', '=', importId)
    .executeTakeFirst();
}

/** What was typed last for a cooperative and a year. */
export async function findNewestFilledForm(
  trx: Trx,
  countyCode: string,
  uscc: string,
  fiscalYear: number,
): Promise<CheckedFormRow | undefined> {
  return checkedForms(trx, countyCode)
    .where('filledForm.uscc', '=', uscc)
    .where('filledForm.fiscalYear', '=', fiscalYear)
    .orderBy('filledForm.importId', 'desc')
    .limit(1)
    .executeTakeFirst();
}
