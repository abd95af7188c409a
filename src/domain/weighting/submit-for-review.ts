import { insertSubmission } from '../../db/drafts.ts';
import { prepareModel } from '../../engine/scoring-model.ts';
import { canonicalJson, sha256 } from '../canonical.ts';
import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { dayInChina, requireDayFrom } from '../day.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { changeDraft } from './change-draft.ts';
import { newestClosing } from './closing.ts';
import { baseOf } from './draft.ts';
import { type SubmitForReviewInput, submitForReviewInput } from './inputs.ts';
import { modelFileOf } from './model-file.ts';
import { requireBaseInForce } from './outdated.ts';
import type { Draft } from './schemas.ts';

/**
 * Lays the whole model file before the regulator, with the impact assessment that the law asks for.
 * What is approved later is this text and no other.
 */
export async function submitForReview({
  ctx,
  input: { draftId, revision, submission: input },
}: {
  ctx: Context;
  input: { draftId: string; revision: number | undefined; submission: SubmitForReviewInput };
}): Promise<Changed<Draft>> {
  const { countyCode, id: submittedBy, role } = requirePermission(ctx, 'weighting:draft');
  const { effectiveFrom, impactAssessment } = submitForReviewInput.parse(input);
  requireDayFrom(effectiveFrom, dayInChina(ctx.now()), '/effectiveFrom');
  const verb = 'weighting.submit';
  const states = ['AGGREGATED', 'RETURNED', 'TAKEN_BACK'] as const;
  return changeDraft(ctx, { draftId, revision, input, verb, states }, async (trx, history) => {
    const { draft, submissions } = history;
    const closing = newestClosing(history);
    if (closing === undefined) throw new DomainError('WEIGHTING_STATE');
    await requireBaseInForce(trx, history, ctx.now());
    const base = await baseOf(trx, draft);
    const parsed = await modelFileOf(trx, history, base, closing, effectiveFrom);
    const file = canonicalJson(parsed);
    const digest = `sha256:${await sha256(file)}`;
    // A file that cannot be computed with is never submitted.
    prepareModel({ file: parsed, digest });
    const { round, openedBy, closedBy } = closing.row;
    await insertSubmission(trx, {
      countyCode,
      draftId,
      submission: (submissions.at(-1)?.submission ?? 0) + 1,
      round,
      createdBy: draft.createdBy,
      openedBy,
      closedBy,
      submittedBy,
      makerRole: role,
      file,
      digest,
      effectiveFrom,
      impactAssessment,
      submittedAt: ctx.now(),
    });
    return {
      action: verb,
      subject: draftId,
      basis: '个人信息保护法 第五十五条、第五十六条',
      versions: { model: `${draft.modelId}@${draft.version}`, digest },
      details: { round, effectiveFrom, impactAssessment: await sha256(impactAssessment) },
    };
  });
}
