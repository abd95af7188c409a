import type { RatingReviewDecisionRow, RatingReviewRequestRow } from './privacy-tables.ts';
import type { CooperativeRow } from './tables.ts';
import type { Trx } from './transaction.ts';

/** A request beside the decision on it, if there is one yet. */
export type DecidedReviewRow = RatingReviewRequestRow & {
  readonly outcome: RatingReviewDecisionRow['outcome'] | null;
  readonly decisionReasons: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** When the duty to decide is due, as far as whoever asks sees it: other bodies may have to be heard. */
  readonly dueAt: Date | null;
};

/** The same beside the name of the cooperative. */
export type NamedReviewRow = DecidedReviewRow & Pick<CooperativeRow, 'name' | 'nameEn'>;

export type ReviewFilter = {
  readonly uscc?: string | undefined;
  readonly isOpen?: boolean | undefined;
  /** Start behind this request. */
  readonly after?: string | undefined;
  readonly limit: number;
};

function reviews(trx: Trx, countyCode: string) {
  return trx
    .selectFrom('ratingReviewRequest as request')
    .leftJoin('ratingReviewDecision as decision', (join) =>
      join
        .onRef('decision.countyCode', '=', 'request.countyCode')
        .onRef('decision.requestId', '=', 'request.requestId'),
    )
    .selectAll('request')
    .select(['decision.outcome', 'decision.reasons as decisionReasons'])
    .select(['decision.decidedBy', 'decision.decidedAt'])
    .select(({ selectFrom }) =>
      selectFrom('duty')
        .select('duty.dueAt')
        .whereRef('duty.countyCode', '=', 'request.countyCode')
        .whereRef('duty.uscc', '=', 'request.uscc')
        .whereRef('duty.openedAt', '=', 'request.requestedAt')
        .where('duty.dutyId', '=', 'decide-objection')
        .limit(1)
        .as('dueAt'),
    )
    .where('request.countyCode', '=', countyCode);
}

const namedReviews = (trx: Trx, countyCode: string) =>
  reviews(trx, countyCode)
    .innerJoin('cooperative', (join) =>
      join
        .onRef('cooperative.countyCode', '=', 'request.countyCode')
        .onRef('cooperative.uscc', '=', 'request.uscc'),
    )
    .select(['cooperative.name', 'cooperative.nameEn']);

/** Oldest first: who waits longest comes first. */
export async function listReviews(
  trx: Trx,
  countyCode: string,
  { uscc, isOpen, after, limit }: ReviewFilter,
): Promise<NamedReviewRow[]> {
  const operator = isOpen === true ? 'is' : 'is not';
  return namedReviews(trx, countyCode)
    .$if(uscc !== undefined, (query) => query.where('request.uscc', '=', uscc ?? ''))
    .$if(isOpen !== undefined, (query) => query.where('decision.outcome', operator, null))
    .$if(after !== undefined, (query) => query.where('request.requestId', '>', after ?? ''))
    .orderBy('request.requestId')
    .limit(limit)
    .execute();
}

export async function findReview(
  trx: Trx,
  countyCode: string,
  requestId: string,
): Promise<NamedReviewRow | undefined> {
  return namedReviews(trx, countyCode)
    .where('request.requestId', '=', requestId)
    .executeTakeFirst();
}

export async function findReviewOfRating(
  trx: Trx,
  countyCode: string,
  ratingId: string,
): Promise<DecidedReviewRow | undefined> {
  return reviews(trx, countyCode).where('request.ratingId', '=', ratingId).executeTakeFirst();
}

export async function insertReviewRequest(trx: Trx, row: RatingReviewRequestRow): Promise<void> {
  await trx.insertInto('ratingReviewRequest').values(row).execute();
}

export async function insertReviewDecision(trx: Trx, row: RatingReviewDecisionRow): Promise<void> {
  await trx.insertInto('ratingReviewDecision').values(row).execute();
}
