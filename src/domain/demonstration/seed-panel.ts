import type { Actor, Context, DemoSeat, House } from '../context.ts';
import { createDraft } from '../weighting/create-draft.ts';
import { finishJudging } from '../weighting/finish-judging.ts';
import { getAssignment } from '../weighting/get-assignment.ts';
import type { Assignment, Judgment } from '../weighting/judgment-schemas.ts';
import { listDrafts } from '../weighting/list-drafts.ts';
import { openRound } from '../weighting/open-round.ts';
import { saveJudgments } from '../weighting/save-judgments.ts';
import type { DraftSummary } from '../weighting/schemas.ts';
import { judgmentsFrom, MINDS } from './panel.ts';

/*
 * A weighting round in progress: one expert is done, one has a contradiction to mend, and the one of
 * the demonstration's key has judged some nodes and begun another.
 */

type Member = {
  readonly seat: DemoSeat;
  readonly mind: keyof typeof MINDS;
  /** The nodes that are judged; the rest is left for whoever tries it. */
  readonly nodes: readonly string[];
  readonly isDone: boolean;
  readonly slip: (judgment: Judgment) => Judgment;
};

type Seats = Readonly<Record<DemoSeat, Actor>>;

const asMeant = (judgment: Judgment): Judgment => judgment;
const ALL = ['GOAL', 'FIN', 'GOV', 'OPS', 'CRE', 'NAT', 'ECO'];

/** In this order, so that the last one tells whether all of them are there. */
const MEMBERS: readonly Member[] = [
  {
    seat: 'expert-accountant',
    mind: 'accountant',
    nodes: ALL,
    isDone: true,
    slip: asMeant,
  },
  {
    seat: 'expert-leader',
    mind: 'cooperativeLeader',
    nodes: ALL,
    isDone: false,
    slip: (it) => {
      if (it.row === 'K1' && it.column === 'K3') return { ...it, value: '1/7' };
      const reason = '治理不健全，账目也难以采信。';
      return it.row === 'FIN' && it.column === 'GOV' ? { ...it, comment: reason } : it;
    },
  },
  {
    seat: 'expert',
    mind: 'agronomist',
    nodes: ['GOAL', 'FIN', 'GOV', 'OPS'],
    isDone: false,
    slip: (it) => (['M1', 'M2', 'M3', 'M4'].includes(it.row) && it.column === 'M5' ? open(it) : it),
  },
];

const open = (judgment: Judgment): Judgment => ({ ...judgment, value: null });

const TITLE = '2027 年度权重（演示）';
const ROUND_DAYS = 60;

/** Brings the round to where it is shown; what visitors have changed since stays as it is. */
export async function seedPanel(house: House, seats: Seats): Promise<void> {
  const bureau = acting(house, seats.bureau);
  const draft = await draftOf(bureau);
  if (draft.state === 'DRAFT') await invite(bureau, seats, draft);
  else if (draft.state !== 'JUDGING' || (await isFilled(house, seats, draft))) return;
  for (const member of MEMBERS) await judge(house, seats, draft, member);
}

async function draftOf(ctx: Context): Promise<DraftSummary> {
  const { items } = await listDrafts({ ctx, input: { limit: 100 } });
  const known = items.find(({ title }) => title === TITLE);
  if (known !== undefined) return known;
  const reason = '指标权重须由专家组每年重新判断。演示数据，人物均为虚构。';
  return (await createDraft({ ctx, input: { title: TITLE, reason } })).value;
}

async function invite(
  ctx: Context,
  seats: Seats,
  { draftId, revision }: DraftSummary,
): Promise<void> {
  const closesAt = new Date(ctx.now().getTime() + ROUND_DAYS * 86_400_000).toISOString();
  const members = MEMBERS.map(({ seat }) => ({ expertId: seats[seat].id }));
  await openRound({ ctx, input: { draftId, revision, round: { closesAt, members } } });
}

async function isFilled(house: House, seats: Seats, { draftId }: DraftSummary): Promise<boolean> {
  const last = MEMBERS.at(-1) as Member;
  const { nodes } = await assignmentOf(house, seats, draftId, last);
  return nodes.some(({ nodeId, revision }) => nodeId === last.nodes.at(-1) && revision > 0);
}

async function judge(
  house: House,
  seats: Seats,
  { draftId }: DraftSummary,
  member: Member,
): Promise<void> {
  const ctx = acting(house, seats[member.seat]);
  const { nodes, finishedAt } = await assignmentOf(house, seats, draftId, member);
  for (const { nodeId, elements, revision } of nodes) {
    if (revision > 0 || !member.nodes.includes(nodeId)) continue;
    const ids = elements.map(({ id }) => id);
    const importance = MINDS[member.mind][nodeId as keyof (typeof MINDS)['accountant']];
    const judgments = judgmentsFrom(ids, importance).map(member.slip);
    await saveJudgments({ ctx, input: { draftId, nodeId, revision, judgments: { judgments } } });
  }
  if (member.isDone && finishedAt === null) await finishJudging({ ctx, input: { draftId } });
}

const assignmentOf = (
  house: House,
  seats: Seats,
  draftId: string,
  { seat }: Member,
): Promise<Assignment> => getAssignment({ ctx: acting(house, seats[seat]), input: { draftId } });

const acting = ({ db, newId, now }: House, actor: Actor): Context => ({
  db,
  newId,
  now,
  actor,
  requestId: 'demonstration',
});
