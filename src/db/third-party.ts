import { type Visibility, visible } from './cooperatives.ts';
import type { ThirdPartyCheckRow, ThirdPartyItemRow } from './third-party-tables.ts';
import type { Trx } from './transaction.ts';

/** An item beside the decision on it, if there is one yet. */
export type CheckedItemRow = ThirdPartyItemRow & {
  readonly decision: ThirdPartyCheckRow['decision'] | null;
  readonly note: string | null;
  readonly verifiedBy: string | null;
  readonly verifiedAt: Date | null;
};

const items = (trx: Trx, countyCode: string) =>
  trx
    .selectFrom('thirdPartyItem as item')
    .leftJoin('thirdPartyCheck as check', (join) =>
      join
        .onRef('check.countyCode', '=', 'item.countyCode')
        .onRef('check.itemId', '=', 'item.itemId'),
    )
    .selectAll('item')
    .select(['check.decision', 'check.note', 'check.verifiedBy', 'check.verifiedAt'])
    .where('item.countyCode', '=', countyCode);

export async function insertThirdPartyItems(
  trx: Trx,
  rows: readonly ThirdPartyItemRow[],
): Promise<void> {
  if (rows.length > 0) await trx.insertInto('thirdPartyItem').values(rows).execute();
}

export async function insertThirdPartyCheck(trx: Trx, row: ThirdPartyCheckRow): Promise<void> {
  await trx.insertInto('thirdPartyCheck').values(row).execute();
}

export async function findThirdPartyItem(
  trx: Trx,
  countyCode: string,
  uscc: string,
  itemId: string,
): Promise<CheckedItemRow | undefined> {
  return items(trx, countyCode)
    .where('item.uscc', '=', uscc)
    .where('item.itemId', '=', itemId)
    .executeTakeFirst();
}

export type ItemFilter = {
  readonly uscc?: string | undefined;
  readonly kind?: string | undefined;
  readonly isWaiting?: boolean | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** Items of cooperatives that somebody sees, the newest first. */
export async function listThirdPartyItems(
  trx: Trx,
  countyCode: string,
  visibility: Visibility,
  { uscc, kind, isWaiting, after, limit }: ItemFilter,
): Promise<CheckedItemRow[]> {
  return items(trx, countyCode)
    .innerJoin('cooperative', (join) =>
      join
        .onRef('cooperative.countyCode', '=', 'item.countyCode')
        .onRef('cooperative.uscc', '=', 'item.uscc'),
    )
    .where(visible(visibility))
    .$if(uscc !== undefined, (query) => query.where('item.uscc', '=', uscc ?? ''))
    .$if(kind !== undefined, (query) => query.where('item.kind', '=', kind ?? ''))
    .$if(isWaiting === true, (query) => query.where('check.itemId', 'is', null))
    .$if(isWaiting === false, (query) => query.where('check.itemId', 'is not', null))
    .$if(after !== undefined, (query) => query.where('item.itemId', '<', after ?? ''))
    .orderBy('item.itemId', 'desc')
    .limit(limit)
    .execute();
}

/** What counts on a day: verified, begun and not expired, the oldest first. */
export async function listCountedItems(
  trx: Trx,
  countyCode: string,
  uscc: string,
  day: string,
): Promise<CheckedItemRow[]> {
  return items(trx, countyCode)
    .where('item.uscc', '=', uscc)
    .where('check.decision', '=', 'verified')
    .where('item.observedOn', '<=', day)
    .where('item.expiresOn', '>=', day)
    .orderBy('item.itemId')
    .execute();
}
