import { insertVersion } from '../../db/model-versions.ts';
import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { dayInChina, requireDayFrom } from '../day.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { changeDraft } from './change-draft.ts';
import { BASIS } from './draft.ts';
import { type PublishInput, publishInput } from './inputs.ts';
import { requireBaseInForce } from './outdated.ts';
import type { Draft } from './schemas.ts';

/** Publishes the text that was approved: from a day on it is in force, and before that in shadow. */
export async function publishVersion({
  ctx,
  input: { draftId, revision, publication: input },
}: {
  ctx: Context;
  input: { draftId: string; revision: number | undefined; publication: PublishInput };
}): Promise<Changed<Draft>> {
  const { countyCode, id: publishedBy, role } = requirePermission(ctx, 'weighting:publish');
  const { inForceFrom, shadowFrom } = publishInput.parse(input);
  const today = dayInChina(ctx.now());
  requireDayFrom(inForceFrom, today, '/inForceFrom');
  if (shadowFrom !== null) requireShadow(shadowFrom, today, inForceFrom);
  const verb = 'weighting.publish';
  const states = ['APPROVED'] as const;
  return changeDraft(ctx, { draftId, revision, input, verb, states }, async (trx, history) => {
    const { draft, submissions, reviews } = history;
    const submitted = submissions.at(-1);
    const reviewedBy = reviews.at(-1)?.reviewedBy;
    if (submitted === undefined || reviewedBy === undefined) {
      throw new DomainError('WEIGHTING_STATE');
    }
    const { submission, file, digest, effectiveFrom } = submitted;
    requireDayFrom(inForceFrom, effectiveFrom, '/inForceFrom');
    await requireBaseInForce(trx, history, ctx.now());
    if (reviewedBy === publishedBy) throw new DomainError('MAKER_IS_CHECKER');
    const { modelId, version } = draft;
    await insertVersion(trx, {
      countyCode,
      modelId,
      version,
      draftId,
      submission,
      decision: 'approved',
      reviewedBy,
      publishedBy,
      makerRole: role,
      file,
      digest,
      inForceFrom,
      shadowFrom,
      publishedAt: ctx.now(),
    });
    return {
      action: verb,
      subject: draftId,
      basis: BASIS,
      versions: { model: `${modelId}@${version}`, digest },
      details: { inForceFrom, shadowFrom },
    };
  });
}

function requireShadow(shadowFrom: string, today: string, inForceFrom: string): void {
  requireDayFrom(shadowFrom, today, '/shadowFrom');
  if (shadowFrom < inForceFrom) return;
  const words = {
    zh: '影子期应早于生效日期。',
    en: 'A shadow period begins before the day from which the version is in force.',
  };
  throw new DomainError('INPUT_INVALID', [
    { pointer: '/shadowFrom', code: 'DAY_TOO_LATE', ...words },
  ]);
}
