import { draftHistory } from '../../db/drafts.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import { describeDraft } from './describe.ts';
import { getDraftRow } from './draft.ts';
import type { Draft } from './schemas.ts';

/** A draft with everything that happened to it. */
export async function getDraft({
  ctx,
  input: { draftId },
}: {
  ctx: Context;
  input: { draftId: string };
}): Promise<Draft> {
  requirePermission(ctx, 'weighting:read');
  return read(ctx, async (trx) => {
    const history = await draftHistory(trx, await getDraftRow(trx, ctx, draftId));
    return describeDraft(trx, history, ctx.now());
  });
}
