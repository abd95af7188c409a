import type { ContactRow } from './privacy-tables.ts';
import type { Trx } from './transaction.ts';

/** The newest revision of a cooperative's contact. */
export async function findContact(
  trx: Trx,
  countyCode: string,
  uscc: string,
): Promise<ContactRow | undefined> {
  return trx
    .selectFrom('contact')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('uscc', '=', uscc)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function insertContact(trx: Trx, row: ContactRow): Promise<void> {
  await trx.insertInto('contact').values(row).execute();
}
