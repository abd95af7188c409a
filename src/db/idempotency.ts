import type { IdempotencyKeyRow } from './audit-tables.ts';
import type { Trx } from './transaction.ts';

type KeyOf = Pick<IdempotencyKeyRow, 'countyCode' | 'actor' | 'key'>;

/** Takes a key for this transaction; false if somebody took it before. */
export async function claimKey(trx: Trx, row: IdempotencyKeyRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('idempotencyKey')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findKey(trx: Trx, of: KeyOf): Promise<IdempotencyKeyRow | undefined> {
  return ofKey(trx.selectFrom('idempotencyKey').selectAll(), of).executeTakeFirst();
}

export async function storeResult(trx: Trx, of: KeyOf, result: string): Promise<void> {
  await ofKey(trx.updateTable('idempotencyKey').set({ result }), of).execute();
}

/** Returns how many were forgotten. */
export async function deleteKeysBefore(
  trx: Trx,
  countyCode: string,
  createdBefore: Date,
): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('idempotencyKey')
    .where('countyCode', '=', countyCode)
    .where('createdAt', '<', createdBefore)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

function ofKey<Query extends { where(column: string, op: '=', value: string): Query }>(
  query: Query,
  { countyCode, actor, key }: KeyOf,
): Query {
  return query
    .where('countyCode', '=', countyCode)
    .where('actor', '=', actor)
    .where('key', '=', key);
}
