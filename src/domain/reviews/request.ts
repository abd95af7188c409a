import { findRating } from '../../db/ratings.ts';
import { findReviewOfRating, insertReviewRequest } from '../../db/reviews.ts';
import { disputeCase } from '../cases/dispute.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { publish } from '../webhooks/publish.ts';
import { describeReview } from './describe.ts';
import { type RequestReviewInput, type Review, requestReviewInput } from './schemas.ts';

/** A cooperative objects to a rating, which then says so until a person has decided. */
export async function requestReview({
  ctx,
  input: { uscc, ratingId, objection },
}: {
  ctx: Context;
  input: { uscc: string; ratingId: string; objection: RequestReviewInput };
}): Promise<Changed<Review>> {
  const { countyCode, id: requestedBy } = requirePermission(ctx, 'ratings:request-review');
  const { reasons } = requestReviewInput.parse(objection);
  const input = { uscc, ratingId, objection };
  return change(ctx, { verb: 'reviews.request', input, chain: uscc }, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const rating = await findRating(trx, countyCode, uscc, ratingId);
    if (rating === undefined) throw new DomainError('NOT_FOUND');
    const earlier = await findReviewOfRating(trx, countyCode, ratingId);
    if (earlier !== undefined) throw new DomainError('REVIEW_EXISTS');
    const row = {
      countyCode,
      requestId: ctx.newId('rev'),
      uscc,
      ratingId,
      ratedBy: rating.ratedBy,
      reasons,
      requestedBy,
      requestedAt: ctx.now(),
    };
    await insertReviewRequest(trx, row);
    const data = { requestId: row.requestId, ratingId };
    await publish(trx, countyCode, [{ uscc, type: 'review.requested', at: row.requestedAt, data }]);
    const moves = await disputeCase(trx, ctx, { uscc, ratingId });
    const audit = {
      action: 'review.request',
      subject: row.requestId,
      basis: '个人信息保护法 第二十四条',
      details: { ratingId, moves },
    };
    return { value: describeReview({ ...row, ...UNDECIDED }), audit };
  });
}

const UNDECIDED = {
  outcome: null,
  decisionReasons: null,
  decidedBy: null,
  decidedAt: null,
  dueAt: null,
};
