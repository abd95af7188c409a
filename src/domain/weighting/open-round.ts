import { insertRound } from '../../db/panels.ts';
import type { PanelRoundRow } from '../../db/weighting-tables.ts';
import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { changeDraft } from './change-draft.ts';
import { BASIS } from './draft.ts';
import { type Draft, type OpenRoundInput, openRoundInput } from './schemas.ts';

/**
 * Invites experts to judge until an instant; a round that nobody can close is followed by another one. What somebody said in an earlier round stands until they
 * say something else, but they say anew that they are done.
 */
export async function openRound({
  ctx,
  input: { draftId, revision, round: input },
}: {
  ctx: Context;
  input: { draftId: string; revision: number | undefined; round: OpenRoundInput };
}): Promise<Changed<Draft>> {
  const { countyCode, id: openedBy, role } = requirePermission(ctx, 'weighting:draft');
  const { closesAt, members } = openRoundInput.parse(input);
  requireLater(ctx, closesAt);
  const experts = members.map(({ expertId }) => expertId);
  requireDistinct(experts);
  const verb = 'weighting.open-round';
  const states = ['DRAFT', 'JUDGING', 'AGGREGATED', 'RETURNED'] as const;
  return changeDraft(ctx, { draftId, revision, input, verb, states }, async (trx, history) => {
    requireOthers(experts, [openedBy, history.draft.createdBy]);
    const round: PanelRoundRow = {
      countyCode,
      draftId,
      round: (history.rounds.at(-1)?.round ?? 0) + 1,
      openedBy,
      makerRole: role,
      openedAt: ctx.now(),
      closesAt: new Date(closesAt),
    };
    const rows = members.map((it) => ({ countyCode, draftId, round: round.round, ...it }));
    await insertRound(trx, round, rows);
    const details = { round: round.round, closesAt, experts };
    return { action: verb, subject: draftId, basis: BASIS, details };
  });
}

function requireLater({ now }: Context, closesAt: string): void {
  if (new Date(closesAt) > now()) return;
  const words = { zh: '截止时间应在现在之后。', en: 'The round must close later than now.' };
  throw new DomainError('INPUT_INVALID', [
    { pointer: '/closesAt', code: 'INSTANT_PAST', ...words },
  ]);
}

/** Who makes a draft does not judge in it. */
function requireOthers(experts: readonly string[], makers: readonly string[]): void {
  const issues = experts.flatMap((id, i) =>
    makers.includes(id)
      ? [{ pointer: `/members/${i}/expertId`, code: 'EXPERT_IS_MAKER', ...NOT_THE_MAKER }]
      : [],
  );
  if (issues.length > 0) throw new DomainError('INPUT_INVALID', issues);
}

const NOT_THE_MAKER = {
  zh: '起草人和发起本轮评议的人不能担任专家。',
  en: 'Whoever makes the draft or opens the round does not judge in it.',
};

function requireDistinct(experts: readonly string[]): void {
  const second = experts.findIndex((id, i) => experts.indexOf(id) < i);
  if (second === -1) return;
  const words = { zh: '同一专家只能列一次。', en: 'An expert is named once.' };
  throw new DomainError('INPUT_INVALID', [
    { pointer: `/members/${second}/expertId`, code: 'EXPERT_TWICE', ...words },
  ]);
}
