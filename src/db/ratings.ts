import type { RatingRow } from './tables.ts';
import type { Trx } from './transaction.ts';

export async function insertRating(trx: Trx, row: RatingRow): Promise<void> {
  await trx.insertInto('rating').values(row).execute();
}

/** The newest year first, and in it the newest rating. */
export async function listRatings(
  trx: Trx,
  countyCode: string,
  uscc: string,
  limit: number,
): Promise<RatingRow[]> {
  return trx
    .selectFrom('rating')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('uscc', '=', uscc)
    .orderBy('fiscalYear', 'desc')
    .orderBy('ratedAt', 'desc')
    .orderBy('ratingId', 'desc')
    .limit(limit)
    .execute();
}

export async function findRating(
  trx: Trx,
  countyCode: string,
  uscc: string,
  ratingId: string,
): Promise<RatingRow | undefined> {
  return trx
    .selectFrom('rating')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('uscc', '=', uscc)
    .where('ratingId', '=', ratingId)
    .executeTakeFirst();
}
