import type { DecidedReviewRow } from '../../db/reviews.ts';
import type { Review } from './schemas.ts';

export function describeReview(row: DecidedReviewRow): Review {
  return {
    requestId: row.requestId,
    uscc: row.uscc,
    ratingId: row.ratingId,
    state: row.outcome ?? 'open',
    reasons: row.reasons,
    requestedBy: row.requestedBy,
    requestedAt: row.requestedAt.toISOString(),
    decisionReasons: row.decisionReasons,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
