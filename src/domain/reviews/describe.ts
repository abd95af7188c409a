import type { DecidedReviewRow, NamedReviewRow } from '../../db/reviews.ts';
import { lastDayOfTerm } from '../../engine/working-days.ts';
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
    dueOn: lastDayOfTerm(row.requestedAt, {
      value: OBJECTION_TERMS.workingDays,
      unit: 'working-days',
    }),
    decisionReasons: row.decisionReasons,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

export const describeNamedReview = (row: NamedReviewRow): NamedReview => ({
  ...describeReview(row),
  name: row.name,
  nameEn: row.nameEn,
});
