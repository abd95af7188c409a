import { listShadowRatings } from '../../db/model-versions.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import { getDraftRow } from './draft.ts';
import type { ShadowComparison } from './schemas.ts';

const LIMIT = 1000;

/** Ratings made in the shadow period, with what the new version said of the same evidence. */
export async function compareShadow({
  ctx,
  input: { draftId },
}: {
  ctx: Context;
  input: { draftId: string };
}): Promise<ShadowComparison> {
  const { countyCode } = requirePermission(ctx, 'weighting:read');
  return read(ctx, async (trx) => {
    const { modelId, version } = await getDraftRow(trx, ctx, draftId);
    const rows = await listShadowRatings(trx, countyCode, modelId, version, LIMIT);
    return {
      draftId,
      version,
      total: rows.length,
      changed: rows.filter(({ level, shadowLevel }) => level !== shadowLevel).length,
      items: rows.map(({ modelVersion, ratedAt, ...row }) => ({
        ...row,
        ratedAt: ratedAt.toISOString(),
        version: modelVersion,
      })),
    };
  });
}
