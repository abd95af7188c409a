import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/context.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { getDisclosureSheet } from '../../src/domain/disclosure-sheets/get.ts';
import { getRating } from '../../src/domain/ratings/get.ts';
import { decideReview } from '../../src/domain/reviews/decide.ts';
import { listReviews } from '../../src/domain/reviews/list.ts';
import { requestReview } from '../../src/domain/reviews/request.ts';
import { cooperativeOf, grant } from '../support/consents.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* Whoever is rated may have a person look at it, and may know everything that the rating says. */

const USCC = '93370322000000617J';
const NEIGHBOUR = '93370322000000625D';
const { bureau, regulator, township, bank } = demonstrationActors();
const reviewer: Actor = { ...bureau, id: 'reviewer' };

let test: TestHouse;
let ratingId = '';
let rater = '';
let requestId = '';

beforeAll(async () => {
  test = await openTestHouse();
  const rating = await getRating({ ctx: test.as(bureau), input: { uscc: USCC } });
  ({ ratingId, ratedBy: rater } = rating);
});
afterAll(async () => test.close());

const object = (actor: Actor = cooperativeOf(USCC), uscc = USCC) =>
  requestReview({
    ctx: test.as(actor),
    input: { uscc, ratingId, objection: { reasons: '成员人数已更正，请复核。' } },
  });
const decide = (actor: Actor, id = requestId) =>
  decideReview({
    ctx: test.as(actor),
    input: { requestId: id, decision: { outcome: 'rate-again', reasons: '成员人数确有变化。' } },
  });
const objectionOf = async (actor: Actor) =>
  (await getRating({ ctx: test.as(actor), input: { uscc: USCC, ratingId } })).objection;

describe('a review', () => {
  it('is asked for by the cooperative that was rated, once, and the rating says so', async () => {
    expect(await objectionOf(regulator)).toBeNull();
    for (const actor of [bureau, township, regulator, bank]) {
      await expect(object(actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    await expect(object(cooperativeOf(NEIGHBOUR))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(object(cooperativeOf(NEIGHBOUR), NEIGHBOUR)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const { value } = await object();
    ({ requestId } = value);
    expect(value).toMatchObject({ state: 'open', ratingId, decidedBy: null });
    expect(await objectionOf(regulator)).toMatchObject({ requestId, state: 'open' });
    await expect(object()).rejects.toMatchObject({ code: 'REVIEW_EXISTS' });
  });

  it('is listed for those who have to do with it', async () => {
    const list = async (actor: Actor, state?: 'open' | 'decided') =>
      (await listReviews({ ctx: test.as(actor), input: { state } })).items.map(
        (item) => item.requestId,
      );
    for (const actor of [bureau, regulator, township, cooperativeOf(USCC)]) {
      expect(await list(actor, 'open')).toEqual([requestId]);
    }
    await grant(test, USCC);
    const elsewhere = { ...township, organisation: 'qingcheng' };
    for (const actor of [bank, elsewhere, cooperativeOf(NEIGHBOUR)]) {
      expect(await list(actor)).toEqual([]);
    }
    expect(await list(bureau, 'decided')).toEqual([]);
  });

  it('is decided by a third person, with a second factor, once', async () => {
    await expect(decide({ ...bureau, id: rater })).rejects.toMatchObject({
      code: 'REVIEWER_NOT_THIRD',
    });
    const objector = { ...bureau, id: cooperativeOf(USCC).id };
    await expect(decide(objector)).rejects.toMatchObject({ code: 'REVIEWER_NOT_THIRD' });
    await expect(decide(regulator)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(decide({ ...reviewer, mayApprove: false })).rejects.toMatchObject({
      code: 'SECOND_FACTOR_NEEDED',
    });
    await expect(decide(reviewer, 'rev_none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { value } = await decide(reviewer);
    expect(value).toMatchObject({ state: 'rate-again', decidedBy: 'reviewer' });
    await expect(decide(reviewer)).rejects.toMatchObject({ code: 'REVIEW_DECIDED' });
    expect(await objectionOf(bank)).toMatchObject({ state: 'rate-again' });
  });
});

describe('the disclosure sheet', () => {
  it('says by what rules and from what data, and how to object', async () => {
    const ctx = test.as(cooperativeOf(USCC));
    const sheet = await getDisclosureSheet({ ctx, input: { uscc: USCC, ratingId } });
    const rating = await getRating({ ctx, input: { uscc: USCC, ratingId } });
    expect(sheet).toMatchObject({
      model: rating.model,
      weighting: { method: 'eigenvector', consistencyRatioLimit: 0.1 },
      period: { from: '2025-01-01', until: '2025-12-31' },
      improvements: rating.improvements,
      objection: {
        ...{ workingDays: 3, workingDaysWithOthers: 7 },
        basis: expect.stringContaining('信用条例'),
        current: rating.objection,
      },
      notice: { zh: expect.stringContaining('不是信用报告') },
    });
    expect(sheet.weights).toEqual(rating.criteria);
    expect(sheet.documents[0]).toMatchObject({
      ...{ kind: 'statement', id: rating.statementId },
      ...{ statedBy: `demo-cooperative-${USCC}`, verifiedBy: 'demo-township-tangfang' },
    });
    const known = new Set(sheet.documents.map(({ id }) => id));
    const valued = sheet.indicators.filter(({ state }) => state === 'VALUE');
    expect(valued.length).toBeGreaterThan(15);
    for (const { id, documents } of valued) {
      expect([id, documents.length > 0, documents.every((one) => known.has(one))]).toEqual([
        ...[id, true, true],
      ]);
    }
    const overdue = sheet.indicators.find(({ id }) => id === 'K1');
    expect(overdue?.documents).toEqual([rating.standingSheetId]);
  });

  it('is the same for a bank with consent to the rating', async () => {
    const sheet = (actor: Actor) =>
      getDisclosureSheet({ ctx: test.as(actor), input: { uscc: USCC, ratingId } });
    expect(await sheet(bank)).toEqual(await sheet(regulator));
  });
});
