import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { recordFacts } from '../../../src/domain/facts/record.ts';
import { exportRating } from '../../../src/domain/ratings/export.ts';
import { getRating } from '../../../src/domain/ratings/get.ts';
import { rateCooperative } from '../../../src/domain/ratings/rate.ts';
import type { Rating } from '../../../src/domain/ratings/schemas.ts';
import { decideReview } from '../../../src/domain/reviews/decide.ts';
import { requestReview } from '../../../src/domain/reviews/request.ts';
import { submitStatement } from '../../../src/domain/statements/submit.ts';
import { verifyStatement } from '../../../src/domain/statements/verify.ts';
import { balancedStatement } from '../../support/accounts.ts';
import { cooperativeOf } from '../../support/consents.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';

/* A rating remembers the quarter before it, and its export what it remembers. */

const { bureau } = demonstrationActors();
const USCC = '93370322000000617J';

let test: TestHouse;
/** Before the days of each test nothing was rated for a quarter. */
let year = 2027;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

const ctx = () => test.as({ ...bureau, id: 'rater' });
const rate = async (): Promise<Rating> =>
  (await rateCooperative({ ctx: ctx(), input: { uscc: USCC, request: { fiscalYear: 2025 } } }))
    .value;
const fallsOf = ({ triggers }: Rating) =>
  triggers.map(({ code }) => code).filter((code) => code.startsWith('FALL'));

/** Between them lie more than 8 points and fewer than 15. */
const SOUND = { overdueDays: 0, judicialRecord: 'none' };
const BAD = { overdueDays: 91, judicialRecord: 'major' };

async function ratedOn(
  day: string,
  facts: Record<string, string | number>,
  at = '02:00:00',
): Promise<Rating> {
  test.setNow(`${year}-${day}T${at}Z`);
  const recording = { fiscalYear: 2025, source: '公开查询（虚构）', facts };
  await recordFacts({ ctx: ctx(), input: { uscc: USCC, recording } });
  return rate();
}

/** What is stated with a statement, so that little is missing. */
const STATED = {
  ...{ members: 126, farmerMembers: 120, membersWithAccount: 126, generalMeetings: 2 },
  ...{ meetingAttendanceShare: 0.9, minutesSigned: true, reportsLaidOutDays: 20 },
  ...{ largestContribution: '60000.00', contractedSales: '100000.00' },
  ...{ topThreeCustomerSales: '500000.00', memberTrade: '1200000.00' },
  ...{ nonMemberTrade: '200000.00', unifiedPurchaseShare: 0.9, unifiedSaleShare: 0.9 },
  ...{ externalGuarantees: '0.00', subsidyIncome: '10000.00' },
};

async function exported({ ratingId }: Rating): Promise<Record<string, unknown>> {
  const { scoreInput } = await exportRating({ ctx: ctx(), input: { uscc: USCC, ratingId } });
  return JSON.parse(scoreInput);
}

describe('a fall', () => {
  it('of 3 months ago is told, and one day later not any more', async () => {
    year += 1;
    const before = await ratedOn('02-25', SOUND);
    const fallen = await ratedOn('05-25', BAD, '15:59:59');
    expect([before.score, fallen.score]).toEqual([94.474, expect.closeTo(85.6, 0)]);
    expect(fallsOf(fallen)).toEqual(['FALL_8']);
    expect(await exported(fallen)).toMatchObject({ history: { on: `${year}-05-25` } });
    year += 1;
    await ratedOn('02-25', SOUND);
    const later = await ratedOn('05-26', BAD);
    expect(fallsOf(later)).toEqual([]);
    expect(await exported(later)).not.toHaveProperty('history.ratings.1');
  });

  it('keeps what it was when it is read again', async () => {
    year += 1;
    await ratedOn('02-25', SOUND);
    const { ratingId, level, triggers } = await ratedOn('03-25', BAD);
    await ratedOn('04-25', SOUND);
    const again = await getRating({ ctx: ctx(), input: { uscc: USCC, ratingId } });
    expect([again.level, again.triggers]).toEqual([level, triggers]);
  });

  it('from a rating that a person found wrong is none', async () => {
    year += 1;
    const wrong = await ratedOn('02-25', SOUND);
    const fallen = await ratedOn('03-25', BAD);
    const remembered = async (rating: Rating) =>
      ((await exported(rating)).history as { ratings: { score: number }[] }).ratings.length;
    expect(await remembered(fallen)).toBe(1);
    const objection = { reasons: '成员数有误' };
    const input = { uscc: USCC, ratingId: wrong.ratingId, objection };
    const { value } = await requestReview({ ctx: test.as(cooperativeOf(USCC)), input });
    const decision = { outcome: 'rate-again' as const, reasons: '应重新评分' };
    const reviewer = test.as({ ...bureau, id: 'reviewer' });
    await decideReview({ ctx: reviewer, input: { requestId: value.requestId, decision } });
    // The fallen one is remembered, the wrong one is not.
    expect(await remembered(await rate())).toBe(1);
  });

  it('across a change of the statement form says so', async () => {
    year += 1;
    await ratedOn('02-25', SOUND);
    const submission = { ...balancedStatement(2025, '2007'), facts: STATED };
    const submitted = await submitStatement({ ctx: ctx(), input: { uscc: USCC, submission } });
    const { statementId } = submitted.value;
    const verifier = test.as({ ...bureau, id: 'verifier' });
    const verification = { decision: 'accepted' as const };
    await verifyStatement({ ctx: verifier, input: { uscc: USCC, statementId, verification } });
    const after = await ratedOn('03-25', BAD);
    expect([after.score, fallsOf(after)]).toEqual([80.8267, ['FALL_8:FORM']]);
  });
});
