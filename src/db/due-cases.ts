import { sql } from 'kysely';
import { newestRating } from './ratings.ts';
import type { RatingRow } from './tables.ts';
import type { Trx } from './transaction.ts';

/** The cooperatives in whose cases something is due, the longest due first. */
export async function listDueCases(
  trx: Trx,
  countyCode: string,
  asOf: Date,
  limit: number,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('riskCase')
    .select('uscc')
    .where('countyCode', '=', countyCode)
    .where('nextStepAt', '<=', asOf)
    .orderBy('nextStepAt')
    .limit(limit)
    .execute();
  return rows.map(({ uscc }) => uscc);
}

/** Rated cooperatives that have no case yet, with their newest rating. */
export async function listUnopened(
  trx: Trx,
  countyCode: string,
  limit: number,
): Promise<Pick<RatingRow, 'uscc' | 'ratingId' | 'fiscalYear' | 'level'>[]> {
  return trx
    .selectFrom('cooperative')
    .innerJoinLateral(newestRating, (join) => join.onTrue())
    .leftJoin('riskCase', (join) =>
      join
        .onRef('riskCase.countyCode', '=', 'cooperative.countyCode')
        .onRef('riskCase.uscc', '=', 'cooperative.uscc'),
    )
    .select(['cooperative.uscc', 'newest.ratingId', 'newest.fiscalYear', 'newest.level'])
    .where('cooperative.countyCode', '=', countyCode)
    .where('riskCase.uscc', 'is', null)
    .orderBy('cooperative.uscc')
    .limit(limit)
    .execute();
}

/** The clock that decides what is due. */
export async function databaseClock(trx: Trx): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(trx);
  return rows[0]?.now as Date;
}
