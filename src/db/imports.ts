import type { ImportItemRow, ImportRow, NewImportCommit } from './import-tables.ts';
import type { Trx } from './transaction.ts';

/** An import beside the moment at which it was filed, if it was. */
export type CommittedImportRow = ImportRow & { readonly committedAt: Date | null };

/** How many rows go into one statement. */
const BATCH = 500;

export async function insertImport(
  trx: Trx,
  row: ImportRow,
  items: readonly ImportItemRow[],
): Promise<void> {
  await trx.insertInto('statementImport').values(row).execute();
  for (let i = 0; i < items.length; i += BATCH) {
    await trx
      .insertInto('statementImportItem')
      .values(items.slice(i, i + BATCH))
      .execute();
  }
}

export async function findImport(
  trx: Trx,
  countyCode: string,
  importId: string,
): Promise<CommittedImportRow | undefined> {
  return trx
    .selectFrom('statementImport')
    .leftJoin('statementImportCommit as done', (join) =>
      join
        .onRef('done.countyCode', '=', 'statementImport.countyCode')
        .onRef('done.importId', '=', 'statementImport.importId'),
    )
    .selectAll('statementImport')
    .select('done.committedAt')
    .where('statementImport.countyCode', '=', countyCode)
    .where('statementImport.importId', '=', importId)
    .executeTakeFirst();
}

type ImportPage = {
  readonly after?: number;
  readonly limit?: number;
  readonly outcome?: ImportItemRow['outcome'] | undefined;
};

/** The statements of an import behind a position, in the order of its file. */
export async function listImportItems(
  trx: Trx,
  countyCode: string,
  importId: string,
  { after = 0, limit, outcome }: ImportPage = {},
): Promise<ImportItemRow[]> {
  return trx
    .selectFrom('statementImportItem')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('importId', '=', importId)
    .where('position', '>', after)
    .$if(outcome !== undefined, (query) => query.where('outcome', '=', outcome ?? 'new'))
    .orderBy('position')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
}

export async function insertImportCommit(trx: Trx, row: NewImportCommit): Promise<void> {
  await trx.insertInto('statementImportCommit').values(row).execute();
}
