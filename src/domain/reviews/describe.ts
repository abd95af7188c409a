import type { DecidedReviewRow, NamedReviewRow } from '../../db/reviews.ts';
import { lastDayBefore, lastDayOfTerm } from '../../engine/working-days.ts';
import type { NamedReview, Review } from './schemas.ts';
import { OBJECTION_TERMS } from './terms.ts';

export function describeReview(row: DecidedReviewRow): Review {
  return {
    requestId: row.requestId,
    uscc: row.uscc,
    ratingId: row.ratingId,
    state: row.outcome ?? 'open',
    reasons: row.reasons,
    requestedBy: row.requestedBy,
    requestedAt: row.requestedAt.toISOString(),
    dueOn: dueOnOf(row),
    decisionReasons: row.decisionReasons,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

/** By the duty of the case where there is one; its term may have been extended. */
function dueOnOf({ requestedAt, dueAt }: DecidedReviewRow): string {
  const term = { value: OBJECTION_TERMS.workingDays, unit: 'working-days' } as const;
  return dueAt === null ? lastDayOfTerm(requestedAt, term) : lastDayBefore(dueAt);
}

export const describeNamedReview = (row: NamedReviewRow): NamedReview => ({
  ...describeReview(row),
  name: row.name,
  nameEn: row.nameEn,
});
