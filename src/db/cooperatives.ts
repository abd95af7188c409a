import { sql } from 'kysely';
import { newestFirst, newestRating } from './ratings.ts';
import type { CooperativeRow, RatingRow } from './tables.ts';
import type { Trx } from './transaction.ts';

/** Which cooperatives of a county somebody may see. */
export type Visibility =
  | { readonly kind: 'all' }
  | { readonly kind: 'town'; readonly townId: string }
  | { readonly kind: 'cooperative'; readonly uscc: string }
  | { readonly kind: 'consented' }
  | { readonly kind: 'none' };

/** A cooperative beside its newest rating and its score in the year before. */
export type RatedCooperativeRow = CooperativeRow &
  Nullable<Pick<RatingRow, 'ratingId' | 'fiscalYear' | 'score' | 'level' | 'criterionScores'>> & {
    readonly earlierScore: number | null;
  };

type Nullable<Row> = { readonly [Column in keyof Row]: Row[Column] | null };

export type CooperativeFilter = {
  readonly townId?: string | undefined;
  readonly level?: string | undefined;
  /** Start behind this code. */
  readonly after?: string | undefined;
  readonly limit: number;
};

export async function findCooperative(
  trx: Trx,
  countyCode: string,
  uscc: string,
  visibility: Visibility,
): Promise<CooperativeRow | undefined> {
  return trx
    .selectFrom('cooperative')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('uscc', '=', uscc)
    .where(visible(visibility))
    .executeTakeFirst();
}

/** Those of some cooperatives that somebody sees. */
export async function listCooperatives(
  trx: Trx,
  countyCode: string,
  usccs: readonly string[],
  visibility: Visibility,
): Promise<CooperativeRow[]> {
  if (usccs.length === 0) return [];
  return trx
    .selectFrom('cooperative')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('uscc', 'in', usccs)
    .where(visible(visibility))
    .execute();
}

export async function insertCooperative(trx: Trx, row: CooperativeRow): Promise<void> {
  await trx.insertInto('cooperative').values(row).execute();
}

export async function listRatedCooperatives(
  trx: Trx,
  countyCode: string,
  visibility: Visibility,
  { townId, level, after, limit }: CooperativeFilter,
): Promise<RatedCooperativeRow[]> {
  return trx
    .selectFrom('cooperative')
    .leftJoinLateral(newestRating, (join) => join.onTrue())
    .leftJoinLateral(
      (join) =>
        join
          .selectFrom('rating')
          .select('score as earlierScore')
          .whereRef('rating.countyCode', '=', 'cooperative.countyCode')
          .whereRef('rating.uscc', '=', 'cooperative.uscc')
          .whereRef('rating.fiscalYear', '<', 'newest.fiscalYear')
          .orderBy(newestFirst)
          .limit(1)
          .as('earlier'),
      (join) => join.onTrue(),
    )
    .selectAll('cooperative')
    .select(['newest.ratingId', 'newest.fiscalYear', 'newest.score', 'newest.level'])
    .select(['newest.criterionScores', 'earlier.earlierScore'])
    .where('cooperative.countyCode', '=', countyCode)
    .where(visible(visibility))
    .$if(townId !== undefined, (query) => query.where('townId', '=', townId ?? ''))
    .$if(level !== undefined, (query) => query.where('newest.level', '=', level ?? ''))
    .$if(after !== undefined, (query) => query.where('cooperative.uscc', '>', after ?? ''))
    .orderBy('cooperative.uscc')
    .limit(limit)
    .execute();
}

/** One count a level over all that somebody may see; null stands for "not rated yet". */
export async function countByLevel(
  trx: Trx,
  countyCode: string,
  visibility: Visibility,
): Promise<{ level: string | null; count: number }[]> {
  const { rows } = await sql<{ level: string | null; count: number }>`
    select newest.level, count(*)::integer as count
    from cooperative
    left join lateral (
      select level from rating
      where rating.county_code = cooperative.county_code and rating.uscc = cooperative.uscc
      order by ${newestFirst} limit 1
    ) newest on true
    where cooperative.county_code = ${countyCode} and ${visible(visibility)}
    group by newest.level`.execute(trx);
  return rows;
}

export function visible(visibility: Visibility) {
  switch (visibility.kind) {
    case 'all':
      return sql<boolean>`true`;
    case 'town':
      return sql<boolean>`cooperative.town_id = ${visibility.townId}`;
    case 'cooperative':
      return sql<boolean>`cooperative.uscc = ${visibility.uscc}`;
    case 'consented':
      return sql<boolean>`cooperative.uscc in (select live.uscc from live_consent live)`;
    case 'none':
      return sql<boolean>`false`;
  }
}
