import { listReviews as listReviewRows } from '../../db/reviews.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { pageOf } from '../page.ts';
import { listedUscc, requirePermission, visibilityOf } from '../permissions.ts';
import { describeNamedReview } from './describe.ts';
import { type ListReviewsInput, listReviewsInput, type ReviewList } from './schemas.ts';

/** Reviews in the order in which they were asked for; the objections are no receiver's business. */
export async function listReviews({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListReviewsInput;
}): Promise<ReviewList> {
  const actor = requirePermission(ctx, 'cooperatives:read');
  const { uscc, state, after, limit } = listReviewsInput.parse(input);
  if (visibilityOf(actor).kind === 'consented') return { items: [], next: null };
  return read(ctx, async (trx) => {
    const isOpen = state === undefined ? undefined : state === 'open';
    const filter = { uscc: listedUscc(actor, uscc), isOpen, after, limit: limit + 1 };
    const rows = await listReviewRows(trx, actor.countyCode, filter);
    const { items, next } = pageOf(rows, limit, ({ requestId }) => requestId);
    return { items: items.map(describeNamedReview), next };
  });
}
