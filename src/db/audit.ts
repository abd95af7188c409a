import { sql } from 'kysely';
import type { AuditRecordRow } from './tables.ts';
import type { Trx } from './transaction.ts';

/** Waits until no other transaction writes to the chain, and keeps it until this one ends. */
export async function lockChain(trx: Trx, countyCode: string, chain: string): Promise<void> {
  const name = `audit:${countyCode}:${chain}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
}

export async function findChainHead(
  trx: Trx,
  countyCode: string,
  chain: string,
): Promise<Pick<AuditRecordRow, 'seq' | 'hash'> | undefined> {
  return trx
    .selectFrom('auditRecord')
    .select(['seq', 'hash'])
    .where('countyCode', '=', countyCode)
    .where('chain', '=', chain)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function insertAuditRecord(trx: Trx, row: AuditRecordRow): Promise<void> {
  await trx.insertInto('auditRecord').values(row).execute();
}

/** Every record of a county, chain by chain, each from its first record on. */
export async function listAuditRecords(trx: Trx, countyCode: string): Promise<AuditRecordRow[]> {
  return trx
    .selectFrom('auditRecord')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .orderBy(sql`chain collate "C"`)
    .orderBy('seq')
    .execute();
}
