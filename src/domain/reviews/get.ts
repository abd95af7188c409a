import { findReview } from '../../db/reviews.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { describeNamedReview } from './describe.ts';
import type { NamedReview } from './schemas.ts';

/** One review, for those whose office it is to see the cooperative. */
export async function getReview({
  ctx,
  input: { requestId },
}: {
  ctx: Context;
  input: { requestId: string };
}): Promise<NamedReview> {
  const { countyCode } = requirePermission(ctx, 'cooperatives:read');
  return read(ctx, async (trx) => {
    const review = await findReview(trx, countyCode, requestId);
    if (review === undefined) throw new DomainError('NOT_FOUND');
    await getCooperativeRow(trx, ctx, review.uscc);
    return describeNamedReview(review);
  });
}
