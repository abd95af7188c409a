import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/context.ts';
import { registerCooperative } from '../../src/domain/cooperatives/register.ts';
import { getOverview } from '../../src/domain/counties/get-overview.ts';
import { getReport } from '../../src/domain/counties/get-report.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { recordFacts } from '../../src/domain/facts/record.ts';
import { routeCooperative } from '../../src/domain/programmes/route.ts';
import { getRating } from '../../src/domain/ratings/get.ts';
import { listRatings } from '../../src/domain/ratings/list.ts';
import { rateCooperative } from '../../src/domain/ratings/rate.ts';
import { getStatement } from '../../src/domain/statements/get.ts';
import { submitStatement } from '../../src/domain/statements/submit.ts';
import { verifyStatement } from '../../src/domain/statements/verify.ts';
import { balancedStatement } from '../support/accounts.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* From accounts to a rating, through the verbs that every door calls. */

const { bureau, township, regulator } = demonstrationActors();
const USCC = '93370322000000035C';

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
  await registerCooperative({
    ctx: test.as(bureau),
    input: {
      uscc: USCC,
      name: '高青县测仪粮食专业合作社',
      townId: 'tangfang',
      trade: '粮食',
      registeredOn: '2025-11-25',
    },
  });
});
afterAll(async () => test.close());

const submit = async (facts: Record<string, string | number | boolean>, year = 2025) => {
  const submission = { ...balancedStatement(year), facts };
  const { value } = await submitStatement({
    ctx: test.as(bureau),
    input: { uscc: USCC, submission },
  });
  return value.statementId;
};
const decide = (statementId: string, decision: 'accepted' | 'returned', actor: Actor = township) =>
  verifyStatement({
    ctx: test.as(actor),
    input: { uscc: USCC, statementId, verification: { decision, note: '核对原始凭证' } },
  });
const record = (
  facts: Record<string, string | number | boolean | null>,
  actor: Actor = bureau,
  fiscalYear = 2025,
) =>
  recordFacts({
    ctx: test.as(actor),
    input: { uscc: USCC, recording: { fiscalYear, source: '测试', facts } },
  });
const rate = async (fiscalYear?: number) =>
  (await rateCooperative({ ctx: test.as(bureau), input: { uscc: USCC, request: { fiscalYear } } }))
    .value;

describe('a rating', () => {
  it('with nothing at hand is DATA_GAP, never a score', async () => {
    const rating = await rate();
    expect(rating).toMatchObject({ level: 'DATA_GAP', score: null, statementId: null });
    expect(rating.missingWeight).toBeCloseTo(1, 12);
    expect(rating.improvements).toEqual([]);
  });

  it('reads verified statements only', async () => {
    const waiting = await submit({ members: 90 });
    expect((await rate(2025)).statementId).toBeNull();
    await decide(waiting, 'returned');
    expect((await rate(2025)).statementId).toBeNull();
    const corrected = await submit({ members: 91 });
    await decide(corrected, 'accepted');
    expect((await rate()).statementId).toBe(corrected);
    await submit({ members: 92 });
    expect((await rate()).statementId).toBe(corrected);
  });

  it('takes what government records before what was stated, and can take it back', async () => {
    await record({ overdueDays: 120 });
    const red = await rate();
    expect(red).toMatchObject({ level: 'RED', score: null });
    expect(red.triggers.map(({ code }) => code)).toEqual(['OVERDUE_OVER_90']);
    await record({ overdueDays: null });
    expect((await rate()).level).toBe('DATA_GAP');
  });

  it('of a shell is RED whatever it scores', async () => {
    await record({ idleMonths: 24 });
    const rating = await rate();
    expect(rating.level).toBe('RED');
    expect(rating.triggers[0]).toMatchObject({ code: 'SHELL-2', level: 'RED' });
    await record({ idleMonths: 23 });
    expect((await rate()).level).toBe('DATA_GAP');
  });

  it('is bound to its versions and read again bit for bit', async () => {
    const rating = await rate();
    const { ratingId } = rating;
    const ctx = test.as(regulator);
    expect(await getRating({ ctx, input: { uscc: USCC, ratingId } })).toEqual(rating);
    await record({ judicialRecord: 'minor' });
    expect(await getRating({ ctx, input: { uscc: USCC, ratingId } })).toEqual(rating);
  });

  it('that recomputes to another score is an alarm, not an answer', async () => {
    const { ratingId } = await rate();
    await sql`alter table rating disable trigger append_only`.execute(test.house.db);
    await sql`update rating set score = 99, level = 'NORMAL' where rating_id = ${ratingId}`.execute(
      test.house.db,
    );
    await sql`alter table rating enable trigger append_only`.execute(test.house.db);
    const reading = getRating({ ctx: test.as(regulator), input: { uscc: USCC, ratingId } });
    await expect(reading).rejects.toThrow(/another score/);
    const response = await test.request(`/v1/cooperatives/${USCC}/ratings/${ratingId}`, {
      headers: { Authorization: `Bearer ${test.keys.regulator}` },
    });
    expect(response.status).toBe(500);
    const problem = (await response.json()) as Record<string, unknown>;
    expect(problem).toMatchObject({ code: 'INTERNAL', issues: [] });
    expect(JSON.stringify(problem)).not.toContain('another score');
    expect(test.log).toContainEqual(
      expect.objectContaining({
        event: 'error',
        message: expect.stringContaining('another score'),
      }),
    );
    await rate();
  });
});

describe('a statement', () => {
  beforeAll(() => test.setNow('2027-02-01T02:00:00Z'));
  afterAll(() => test.setNow('2026-11-24T02:00:00Z'));

  it('is compared with last year’s, once that is verified', async () => {
    const lines = balancedStatement().lines;
    const submission = {
      ...balancedStatement(2026),
      lines: { ...lines, 货币资金: { opening: '1.00', closing: '120000.00' } },
    };
    const ctx = test.as(bureau);
    const refused = submitStatement({ ctx, input: { uscc: USCC, submission } });
    // A changed opening amount breaks the sums of its column, which is an error of its own.
    await expect(refused).rejects.toMatchObject({ code: 'STATEMENT_NOT_ACCEPTABLE' });
    const next = await submitStatement({
      ctx,
      input: { uscc: USCC, submission: balancedStatement(2026) },
    });
    expect(next.value.findings).toEqual([]);
    const { document } = await getStatement({
      ctx,
      input: { uscc: USCC, statementId: next.value.statementId },
    });
    expect(document).toEqual(balancedStatement(2026));
  });

  it('of another cooperative is not found under this one', async () => {
    const statementId = await submit({ members: 200 });
    const input = { uscc: '93370322000000617J', statementId };
    await expect(getStatement({ ctx: test.as(bureau), input })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('years', () => {
  beforeAll(() => test.setNow('2027-02-01T02:00:00Z'));
  afterAll(() => test.setNow('2026-11-24T02:00:00Z'));

  const newest = async () => {
    const input = { uscc: USCC, application: {} };
    return (await getReport({ ctx: test.as(bureau), input })).rating;
  };

  it('of which an older one is rated later leave the newer rating in place', async () => {
    await decide(await submit({ members: 95 }, 2026), 'accepted');
    const newer = await rate(2026);
    const older = await rate(2025);
    expect(older.fiscalYear).toBe(2025);
    expect((await newest())?.ratingId).toBe(newer.ratingId);
    const list = await listRatings({ ctx: test.as(bureau), input: { uscc: USCC } });
    expect(list.items[0]?.ratingId).toBe(newer.ratingId);
    expect(list.items.map(({ ratingId }) => ratingId)).toContain(older.ratingId);
  });

  it('do not end a veto: it stays until government takes it back', async () => {
    await record({ overdueDays: 120 });
    expect(await rate(2026)).toMatchObject({ level: 'RED', fiscalYear: 2026 });
    await record({ overdueDays: null });
    expect((await rate(2026)).triggers).toEqual([]);
  });

  it('without accounts, or still to come, are not rated in the place of one with accounts', async () => {
    await expect(rate(2024)).rejects.toMatchObject({ code: 'BEFORE_REGISTRATION' });
    await expect(rate(2027)).rejects.toMatchObject({ code: 'IN_THE_FUTURE' });
    test.setNow('2028-02-01T02:00:00Z');
    await expect(rate(2027)).rejects.toMatchObject({ code: 'STATEMENT_MISSING' });
    test.setNow('2027-02-01T02:00:00Z');
  });

  it('that are not over, or before the registration, have no statement', async () => {
    await expect(submit({ members: 9 }, 2027)).rejects.toMatchObject({ code: 'IN_THE_FUTURE' });
    await expect(submit({ members: 9 }, 2024)).rejects.toMatchObject({
      code: 'BEFORE_REGISTRATION',
    });
  });

  it('do not bring back what was taken back in another year', async () => {
    await record({ overdueDays: 120 }, bureau, 2026);
    expect((await rate(2026)).level).toBe('RED');
    await record({ overdueDays: null }, bureau, 2025);
    const rating = await rate(2026);
    expect(rating.triggers).toEqual([]);
    const { indicators } = rating;
    expect(indicators.find(({ id }) => id === 'K1')?.state).toBe('MISSING');
  });

  it('that have not begun have no facts', async () => {
    const recording = { fiscalYear: 2028, source: '测试', facts: { idleMonths: 0 } };
    const refused = recordFacts({ ctx: test.as(bureau), input: { uscc: USCC, recording } });
    await expect(refused).rejects.toMatchObject({ code: 'IN_THE_FUTURE' });
  });
});

describe('facts', () => {
  it('that are parts are no more than the whole', async () => {
    await expect(record({ testsTaken: 3, testsPassed: 4 })).rejects.toMatchObject({
      code: 'FACTS_INVALID',
      issues: [{ pointer: '/facts/testsPassed' }],
    });
    await record({ filingsDue: 12, filingsOnTime: 11 });
    await expect(record({ filingsOnTime: 99 })).rejects.toMatchObject({
      code: 'FACTS_INVALID',
      issues: [{ pointer: '/facts/filingsOnTime' }],
    });
  });

  it('of third parties are not the township’s to state', async () => {
    await expect(record({ overdueDays: 0 }, township)).rejects.toMatchObject({
      code: 'FACTS_INVALID',
      issues: [{ pointer: '/facts/overdueDays', code: 'FACT_UNKNOWN' }],
    });
    await expect(record({ testsTaken: 3 }, township)).resolves.toBeDefined();
  });
});

describe('a route', () => {
  const route = (application: Record<string, string>) =>
    routeCooperative({
      ctx: test.as(bureau),
      input: { uscc: '93370322000000617J', application },
    });
  const outcomeOf = async (id: string, application: Record<string, string>) =>
    (await route(application)).programmes.find((programme) => programme.id === id)?.outcome;

  it.each([
    ['99999.99', 'CONDITIONS'],
    ['100000.00', 'OPEN'],
    ['3000000.00', 'OPEN'],
    ['3000000.01', 'CONDITIONS'],
  ])('takes %s yuan as %s: exactly at a limit passes', async (amountYuan, outcome) => {
    const application = { amountYuan, productionPurpose: 'true' };
    expect(await outcomeOf('direct-credit', application)).toBe(outcome);
  });

  it('says what is missing where nothing was said', async () => {
    const { programmes } = await route({});
    const direct = programmes.find(({ id }) => id === 'direct-credit');
    expect(direct?.outcome).toBe('INCOMPLETE');
    expect(direct?.missing.map(({ fact }) => fact)).toEqual(['amountYuan', 'productionPurpose']);
    expect(direct?.missing[0]).toMatchObject({ zh: '申请金额', en: 'Amount applied for' });
  });

  it('says no to nothing, and to interest that is overdue', async () => {
    await expect(route({ amountYuan: '0.00' })).rejects.toMatchObject({
      issues: [{ pointer: '/amountYuan' }],
    });
    const clean = await route({ amountYuan: '300000.00', overdueInterest: 'false' });
    const overdue = await route({ amountYuan: '300000.00', overdueInterest: 'true' });
    const ids = (rules: readonly { id: string }[]) => rules.map(({ id }) => id);
    expect(ids(clean.priorities)).toContain('GC-12');
    expect(ids(clean.reviews)).not.toContain('GC-20');
    expect(ids(overdue.priorities)).not.toContain('GC-12');
    expect(ids(overdue.reviews)).toContain('GC-20');
  });

  it('counts years in business to the day', async () => {
    const years = async () => {
      const input = { uscc: USCC, application: {} };
      const { programmes } = await routeCooperative({ ctx: test.as(bureau), input });
      const gates = programmes.find(({ id }) => id === 'direct-credit')?.gates;
      return gates?.find(({ id }) => id === 'GC-02')?.facts.yearsInBusiness;
    };
    test.setNow('2026-11-24T12:00:00Z');
    expect(await years()).toBe(0);
    test.setNow('2026-11-25T12:00:00Z');
    expect(await years()).toBe(1);
  });
});

describe('the overview and the report', () => {
  it('count every cooperative at its newest level', async () => {
    const overview = await getOverview({ ctx: test.as(bureau), input: {} });
    const counted = overview.levels.reduce((total, { count }) => total + count, 0);
    expect(counted).toBe(overview.total);
    expect(overview.total).toBe(36);
    expect(overview.cooperatives).toHaveLength(36);
    const levels = new Set(overview.cooperatives.map(({ level }) => level));
    for (const level of ['NORMAL', 'BLUE', 'YELLOW', 'ORANGE', 'RED', 'DATA_GAP'] as const) {
      expect(levels).toContain(level);
    }
  });

  it('filter by level and town', async () => {
    const input = { level: 'RED', townId: 'qingcheng' } as const;
    const { cooperatives } = await getOverview({ ctx: test.as(bureau), input });
    expect(cooperatives.length).toBeGreaterThan(0);
    expect(cooperatives.every((it) => it.level === 'RED')).toBe(true);
    expect(cooperatives.every((it) => it.town.townId === 'qingcheng')).toBe(true);
  });

  it('tell how a cooperative came to where it is', async () => {
    const report = await getReport({
      ctx: test.as(bureau),
      input: { uscc: '93370322000000617J', application: {} },
    });
    expect(report.history.map(({ fiscalYear }) => fiscalYear)).toEqual([2024, 2025]);
    expect(report.rating?.fiscalYear).toBe(2025);
    expect(report.statement).toMatchObject({ fiscalYear: 2025, state: 'accepted' });
    expect(report.county.isFictional).toBe(true);
  });
});
