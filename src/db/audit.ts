import { sql } from 'kysely';
import type { AuditHeadRow, AuditRecordRow } from './audit-tables.ts';
import type { Trx } from './transaction.ts';

/** Where a chain stands: the number and the hash of its newest record. */
export type ChainHead = Pick<AuditHeadRow, 'chain' | 'seq' | 'hash'>;

/**
 * Waits until no other transaction writes to the chain, keeps it until this one ends, and returns
 * its head, which the first writer makes.
 */
export async function lockChain(trx: Trx, countyCode: string, chain: string): Promise<ChainHead> {
  const locked = await lockHead(trx, countyCode, chain);
  if (locked !== undefined) return locked;
  await trx
    .insertInto('auditHead')
    .values({ countyCode, chain })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await lockHead(trx, countyCode, chain)) as ChainHead;
}

async function lockHead(
  trx: Trx,
  countyCode: string,
  chain: string,
): Promise<ChainHead | undefined> {
  return trx
    .selectFrom('auditHead')
    .select(['chain', 'seq', 'hash'])
    .where('countyCode', '=', countyCode)
    .where('chain', '=', chain)
    .forUpdate()
    .executeTakeFirst();
}

/** The same for several chains, in one order for everybody, so that nobody waits in a circle. */
export async function lockChains(
  trx: Trx,
  countyCode: string,
  chains: readonly string[],
): Promise<ChainHead[]> {
  if (chains.length === 0) return [];
  const locked = await lockHeads(trx, countyCode, chains);
  if (locked.length === chains.length) return locked;
  const rows = chains.map((chain) => ({ countyCode, chain }));
  await trx
    .insertInto('auditHead')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return lockHeads(trx, countyCode, chains);
}

const lockHeads = (trx: Trx, countyCode: string, chains: readonly string[]): Promise<ChainHead[]> =>
  headsOf(trx, countyCode, chains).forUpdate().execute();

/** The heads of those chains that no other transaction holds, kept until this one ends. */
export async function lockFreeChains(
  trx: Trx,
  countyCode: string,
  chains: readonly string[],
): Promise<ChainHead[]> {
  if (chains.length === 0) return [];
  return headsOf(trx, countyCode, chains).forUpdate().skipLocked().execute();
}

const headsOf = (trx: Trx, countyCode: string, chains: readonly string[]) =>
  trx
    .selectFrom('auditHead')
    .select(['chain', 'seq', 'hash'])
    .where('countyCode', '=', countyCode)
    .where('chain', 'in', chains)
    .orderBy('chain');

/** Inserts records; the database moves the heads of their chains on to them. */
export async function insertAuditRecords(trx: Trx, rows: readonly AuditRecordRow[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('auditRecord').values(rows).execute();
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

/** The head of every chain of a county that has a record, in the order of the chains. */
export async function listChainHeads(trx: Trx, countyCode: string): Promise<ChainHead[]> {
  return trx
    .selectFrom('auditHead')
    .select(['chain', 'seq', 'hash'])
    .where('countyCode', '=', countyCode)
    .where('seq', '>', 0)
    .orderBy(sql`chain collate "C"`)
    .execute();
}
