import { completeDuty } from '../cases/complete-duty.ts';
import { getCase } from '../cases/get.ts';
import type { CompleteDutyInput } from '../cases/schemas.ts';
import type { Actor, House, Role } from '../context.ts';
import { listCooperatives } from '../cooperatives/list.ts';
import { dayInChina } from '../day.ts';
import { askQuestion } from '../questions/ask.ts';
import { rateCooperative } from '../ratings/rate.ts';
import { requestReview } from '../reviews/request.ts';
import { submitStatement } from '../statements/submit.ts';
import { acting, RATER, unless } from './acting.ts';
import { demonstrationCounty } from './county.ts';
import { demonstrationActors } from './seed.ts';

/*
 * Cases that are under way when somebody looks at the demonstration, through the same verbs as in
 * real work: a plan that waits for the bureau, a visit that the government is late with, a rating
 * under objection, and statements that wait, one of them for an answer. The sweeper opens the others.
 */

type Play = {
  readonly house: House;
  readonly actors: Record<Role, Actor>;
};

const DAY_MS = 86_400_000;

/** Plays what was not played before. */
export async function playCases(house: House): Promise<void> {
  const play = { house, actors: demonstrationActors() };
  await playPlan(play);
  await playLateVisit(play);
  await playObjection(play);
  await playQuestion(play);
}

/** The bureau has a plan to confirm, and the township a correction to verify. */
async function playPlan(play: Play): Promise<void> {
  const uscc = await beginCase(play, 'YELLOW', 8);
  if (uscc === undefined) return;
  await complete(play, uscc, 'plan', 3, {
    note: '压减赊销，秋收后归还短期借款。',
    evidence: PAPER,
  });
  await complete(play, uscc, 'report-to-supervisors', 3, {
    note: '已在监事会会议上通报。',
    evidence: PAPER,
  });
  await correct(play, uscc, 1);
}

/** The cooperative has sent its plan; nobody went to see it in time. */
async function playLateVisit(play: Play): Promise<void> {
  const uscc = await beginCase(play, 'ORANGE', 12);
  if (uscc === undefined) return;
  const note = '已与农商行商定分期还款，停止新增担保。';
  await complete(play, uscc, 'rectification-plan', 9, { note, evidence: PAPER });
}

async function playObjection(play: Play): Promise<void> {
  const uscc = await beginCase(play, 'RED', 2);
  if (uscc === undefined) return;
  await complete(play, uscc, 'freeze', 1, { note: '已停止新增互助撮合。', evidence: PAPER });
  const ctx = on(play, cooperativeOf(play, uscc), 1);
  const { rating } = await getCase({ ctx, input: { uscc } });
  const objection = { reasons: '逾期贷款已于上月还清，银行尚未更新记录，请核实。' };
  await requestReview({ ctx, input: { uscc, ratingId: rating.ratingId, objection } });
}

/** The cooperative of the demonstration has corrected its statement and is asked about it. */
async function playQuestion(play: Play): Promise<void> {
  const uscc = play.actors.cooperative.organisation ?? '';
  const statementId = await correct(play, uscc, 4);
  if (statementId === undefined) return;
  const ctx = on(play, play.actors.township, 2);
  const asked = { question: '成员比上次多了一人，请说明新成员的入社日期，出资是否已经到账。' };
  await askQuestion({ ctx, input: { uscc, statementId, asked } });
}

const PAPER = [
  {
    name: '材料（虚构）.pdf',
    sha256: 'c0ffee5a1d0c5e7b8f2a94d3617e08b5c9d2f4a6b8e0c1d3f5a7092b4c6d8e0f',
  },
];

/** So many days before now. */
function on({ house }: Play, actor: Actor, daysAgo: number) {
  return acting(house, actor, dayInChina(new Date(house.now().getTime() - daysAgo * DAY_MS)));
}

const cooperativeOf = ({ actors }: Play, uscc: string): Actor => ({
  ...actors.cooperative,
  ...{ id: `demo-cooperative-${uscc}`, organisation: uscc },
});

/** Opens the case of the first cooperative of a level with a new rating, unless it has one. */
async function beginCase(
  play: Play,
  level: 'YELLOW' | 'ORANGE' | 'RED',
  daysAgo: number,
): Promise<string | undefined> {
  const ctx = on(play, { ...play.actors.bureau, id: RATER }, daysAgo);
  const { items } = await listCooperatives({ ctx, input: { level } });
  const uscc = items[0]?.uscc;
  if (uscc === undefined) return undefined;
  const earlier = await unless('NOT_FOUND', () => getCase({ ctx, input: { uscc } }));
  if (earlier !== undefined) return undefined;
  await rateCooperative({ ctx, input: { uscc, request: {} } });
  return uscc;
}

async function complete(
  play: Play,
  uscc: string,
  dutyId: string,
  daysAgo: number,
  completion: CompleteDutyInput,
): Promise<void> {
  const ctx = on(play, cooperativeOf(play, uscc), daysAgo);
  const { duties } = await getCase({ ctx, input: { uscc } });
  const number = duties.find((duty) => duty.dutyId === dutyId)?.number ?? 0;
  await completeDuty({ ctx, input: { uscc, number, completion } });
}

/** Sends last year's statement again, with one member more; undefined if it was sent before. */
async function correct(play: Play, uscc: string, daysAgo: number): Promise<string | undefined> {
  const cooperative = demonstrationCounty().cooperatives.find((it) => it.uscc === uscc);
  const year = cooperative?.years.at(-1);
  if (year === undefined) return undefined;
  const { statement, factsByCooperative: facts } = year;
  const submission = { ...statement, facts: { ...facts, members: Number(facts.members) + 1 } };
  const ctx = on(play, cooperativeOf(play, uscc), daysAgo);
  const input = { uscc, submission };
  const sent = await unless('STATEMENT_DUPLICATE', () => submitStatement({ ctx, input }));
  return sent?.value.statementId;
}
