import { insertRetirement } from '../../db/model-versions.ts';
import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { dayInChina, requireDayFrom } from '../day.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { changeDraft } from './change-draft.ts';
import { BASIS } from './draft.ts';
import { type ProposeRetirementInput, proposeRetirementInput } from './inputs.ts';
import type { Draft } from './schemas.ts';
import { takeOver } from './take-over.ts';

/**
 * Asks the regulator to let a published version end on a day, and says which one takes over; a later
 * proposal replaces this one.
 */
export async function proposeRetirement({
  ctx,
  input: { draftId, revision, retirement: input },
}: {
  ctx: Context;
  input: { draftId: string; revision: number | undefined; retirement: ProposeRetirementInput };
}): Promise<Changed<Draft>> {
  const { countyCode, id: proposedBy, role } = requirePermission(ctx, 'weighting:publish');
  const { retiredFrom, reason } = proposeRetirementInput.parse(input);
  requireDayFrom(retiredFrom, dayInChina(ctx.now()), '/retiredFrom');
  const verb = 'weighting.propose-retirement';
  const states = ['PUBLISHED', 'SHADOW', 'IN_FORCE'] as const;
  return changeDraft(ctx, { draftId, revision, input, verb, states }, async (trx, history) => {
    if (history.confirmation !== undefined) throw new DomainError('WEIGHTING_STATE');
    const { modelId, version } = history.draft;
    const takesOver = await takeOver(trx, history.draft, retiredFrom);
    const proposal = (history.retirements.at(-1)?.proposal ?? 0) + 1;
    await insertRetirement(trx, {
      countyCode,
      modelId,
      version,
      proposal,
      proposedBy,
      makerRole: role,
      retiredFrom,
      takesOver,
      reason,
      proposedAt: ctx.now(),
    });
    const details = { proposal, retiredFrom, takesOver };
    return { action: verb, subject: draftId, basis: BASIS, details };
  });
}
