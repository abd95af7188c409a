import { countShadowRatings, listShadowRatings } from '../../db/model-versions.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { type PageInput, pageInput, pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { getDraftRow } from './draft.ts';
import type { ShadowComparison } from './schemas.ts';

/** Ratings made in the shadow period, with what the new version said of the same evidence. */
export async function compareShadow({
  ctx,
  input: { draftId, ...wanted },
}: {
  ctx: Context;
  input: { draftId: string } & PageInput;
}): Promise<ShadowComparison> {
  requirePermission(ctx, 'weighting:read');
  const { after, limit } = pageInput.parse(wanted);
  return read(ctx, async (trx) => {
    const draft = await getDraftRow(trx, ctx, draftId);
    const rows = await listShadowRatings(trx, draft, { after, limit: limit + 1 });
    const { items, next } = pageOf(rows, limit, ({ ratingId }) => ratingId);
    return {
      draftId,
      version: draft.version,
      ...(await countShadowRatings(trx, draft)),
      items: items.map(({ modelVersion, ratedAt, ...row }) => ({
        ...row,
        ratedAt: ratedAt.toISOString(),
        version: modelVersion,
      })),
      next,
    };
  });
}
