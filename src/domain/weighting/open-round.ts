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
 * Invites experts to judge until an instant. What somebody said in an earlier round stands until they
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
  requireDistinct(members.map(({ expertId }) => expertId));
  const verb = 'weighting.open-round';
  const states = ['DRAFT', 'AGGREGATED', 'RETURNED'] as const;
  return changeDraft(ctx, { draftId, revision, input, verb, states }, async (trx, history) => {
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
    const experts = members.map(({ expertId }) => expertId);
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

function requireDistinct(experts: readonly string[]): void {
  const second = experts.findIndex((id, i) => experts.indexOf(id) < i);
  if (second === -1) return;
  const words = { zh: '同一专家只能列一次。', en: 'An expert is named once.' };
  throw new DomainError('INPUT_INVALID', [
    { pointer: `/members/${second}/expertId`, code: 'EXPERT_TWICE', ...words },
  ]);
}
