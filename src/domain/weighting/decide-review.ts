import { insertReview } from '../../db/drafts.ts';
import type { Trx } from '../../db/transaction.ts';
import { canonicalJson, sha256 } from '../canonical.ts';
import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { changeDraft } from './change-draft.ts';
import { BASIS } from './draft.ts';
import { type DecideReviewInput, decideReviewInput } from './inputs.ts';
import { requireBaseInForce } from './outdated.ts';
import { effectOf } from './preview-effect.ts';
import type { Draft } from './schemas.ts';

/**
 * Approves what was submitted or returns it with reasons. Nobody who had a hand in it does, in
 * whatever role; the database says so too.
 */
export async function decideReview({
  ctx,
  input: { draftId, revision, review: input },
}: {
  ctx: Context;
  input: { draftId: string; revision: number | undefined; review: DecideReviewInput };
}): Promise<Changed<Draft>> {
  const { countyCode, id: reviewedBy, role } = requirePermission(ctx, 'weighting:review');
  const { decision, note } = decideReviewInput.parse(input);
  const verb = 'weighting.review';
  const states = ['IN_REVIEW'] as const;
  return changeDraft(ctx, { draftId, revision, input, verb, states }, async (trx, history) => {
    const submitted = history.submissions.at(-1);
    if (submitted === undefined) throw new DomainError('WEIGHTING_STATE');
    const { submission, createdBy, openedBy, closedBy, submittedBy, digest } = submitted;
    const hands = [createdBy, openedBy, closedBy, submittedBy];
    const judges = history.members.map(({ expertId }) => expertId);
    if ([...hands, ...judges].includes(reviewedBy)) throw new DomainError('MAKER_IS_CHECKER');
    if (decision === 'approved') await requireBaseInForce(trx, history, ctx.now());
    await insertReview(trx, {
      countyCode,
      draftId,
      submission,
      createdBy,
      openedBy,
      closedBy,
      submittedBy,
      reviewedBy,
      checkerRole: role,
      decision,
      note,
      reviewedAt: ctx.now(),
    });
    const { modelId, version } = history.draft;
    return {
      action: verb,
      subject: draftId,
      basis: BASIS,
      versions: { model: `${modelId}@${version}`, digest },
      details: {
        decision,
        submission,
        ...(decision === 'approved' && { effect: await effectSeen(trx, ctx, draftId) }),
      },
    };
  });
}

/** What was known of the effect when it was approved, for whoever asks later. */
async function effectSeen(trx: Trx, ctx: Context, draftId: string) {
  const effect = await effectOf(trx, ctx, draftId);
  const { against, movers, counts } = effect;
  return { inForce: against.version, movers, counts, digest: await sha256(canonicalJson(effect)) };
}
