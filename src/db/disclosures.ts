import type { DisclosureRow } from './privacy-tables.ts';
import type { Trx } from './transaction.ts';

export type DisclosureFilter = {
  readonly uscc?: string | undefined;
  /** Start behind this disclosure. */
  readonly after?: string | undefined;
  readonly limit: number;
};

export async function insertDisclosures(trx: Trx, rows: readonly DisclosureRow[]): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto('disclosure')
    .values([...rows])
    .execute();
}

/** Newest first. */
export async function listDisclosures(
  trx: Trx,
  countyCode: string,
  { uscc, after, limit }: DisclosureFilter,
): Promise<DisclosureRow[]> {
  return trx
    .selectFrom('disclosure')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .$if(uscc !== undefined, (query) => query.where('uscc', '=', uscc ?? ''))
    .$if(after !== undefined, (query) => query.where('disclosureId', '<', after ?? ''))
    .orderBy('disclosureId', 'desc')
    .limit(limit)
    .execute();
}
