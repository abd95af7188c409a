import { findReview, insertReviewDecision } from '../../db/reviews.ts';
import type { Trx } from '../../db/transaction.ts';
import { settleDispute } from '../cases/dispute.ts';
import { type Changed, change, read } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { publish } from '../webhooks/publish.ts';
import { describeReview } from './describe.ts';
import { type DecideReviewInput, decideReviewInput, type Review } from './schemas.ts';

/** A person who neither made the rating nor objects to it upholds it or has it made again. */
export async function decideReview({
  ctx,
  input: { requestId, decision },
}: {
  ctx: Context;
  input: { requestId: string; decision: DecideReviewInput };
}): Promise<Changed<Review>> {
  const { countyCode, id: decidedBy } = requirePermission(ctx, 'ratings:decide-review');
  const { outcome, reasons } = decideReviewInput.parse(decision);
  const known = async (trx: Trx) => {
    const review = await findReview(trx, countyCode, requestId);
    if (review === undefined) throw new DomainError('NOT_FOUND');
    return review;
  };
  const { uscc } = await read(ctx, known);
  const request = { verb: 'reviews.decide', input: { requestId, decision }, chain: uscc };
  return change(ctx, request, async (trx) => {
    const review = await known(trx);
    const { ratedBy, requestedBy, ratingId } = review;
    if (review.outcome !== null) throw new DomainError('REVIEW_DECIDED');
    if (decidedBy === ratedBy || decidedBy === requestedBy) {
      throw new DomainError('REVIEWER_NOT_THIRD');
    }
    const made = { outcome, decidedBy, decidedAt: ctx.now() };
    const parties = { countyCode, requestId, uscc, ratedBy, requestedBy };
    await insertReviewDecision(trx, { ...parties, ...made, reasons });
    const data = { requestId, ratingId, outcome };
    await publish(trx, countyCode, [{ uscc, type: 'review.decided', at: made.decidedAt, data }]);
    const moves = await settleDispute(trx, ctx, { uscc, ratingId, outcome });
    const audit = {
      action: 'review.decide',
      subject: requestId,
      basis: '个人信息保护法 第二十四条',
      details: { ratingId, outcome, moves },
    };
    return { value: describeReview({ ...review, ...made, decisionReasons: reasons }), audit };
  });
}
