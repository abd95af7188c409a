import { listRatings as listRatingRows } from '../../db/ratings.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { showCooperative } from '../cooperatives/describe.ts';
import { requirePermission } from '../permissions.ts';
import { summarise } from './describe.ts';
import type { RatingList } from './schemas.ts';

const LIMIT = 100;

/** The ratings of a cooperative, newest first. */
export async function listRatings({
  ctx,
  input: { uscc },
}: {
  ctx: Context;
  input: { uscc: string };
}): Promise<RatingList> {
  const { countyCode } = requirePermission(ctx, 'cooperatives:read');
  return read(ctx, async (trx) => {
    await showCooperative(trx, ctx, uscc, ['rating']);
    return { items: (await listRatingRows(trx, countyCode, uscc, LIMIT)).map(summarise) };
  });
}
