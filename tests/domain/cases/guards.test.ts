import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportAudit } from '../../../src/domain/audit/export.ts';
import { completeDuty } from '../../../src/domain/cases/complete-duty.ts';
import { getCase } from '../../../src/domain/cases/get.ts';
import { involveOthers } from '../../../src/domain/cases/involve-others.ts';
import { requestExit } from '../../../src/domain/cases/request-exit.ts';
import type { Actor } from '../../../src/domain/context.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { recordFacts } from '../../../src/domain/facts/record.ts';
import { getPrevention } from '../../../src/domain/prevention/get.ts';
import { routeCooperative } from '../../../src/domain/programmes/route.ts';
import { rateCooperative } from '../../../src/domain/ratings/rate.ts';
import { listReviews } from '../../../src/domain/reviews/list.ts';
import { requestReview } from '../../../src/domain/reviews/request.ts';
import { lastDayBefore } from '../../../src/engine/working-days.ts';
import { cooperativeOf, grant } from '../../support/consents.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';

/* What nobody gets round: old years, somebody else's decisions, the way to money, an early exit. */

const { bureau, township, regulator, bank } = demonstrationActors();
const USCC = '93370322000000617J';
const own = cooperativeOf(USCC);

let test: TestHouse;
beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

const rate = async (fiscalYear: number) => {
  const input = { uscc: USCC, request: { fiscalYear } };
  return (await rateCooperative({ ctx: test.as(bureau), input })).value;
};
const overdue = (overdueDays: number) => {
  const recording = { fiscalYear: 2025, source: '农商行告知（虚构）', facts: { overdueDays } };
  return recordFacts({ ctx: test.as(bureau), input: { uscc: USCC, recording } });
};
const riskCase = () => getCase({ ctx: test.as(bureau), input: { uscc: USCC } });
const lane = async (actor: Actor) =>
  (await routeCooperative({ ctx: test.as(actor), input: { uscc: USCC, application: {} } })).lane.id;
const complete = async (actor: Actor, dutyId: string, completion: object) => {
  const { duties } = await riskCase();
  const number = duties.find((it) => it.dutyId === dutyId && it.state === 'open')?.number ?? 0;
  return completeDuty({
    ctx: test.as(actor),
    input: { uscc: USCC, number, completion: { evidence: [], ...completion } },
  });
};
const EVIDENCE = [{ name: '记录（虚构）.pdf', sha256: 'b'.repeat(64) }];

it('a rating of a year that is over moves no case', async () => {
  const { ratingId } = await rate(2025);
  const before = await riskCase();
  expect(before.rating.ratingId).toBe(ratingId);
  await rate(2024);
  expect(await riskCase()).toEqual(before);
});

it('an objection is decided by a review alone', async () => {
  const { ratingId } = await rate(2025);
  const objection = { reasons: '成员人数已更正（虚构）' };
  await requestReview({ ctx: test.as(own), input: { uscc: USCC, ratingId, objection } });
  await expect(complete(bureau, 'decide-objection', { result: 'upheld' })).rejects.toMatchObject({
    code: 'DECIDED_BY_REVIEW',
  });
  expect(await riskCase()).toMatchObject({ state: 'DISPUTE' });
});

it('an objection has one clock, for the case and for the review', async () => {
  const review = async () =>
    (await listReviews({ ctx: test.as(bureau), input: { uscc: USCC } })).items.at(-1);
  const day = async () => {
    const { duties } = await riskCase();
    const dueAt = duties.find(({ dutyId }) => dutyId === 'decide-objection')?.dueAt ?? '';
    return lastDayBefore(new Date(dueAt));
  };
  const before = await day();
  expect((await review())?.dueOn).toBe(before);
  const involvement = { note: '请市场监管部门核实（虚构）' };
  await involveOthers({ ctx: test.as(bureau), input: { uscc: USCC, involvement } });
  expect((await day()) > before).toBe(true);
  expect((await review())?.dueOn).toBe(await day());
});

it('money goes by the case, whatever the newest rating says, also for a bank', async () => {
  expect(await lane(own)).toBe('green');
  await overdue(45);
  expect(await rate(2025)).toMatchObject({ level: 'ORANGE' });
  await overdue(0);
  expect(await rate(2025)).toMatchObject({ level: 'NORMAL' });
  expect(await lane(own)).toBe('guidance');
  const prevention = await getPrevention({ ctx: test.as(own), input: { uscc: USCC } });
  expect(prevention).toMatchObject({ level: 'NORMAL', caseState: 'ORANGE' });
  const scopes: ('rating' | 'facts')[] = ['rating', 'facts'];
  await grant(test, USCC, { receiver: bank.organisation ?? '', purpose: 'loan', scopes });
  expect(await lane(bank)).toBe('guidance');
});

it('nobody is sent into an exit, and nobody leaves out of a serious warning', async () => {
  const exit = (actor: Actor) =>
    requestExit({ ctx: test.as(actor), input: { uscc: USCC, exit: { note: '（虚构）' } } });
  for (const official of [township, bureau, regulator]) {
    await expect(exit(official)).rejects.toMatchObject({ code: 'DUTY_NOT_YOURS' });
  }
  await expect(exit(own)).rejects.toMatchObject({ code: 'EXIT_NOT_OPEN' });
  expect(await riskCase()).toMatchObject({ level: 'ORANGE', mayExit: false });
});

it('the trail says what was decided, on what evidence and by what ground', async () => {
  await complete(township, 'check', { result: 'passed', evidence: EVIDENCE });
  const trail = await exportAudit({ ctx: test.as(regulator) });
  const record = trail
    .map((line) => JSON.parse(line))
    .findLast(({ action }) => action === 'case.complete-duty');
  expect(record.details).toMatchObject({ result: 'passed', evidence: [EVIDENCE[0]?.sha256] });
  expect(record.basis).not.toBe('高政办字〔2022〕21号 第 10 项');
  await expect(
    complete(township, 'check', { result: 'passed', evidence: EVIDENCE }),
  ).rejects.toMatchObject({ code: 'DUTY_TOO_EARLY' });
});
