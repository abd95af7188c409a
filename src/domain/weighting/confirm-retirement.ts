import { insertConfirmation } from '../../db/model-versions.ts';
import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { dayInChina, requireDayFrom } from '../day.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { changeDraft } from './change-draft.ts';
import { BASIS } from './draft.ts';
import type { Draft } from './schemas.ts';
import { takeOver } from './take-over.ts';

/**
 * Confirms that a version ends on the day that was proposed, as long as that day is not past and the
 * version that takes over is still the one that was named.
 */
export async function confirmRetirement({
  ctx,
  input: { draftId, revision },
}: {
  ctx: Context;
  input: { draftId: string; revision: number | undefined };
}): Promise<Changed<Draft>> {
  const { countyCode, id: confirmedBy, role } = requirePermission(ctx, 'weighting:review');
  const verb = 'weighting.confirm-retirement';
  const states = ['PUBLISHED', 'SHADOW', 'IN_FORCE'] as const;
  const input = null;
  return changeDraft(ctx, { draftId, revision, input, verb, states }, async (trx, history) => {
    const proposed = history.retirements.at(-1);
    if (proposed === undefined || history.confirmation !== undefined) {
      throw new DomainError('WEIGHTING_STATE');
    }
    const { modelId, version, proposal, proposedBy, retiredFrom } = proposed;
    requireDayFrom(retiredFrom, dayInChina(ctx.now()), '/retiredFrom');
    const takesOver = await takeOver(trx, history.draft, retiredFrom);
    if (takesOver !== (proposed.takesOver ?? takesOver)) throw new DomainError('TAKE_OVER_CHANGED');
    if (proposedBy === confirmedBy) throw new DomainError('MAKER_IS_CHECKER');
    await insertConfirmation(trx, {
      countyCode,
      modelId,
      version,
      proposal,
      proposedBy,
      confirmedBy,
      checkerRole: role,
      confirmedAt: ctx.now(),
    });
    const details = { proposal, retiredFrom, takesOver };
    return { action: verb, subject: draftId, basis: BASIS, details };
  });
}
