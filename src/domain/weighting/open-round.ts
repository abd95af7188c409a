import type { DraftHistory } from '../../db/drafts.ts';
import { type ExpertRow, findExperts } from '../../db/experts.ts';
import { insertRound } from '../../db/panels.ts';
import type { PanelRoundRow } from '../../db/weighting-tables.ts';
import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError, type Issue } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { changeDraft } from './change-draft.ts';
import { BASIS } from './draft.ts';
import { type OpenRoundInput, openRoundInput } from './inputs.ts';
import type { Draft } from './schemas.ts';

/**
 * Invites experts of the county to judge until an instant; a round that nobody can close is followed
 * by another one. What somebody said in an earlier round stands until they say something else, but
 * they say anew that they are done.
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
  const states = ['DRAFT', 'JUDGING', 'AGGREGATED', 'RETURNED', 'TAKEN_BACK'] as const;
  return changeDraft(ctx, { draftId, revision, input, verb, states }, async (trx, history) => {
    requireOthers(experts, [openedBy, ...handsOf(history)]);
    const known = await findExperts(trx, countyCode, ctx.now(), experts);
    requireKnown(experts, known);
    const round: PanelRoundRow = {
      countyCode,
      draftId,
      round: (history.rounds.at(-1)?.round ?? 0) + 1,
      openedBy,
      makerRole: role,
      openedAt: ctx.now(),
      closesAt: new Date(closesAt),
    };
    const rows = members.map(({ expertId, name, weight }) => ({
      ...{ countyCode, draftId, round: round.round },
      ...{ expertId, name: name ?? known.get(expertId)?.name ?? expertId, weight },
    }));
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

/** Whoever made, opened, closed or submitted something of a draft; their keys act as they do. */
const handsOf = ({ draft, rounds, closings, submissions }: DraftHistory): string[] => [
  draft.createdBy,
  ...rounds.map(({ openedBy }) => openedBy),
  ...closings.map(({ closedBy }) => closedBy),
  ...submissions.map(({ submittedBy }) => submittedBy),
];

/** Who has a hand in a draft does not judge in it. */
function requireOthers(experts: readonly string[], makers: readonly string[]): void {
  refuseExperts(experts, (id) => makers.includes(id), {
    code: 'EXPERT_IS_MAKER',
    zh: '起草、组织评议或送审的人不能担任专家。',
    en: 'Whoever makes the draft, opens or closes a round or submits it does not judge in it.',
  });
}

/** Whoever is invited can sign in as an expert of the county. */
function requireKnown(experts: readonly string[], known: ReadonlyMap<string, ExpertRow>): void {
  refuseExperts(experts, (id) => !known.has(id), {
    code: 'EXPERT_UNKNOWN',
    zh: '本县没有这位专家；请先邀请其加入专家单位。',
    en: 'The county has no such expert; invite them to an organisation of experts first.',
  });
}

function refuseExperts(
  experts: readonly string[],
  isWrong: (id: string) => boolean,
  words: Omit<Issue, 'pointer'>,
): void {
  const issues = experts.flatMap((id, i) =>
    isWrong(id) ? [{ pointer: `/members/${i}/expertId`, ...words }] : [],
  );
  if (issues.length > 0) throw new DomainError('INPUT_INVALID', issues);
}

function requireDistinct(experts: readonly string[]): void {
  const second = experts.findIndex((id, i) => experts.indexOf(id) < i);
  if (second === -1) return;
  const words = { zh: '同一专家只能列一次。', en: 'An expert is named once.' };
  throw new DomainError('INPUT_INVALID', [
    { pointer: `/members/${second}/expertId`, code: 'EXPERT_TWICE', ...words },
  ]);
}
