import type { DraftHistory } from '../../db/drafts.ts';
import type { DraftState } from './schemas.ts';

/** Where a draft stands on a day in China: read off what happened, never stored. */
export function stateOf(history: DraftHistory, day: string): DraftState {
  const { rounds, closings, submissions, takenBack, reviews, publication } = history;
  if (publication !== undefined) return stateOfPublished(history, publication, day);
  if (history.withdrawal !== undefined) return 'WITHDRAWN';
  const round = rounds.at(-1)?.round ?? 0;
  const submitted = submissions.at(-1);
  if (round > (submitted?.round ?? 0)) {
    return closings.at(-1)?.round === round ? 'AGGREGATED' : 'JUDGING';
  }
  if (submitted === undefined) return 'DRAFT';
  const isOf = ({ submission }: { submission: number }) => submission === submitted.submission;
  if (takenBack.some(isOf)) return 'TAKEN_BACK';
  const review = reviews.find(isOf);
  if (review === undefined) return 'IN_REVIEW';
  return review.decision === 'approved' ? 'APPROVED' : 'RETURNED';
}

function stateOfPublished(
  { retirements, confirmation }: DraftHistory,
  { inForceFrom, shadowFrom }: { readonly inForceFrom: string; readonly shadowFrom: string | null },
  day: string,
): DraftState {
  const retired = retirements.find(({ proposal }) => proposal === confirmation?.proposal);
  if (retired !== undefined && retired.retiredFrom <= day) return 'RETIRED';
  if (inForceFrom <= day) return 'IN_FORCE';
  return shadowFrom !== null && shadowFrom <= day ? 'SHADOW' : 'PUBLISHED';
}

/** What happened to a draft; what experts and reviewers note down on the way is not counted. */
export type DraftEvent = {
  readonly action: string;
  readonly by: string;
  readonly at: Date;
  readonly note: string | null;
};

/** Every event in order; their number is the revision of the draft. */
export function eventsOf(history: DraftHistory): DraftEvent[] {
  const { draft, rounds, closings, submissions, takenBack, reviews } = history;
  const { withdrawal, publication, retirements, confirmation } = history;
  const event = (action: string, by: string, at: Date, note: string | null = null) => ({
    action,
    by,
    at,
    note,
  });
  return [
    event('weighting.draft', draft.createdBy, draft.createdAt, draft.reason),
    ...rounds.map((it) => event('weighting.open-round', it.openedBy, it.openedAt)),
    ...closings.map((it) => event('weighting.close-round', it.closedBy, it.closedAt)),
    ...submissions.map((it) => event('weighting.submit', it.submittedBy, it.submittedAt)),
    ...reviews.map((it) =>
      event(`weighting.${REVIEWED[it.decision]}`, it.reviewedBy, it.reviewedAt, it.note),
    ),
    ...takenBack.map((it) =>
      event('weighting.withdraw-submission', it.withdrawnBy, it.withdrawnAt, it.reason),
    ),
    ...[withdrawal]
      .filter((it) => it !== undefined)
      .map((it) => event('weighting.withdraw', it.withdrawnBy, it.withdrawnAt, it.reason)),
    ...[publication]
      .filter((it) => it !== undefined)
      .map((it) => event('weighting.publish', it.publishedBy, it.publishedAt)),
    ...retirements.map((it) =>
      event('weighting.propose-retirement', it.proposedBy, it.proposedAt, it.reason),
    ),
    ...[confirmation]
      .filter((it) => it !== undefined)
      .map((it) => event('weighting.confirm-retirement', it.confirmedBy, it.confirmedAt)),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}

const REVIEWED = { approved: 'approve', returned: 'return' } as const;
