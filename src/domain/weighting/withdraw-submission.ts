import { insertSubmissionWithdrawal } from '../../db/drafts.ts';
import { sha256 } from '../canonical.ts';
import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { changeDraft } from './change-draft.ts';
import { BASIS } from './draft.ts';
import { type WithdrawInput, withdrawInput } from './inputs.ts';
import type { Draft } from './schemas.ts';

/** Takes back what the regulator has not decided on yet, for a reason; it may be submitted again. */
export async function withdrawSubmission({
  ctx,
  input: { draftId, revision, withdrawal: input },
}: {
  ctx: Context;
  input: { draftId: string; revision: number | undefined; withdrawal: WithdrawInput };
}): Promise<Changed<Draft>> {
  const { countyCode, id: withdrawnBy, role } = requirePermission(ctx, 'weighting:draft');
  const { reason } = withdrawInput.parse(input);
  const verb = 'weighting.withdraw-submission';
  const states = ['IN_REVIEW'] as const;
  return changeDraft(ctx, { draftId, revision, input, verb, states }, async (trx, history) => {
    const submission = history.submissions.at(-1)?.submission;
    if (submission === undefined) throw new DomainError('WEIGHTING_STATE');
    const withdrawnAt = ctx.now();
    await insertSubmissionWithdrawal(trx, {
      ...{ countyCode, draftId, submission, reason },
      ...{ withdrawnBy, makerRole: role, withdrawnAt },
    });
    const details = { submission, reason: await sha256(reason) };
    return { action: verb, subject: draftId, basis: BASIS, details };
  });
}
