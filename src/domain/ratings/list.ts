import { listRatings as listRatingRows } from '../../db/ratings.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { showCooperative } from '../cooperatives/describe.ts';
import { type PageInput, pageInput, pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { summarise } from './describe.ts';
import type { RatingList } from './schemas.ts';

/** The ratings of a cooperative, newest first. */
export async function listRatings({
  ctx,
  input: { uscc, ...wanted },
}: {
  ctx: Context;
  input: { uscc: string } & PageInput;
}): Promise<RatingList> {
  const { countyCode } = requirePermission(ctx, 'cooperatives:read');
  const page = pageInput.parse(wanted);
  return read(ctx, async (trx) => {
    await showCooperative(trx, ctx, uscc, ['rating']);
    const rows = await listRatingRows(trx, countyCode, uscc, page.limit + 1, page.after);
    const { items, next } = pageOf(rows, page.limit, ({ ratingId }) => ratingId);
    return { items: items.map(summarise), next };
  });
}
