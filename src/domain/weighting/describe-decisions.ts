import type { DraftHistory } from '../../db/drafts.ts';
import type { WeightingWithdrawalRow } from '../../db/weighting-tables.ts';
import type { Draft } from './schemas.ts';

/* What was decided about a draft last, step by step; null where it has not come to that. */

export function describeSubmission({ submissions, takenBack }: DraftHistory): Draft['submission'] {
  const submitted = submissions.at(-1);
  if (submitted === undefined) return null;
  const { submission, submittedBy, submittedAt, digest, effectiveFrom, impactAssessment } =
    submitted;
  return {
    submittedBy,
    submittedAt: submittedAt.toISOString(),
    digest,
    effectiveFrom,
    impactAssessment,
    takenBack: describeWithdrawal(takenBack.find((it) => it.submission === submission)),
  };
}

export function describeWithdrawal(row: WeightingWithdrawalRow | undefined): Draft['withdrawal'] {
  if (row === undefined) return null;
  const { withdrawnBy, withdrawnAt, reason } = row;
  return { withdrawnBy, withdrawnAt: withdrawnAt.toISOString(), reason };
}

export function describeReview({ reviews }: DraftHistory): Draft['review'] {
  const review = reviews.at(-1);
  if (review === undefined) return null;
  const { reviewedBy, reviewedAt, decision, note } = review;
  return { reviewedBy, reviewedAt: reviewedAt.toISOString(), decision, note };
}

export function describePublication({ publication }: DraftHistory): Draft['publication'] {
  if (publication === undefined) return null;
  const { publishedBy, publishedAt, inForceFrom, shadowFrom, digest } = publication;
  return { publishedBy, publishedAt: publishedAt.toISOString(), inForceFrom, shadowFrom, digest };
}

export function describeRetirement({
  retirements,
  confirmation,
}: DraftHistory): Draft['retirement'] {
  const retirement = retirements.at(-1);
  if (retirement === undefined) return null;
  const { proposedBy, proposedAt, retiredFrom, takesOver, reason } = retirement;
  return {
    proposedBy,
    proposedAt: proposedAt.toISOString(),
    retiredFrom,
    takesOver,
    reason,
    confirmedBy: confirmation?.confirmedBy ?? null,
    confirmedAt: confirmation?.confirmedAt.toISOString() ?? null,
  };
}
