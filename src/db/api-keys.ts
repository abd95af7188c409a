import type { ApiKeyRow } from './tables.ts';
import type { Trx } from './transaction.ts';

export async function findApiKeyByHash(trx: Trx, keyHash: string): Promise<ApiKeyRow | undefined> {
  return trx.selectFrom('apiKey').selectAll().where('keyHash', '=', keyHash).executeTakeFirst();
}

export async function insertApiKey(trx: Trx, row: ApiKeyRow): Promise<void> {
  await trx.insertInto('apiKey').values(row).execute();
}
