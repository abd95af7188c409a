import { THIRD_PARTY_COLUMNS } from './columns.ts';
import type { RatingBasisRow } from './third-party-tables.ts';
import type { Trx } from './transaction.ts';

export type ThirdPartyValues = Partial<Record<(typeof THIRD_PARTY_COLUMNS)[number], number | null>>;

export type NewRatingBasis = Pick<
  RatingBasisRow,
  'countyCode' | 'ratingId' | 'uscc' | 'itemIds' | 'history'
> &
  ThirdPartyValues;

export async function insertRatingBasis(trx: Trx, basis: NewRatingBasis): Promise<void> {
  await trx
    .insertInto('ratingBasis')
    .values(basis as RatingBasisRow)
    .execute();
}

/** What ratings rest on besides statement and sheets, where there is something, by their ids. */
export async function listRatingBases(
  trx: Trx,
  countyCode: string,
  ratingIds: readonly string[],
): Promise<ReadonlyMap<string, RatingBasisRow>> {
  if (ratingIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('ratingBasis')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('ratingId', 'in', ratingIds)
    .execute();
  return new Map(rows.map((row) => [row.ratingId, row]));
}

export async function findRatingBasis(
  trx: Trx,
  countyCode: string,
  ratingId: string,
): Promise<RatingBasisRow | undefined> {
  return (await listRatingBases(trx, countyCode, [ratingId])).get(ratingId);
}

/** The facts of third parties that a rating rests on. */
export const thirdPartyValues = (basis: RatingBasisRow | undefined): ThirdPartyValues =>
  basis === undefined
    ? {}
    : Object.fromEntries(THIRD_PARTY_COLUMNS.map((column) => [column, basis[column]]));
