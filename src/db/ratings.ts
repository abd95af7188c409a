import { type ExpressionBuilder, sql } from 'kysely';
import type { CooperativeRow, Database, RatingRow } from './tables.ts';
import type { Trx } from './transaction.ts';

/**
 * Those with accounts first, since one without says less and must not stand in their place; then the
 * newest year, and in it the newest rating.
 */
export const newestFirst = sql`statement_id is null, fiscal_year desc, rated_at desc, rating_id desc`;

/** The newest rating of each cooperative, to stand beside it. */
export const newestRating = (beside: ExpressionBuilder<Database, 'cooperative'>) =>
  beside
    .selectFrom('rating')
    .selectAll()
    .whereRef('rating.countyCode', '=', 'cooperative.countyCode')
    .whereRef('rating.uscc', '=', 'cooperative.uscc')
    .orderBy(newestFirst)
    .limit(1)
    .as('newest');

export async function insertRating(trx: Trx, row: RatingRow): Promise<void> {
  await trx.insertInto('rating').values(row).execute();
}

/** The newest first, behind a cursor. */
export async function listRatings(
  trx: Trx,
  countyCode: string,
  uscc: string,
  limit: number,
  after?: string,
): Promise<RatingRow[]> {
  return trx
    .selectFrom('rating')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('uscc', '=', uscc)
    .$if(after !== undefined, (query) => query.where(isBehind(countyCode, after ?? '')))
    .orderBy(newestFirst)
    .limit(limit)
    .execute();
}

/** In the order of the list, whose last part is the id. */
const isBehind = (countyCode: string, ratingId: string) => sql<boolean>`
  (statement_id is not null, fiscal_year, rated_at, rating_id) < (
    select statement_id is not null, fiscal_year, rated_at, rating_id from rating
    where county_code = ${countyCode} and rating_id = ${ratingId})`;

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

/** A former rating, and the form of the statement that it rests on. */
export type FormerRatingRow = RatingRow & { readonly form: string | null };

/** Ratings with a score, without those that a person found wrong. */
const scoresOf = (trx: Trx, countyCode: string) =>
  trx
    .selectFrom('rating')
    .leftJoin('statement', (join) =>
      join
        .onRef('statement.countyCode', '=', 'rating.countyCode')
        .onRef('statement.statementId', '=', 'rating.statementId'),
    )
    .selectAll('rating')
    .select('statement.form')
    .where('rating.countyCode', '=', countyCode)
    .where('rating.score', 'is not', null)
    .where(isNotFoundWrong);

/** Scores since an instant of a year and the years before it, the best first. */
export async function listFormerRatings(
  trx: Trx,
  countyCode: string,
  { uscc, modelId, fiscalYear, since }: FormerRatingsOf,
): Promise<FormerRatingRow[]> {
  return scoresOf(trx, countyCode)
    .where('rating.uscc', '=', uscc)
    .where('rating.modelId', '=', modelId)
    .where('rating.fiscalYear', '<=', fiscalYear)
    .where('rating.ratedAt', '>=', since)
    .orderBy('rating.score', 'desc')
    .orderBy('rating.ratingId')
    .limit(FORMER_RATINGS_MAX)
    .execute();
}

/** What was rated within some months before ratings, with the id of the rating that it was before. */
export async function listRatingsBefore(
  trx: Trx,
  countyCode: string,
  { ratingIds, months }: { readonly ratingIds: readonly string[]; readonly months: number },
): Promise<(FormerRatingRow & { readonly before: string })[]> {
  if (ratingIds.length === 0) return [];
  return scoresOf(trx, countyCode)
    .innerJoin('rating as later', (join) =>
      join
        .onRef('later.countyCode', '=', 'rating.countyCode')
        .onRef('later.uscc', '=', 'rating.uscc')
        .onRef('later.modelId', '=', 'rating.modelId')
        .onRef('later.fiscalYear', '>=', 'rating.fiscalYear'),
    )
    .select('later.ratingId as before')
    .where('later.ratingId', 'in', ratingIds)
    .where(isWithinMonthsBefore(months))
    .execute();
}

/** A day more, since days begin earlier in China; the engine counts by days. */
const isWithinMonthsBefore = (months: number) => sql<boolean>`
  (rating.rated_at, rating.rating_id) < (later.rated_at, later.rating_id)
  and rating.rated_at >= later.rated_at - make_interval(months => ${months}::integer, days => 1)`;

export type FormerRatingsOf = Pick<RatingRow, 'uscc' | 'modelId' | 'fiscalYear'> & {
  readonly since: Date;
};

/** Far more than a quarter has; the best come first. */
const FORMER_RATINGS_MAX = 100;

const isNotFoundWrong = sql<boolean>`not exists (
  select from rating_review_request request
  join rating_review_decision decision
    on decision.county_code = request.county_code and decision.request_id = request.request_id
  where request.county_code = rating.county_code and request.rating_id = rating.rating_id
    and decision.outcome = 'rate-again')`;

export type NewestRatingRow = Pick<CooperativeRow, 'name' | 'nameEn'> &
  Pick<
    RatingRow,
    'ratingId' | 'uscc' | 'fiscalYear' | 'statementId' | 'factSheetId' | 'standingSheetId'
  >;

/** The newest rating of every cooperative that has one, in the order of their codes. */
export async function listNewestRatings(trx: Trx, countyCode: string): Promise<NewestRatingRow[]> {
  return trx
    .selectFrom('cooperative')
    .innerJoinLateral(newestRating, (join) => join.onTrue())
    .select(['cooperative.uscc', 'cooperative.name', 'cooperative.nameEn', 'newest.fiscalYear'])
    .select(['newest.ratingId', 'newest.statementId'])
    .select(['newest.factSheetId', 'newest.standingSheetId'])
    .where('cooperative.countyCode', '=', countyCode)
    .orderBy('cooperative.uscc')
    .execute();
}
