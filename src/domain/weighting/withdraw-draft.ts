import { insertWithdrawal } from '../../db/drafts.ts';
import { sha256 } from '../canonical.ts';
import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import { changeDraft } from './change-draft.ts';
import { BASIS } from './draft.ts';
import { type WithdrawInput, withdrawInput } from './inputs.ts';
import type { Draft } from './schemas.ts';

/** Ends a draft that does not lie with the regulator, for a reason; nothing is done with it after. */
export async function withdrawDraft({
  ctx,
  input: { draftId, revision, withdrawal: input },
}: {
  ctx: Context;
  input: { draftId: string; revision: number | undefined; withdrawal: WithdrawInput };
}): Promise<Changed<Draft>> {
  const { countyCode, id: withdrawnBy, role } = requirePermission(ctx, 'weighting:draft');
  const { reason } = withdrawInput.parse(input);
  const verb = 'weighting.withdraw';
  const states = ['DRAFT', 'JUDGING', 'AGGREGATED', 'RETURNED', 'TAKEN_BACK'] as const;
  return changeDraft(ctx, { draftId, revision, input, verb, states }, async (trx) => {
    const withdrawnAt = ctx.now();
    await insertWithdrawal(trx, {
      ...{ countyCode, draftId, reason },
      ...{ withdrawnBy, makerRole: role, withdrawnAt },
    });
    const details = { reason: await sha256(reason) };
    return { action: verb, subject: draftId, basis: BASIS, details };
  });
}
