import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/context.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { getRating } from '../../src/domain/ratings/get.ts';
import { rateCooperative } from '../../src/domain/ratings/rate.ts';
import { requestReview } from '../../src/domain/reviews/request.ts';
import { Visitor } from '../support/browsing.ts';
import { cooperativeOf } from '../support/consents.ts';
import { keyOf } from '../support/forms.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* Objections to ratings: what waits until when, the figures, and the decision of a third person. */

const USCC = '93370322000000617J';
const NEIGHBOUR = '93370322000000625D';
const { bureau } = demonstrationActors();

let test: TestHouse;
let address = '';

beforeAll(async () => {
  test = await openTestHouse();
  address = await objected(USCC, 'rater');
});
afterAll(async () => test.close());

/** The address of the page of an objection to a rating that somebody of the bureau just made. */
async function objected(uscc: string, ratedBy: string): Promise<string> {
  const ctx = test.as({ ...bureau, id: ratedBy });
  const { value: rating } = await rateCooperative({ ctx, input: { uscc, request: {} } });
  const { ratingId } = rating;
  const objection = { reasons: '成员人数已更正。\n请复核。' };
  const input = { uscc, ratingId, objection };
  const { value } = await requestReview({ ctx: test.as(cooperativeOf(uscc)), input });
  return `/reviews/${value.requestId}`;
}

async function signedIn(role: Role): Promise<Visitor> {
  const visitor = new Visitor(test);
  await visitor.post('/sign-in', { role });
  return visitor;
}

describe('the queue', () => {
  it('is for the bureau', async () => {
    expect((await (await signedIn('bureau')).get('/')).html).toContain('<a href="/reviews"');
    for (const role of ['township', 'cooperative', 'bank', 'regulator', 'expert'] as const) {
      const visitor = await signedIn(role);
      expect((await visitor.get('/people')).html).not.toContain('<a href="/reviews"');
      expect((await visitor.get('/reviews')).status).toBe(403);
      expect((await visitor.get(address)).status).toBe(403);
      expect((await visitor.post(address, { outcome: 'upheld', reasons: '已核对' })).status).toBe(
        403,
      );
    }
  });

  it('names the day by which an answer is due, and what is overdue', async () => {
    const visitor = await signedIn('bureau');
    const { html } = await visitor.get('/reviews');
    expect(html).toContain(`<a href="${address}">高青县墨犊黑牛养殖专业合作社</a>`);
    // Tuesday and three working days.
    expect(html).toContain('2026-11-27 前答复');
    test.setNow('2026-11-27T16:00:00Z');
    expect((await visitor.get('/reviews')).html).toContain('已超期（2026-11-27）');
    test.setNow('2026-11-24T02:00:00Z');
  });
});

describe('the page of an objection', () => {
  it('shows the reasons, the rating with its figures, and the deadline', async () => {
    const rating = await getRating({ ctx: test.as(bureau), input: { uscc: USCC } });
    const { html } = await (await signedIn('bureau')).get(address);
    expect(html).toContain('成员人数已更正。\n请复核。');
    expect(html).toContain('3 个工作日');
    for (const { zh } of rating.indicators) expect(html).toContain(zh);
    expect(html).toContain(`href="/cooperatives/${USCC}"`);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('needs an outcome and reasons, and keeps what was typed', async () => {
    const visitor = await signedIn('bureau');
    const page = await visitor.post(address, { outcome: 'upheld', reasons: '' });
    expect(page.status).toBe(422);
    expect(page.html).toContain('<a href="#reasons">');
    expect(page.html).toMatch(/value="upheld" checked/);
    const open = await visitor.post(address, { reasons: '已核对。' });
    expect(open.html).toContain('<a href="#outcome">');
  });

  it('is not for whoever made the rating', async () => {
    const own = await objected(NEIGHBOUR, bureau.id);
    const visitor = await signedIn('bureau');
    const { html } = await visitor.get(own);
    expect(html).toContain('须由他人复核');
    expect(html).not.toContain('提交决定');
    const refused = await visitor.post(own, { outcome: 'upheld', reasons: '已核对。' });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('作出评分的人和提出异议的人不能复核该评分。');
  });

  it('is decided once, and the cooperative reads that', async () => {
    const visitor = await signedIn('bureau');
    const idempotencyKey = keyOf((await visitor.get(address)).html, address);
    const form = { outcome: 'rate-again', reasons: '成员人数确有变化。', idempotencyKey };
    const answers = [await visitor.post(address, form), await visitor.post(address, form)];
    expect(answers.map(({ location }) => location)).toEqual([address, address]);
    const { html } = await visitor.get(address);
    expect(html).toContain('成员人数确有变化。');
    expect(html).not.toContain('提交决定');
    expect((await visitor.get('/reviews')).html).not.toContain(address);
    expect((await visitor.get('/reviews?state=decided')).html).toContain(address);
    const report = await (await signedIn('cooperative')).get(`/cooperatives/${USCC}`);
    expect(report.html).toContain('本评分应重新作出');
    const late = await visitor.post(address, { outcome: 'upheld', reasons: '改主意了。' });
    expect([late.status, late.html]).toEqual([409, expect.stringContaining('已经作出决定')]);
  });

  it('is not there where there is none', async () => {
    expect((await (await signedIn('bureau')).get('/reviews/rev_none')).status).toBe(404);
  });
});
