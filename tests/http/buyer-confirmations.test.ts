import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuyerConfirmationList } from '../../src/domain/buyer-confirmations/schemas.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { createKey } from '../../src/domain/keys/create.ts';
import type { Rating } from '../../src/domain/ratings/schemas.ts';
import type { ItemList } from '../../src/domain/third-party/schemas.ts';
import { Visitor } from '../support/browsing.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/*
 * A buyer confirms a contract through a link and without an account: once, seeing nothing else, and it
 * counts when somebody who did not hand out the link has verified it.
 */

const USCC = '93370322000000617J';
const OF = `/v1/cooperatives/${USCC}`;
const CONFIRMATIONS = `${OF}/buyer-confirmations`;
const MADE_UP = `/buyer-confirmations/buy_${'A'.repeat(43)}`;

let test: TestHouse;
let checker: string;

beforeAll(async () => {
  test = await openTestHouse();
  const { countyCode, role, organisation } = demonstrationActors().bureau;
  const second = { id: 'bureau-second', name: '科长（虚构）', mayApprove: true };
  const input = { countyCode, role, organisation, ...second };
  checker = await createKey({ house: test.house, input });
});
afterAll(async () => test.close());

async function send<Body>(path: string, json?: unknown, key = test.keys.bureau, idempotency = '') {
  const response = await test.request(path, {
    method: json === undefined ? 'GET' : 'POST',
    headers: {
      ...{ Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(idempotency === '' ? {} : { 'Idempotency-Key': idempotency }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  return { status: response.status, body: (await response.json()) as Body };
}

const CONTRACT = {
  buyer: '淄博某超市（虚构）',
  fiscalYear: 2025,
  product: '番茄',
  quantity: '120 吨',
  amount: '1000.00',
  countsUntil: '2027-02-28',
};
type Asked = { confirmationId: string; expiresAt: string; link: string | null };
const ask = (change: object = {}, key = test.keys.bureau, idempotency = '') =>
  send<Asked>(CONFIRMATIONS, { ...CONTRACT, ...change }, key, idempotency);
async function pathOf(change: object = {}): Promise<{ path: string; id: string }> {
  const { link, confirmationId } = (await ask(change)).body;
  return { path: new URL(link ?? '').pathname, id: confirmationId };
}
const newest = async () => (await send<BuyerConfirmationList>(CONFIRMATIONS)).body.items[0];
const contracts = async () =>
  (await send<ItemList>(`/v1/third-party-items?kind=contract&uscc=${USCC}`)).body.items;
const rate = async () => (await send<Rating>(`${OF}/ratings`, {})).body;
const m1Of = ({ indicators }: Rating) => indicators.find(({ id }) => id === 'M1');

const buyer = () => new Visitor(test);
const ANSWER = { answer: 'confirmed', amount: '', note: '', answerer: '王采购（虚构）' };

/** What a page says beside the id of its request. */
const told = ({ status, html }: { status: number; html: string }, path: string) => [
  status,
  html.replaceAll(path, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}|req_\w+/g, ''),
];

describe('a buyer who confirms', () => {
  it('sees the contract and nothing else, answers once, and M1 rises when it is verified', async () => {
    const before = await rate();
    const amount = (m1Of(before)?.inputs?.operatingIncome ?? 0).toFixed(2);
    const { path, id } = await pathOf({ amount });
    const page = await buyer().get(path);
    expect(page.status).toBe(200);
    const rows = [...page.html.matchAll(/<td>([^<]*)<\/td>/g)].map(([, value]) => value);
    expect(rows).toEqual([
      await seller(),
      CONTRACT.buyer,
      '2025',
      '番茄',
      '120 吨',
      `${Number(amount).toLocaleString('en-US', { minimumFractionDigits: 2 })} 元`,
    ]);
    expect(page.html).not.toContain(USCC);

    const done = await buyer().post(path, ANSWER);
    expect([done.status, done.location]).toEqual([303, '/buyer-confirmations/answered']);
    expect((await buyer().get(String(done.location))).html).toContain('已收到您的答复');
    const [item] = await contracts();
    const content = { kind: 'contract', fiscalYear: 2025, buyer: CONTRACT.buyer, amount };
    expect(item).toMatchObject({ content, state: 'waiting', expiresOn: '2027-02-28' });
    expect(m1Of(await rate())?.score).toBe(m1Of(before)?.score);

    const verification = `${OF}/third-party-items/${item?.itemId}/verification`;
    const own = await send<{ code: string }>(verification, { decision: 'verified' });
    expect([own.status, own.body.code]).toEqual([403, 'MAKER_IS_CHECKER']);
    expect((await send(verification, { decision: 'verified' }, checker)).status).toBe(201);
    const after = await rate();
    expect([m1Of(after)?.score, after.thirdPartyItems]).toEqual([100, [item?.itemId]]);
    expect(m1Of(before)?.score).toBeLessThan(100);

    const { rows: trail } = await sql<{ record: string }>`select record from audit_record
      where subject = ${id} order by seq`.execute(test.house.db);
    const records = trail.map(({ record }) => JSON.parse(record));
    expect(records.map(({ action, role, actor }) => [action, role, actor])).toEqual([
      ['buyer-confirmation.ask', 'bureau', 'demo-bureau'],
      ['buyer-confirmation.answer', 'buyer', id],
    ]);
    expect(records[1].details.answerDigest).toBe(item?.evidence?.sha256);
    expect(JSON.stringify(records)).not.toContain('王采购');
  });

  it('may be in a hurry: of two answers at once one counts', async () => {
    const { path } = await pathOf();
    const count = (await contracts()).length;
    const both = await Promise.all([buyer().post(path, ANSWER), buyer().post(path, ANSWER)]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 404]);
    expect((await contracts()).length).toBe(count + 1);
  });

  it('may correct the amount, which is what is recorded', async () => {
    const { path } = await pathOf();
    const blank = await buyer().post(path, { ...ANSWER, answer: 'corrected' });
    expect([blank.status, blank.html]).toEqual([422, expect.stringContaining('href="#amount"')]);
    const corrected = { ...ANSWER, answer: 'corrected', amount: '900.50', note: '少收一车' };
    expect((await buyer().post(path, corrected)).status).toBe(303);
    const [item] = await contracts();
    expect(item?.content).toMatchObject({ amount: '900.50' });
    expect(await newest()).toMatchObject({
      amount: '1000.00',
      state: 'answered',
      answer: { answer: 'corrected', amount: '900.50', note: '少收一车', itemId: item?.itemId },
    });
  });

  it('may refuse with a reason, and nothing is recorded but that', async () => {
    const { path } = await pathOf();
    const count = (await contracts()).length;
    const silent = await buyer().post(path, { ...ANSWER, answer: 'refused' });
    expect([silent.status, silent.html]).toEqual([422, expect.stringContaining('href="#note"')]);
    const refused = { ...ANSWER, answer: 'refused', note: '没有这笔合同' };
    expect((await buyer().post(path, refused)).status).toBe(303);
    expect(await newest()).toMatchObject({ answer: { answer: 'refused', itemId: null } });
    expect((await contracts()).length).toBe(count);
  });
});

describe('a link', () => {
  it('that is answered, withdrawn, expired or made up opens the same page: none', async () => {
    const none = told(await buyer().get(MADE_UP), MADE_UP);
    expect(none[0]).toBe(404);
    const answered = await pathOf();
    await buyer().post(answered.path, ANSWER);
    const withdrawn = await pathOf();
    const withdrawal = `${CONFIRMATIONS}/${withdrawn.id}/withdrawal`;
    expect((await send(withdrawal, {})).status).toBe(201);
    expect((await send<{ code: string }>(withdrawal, {})).body.code).toBe('CONFIRMATION_OVER');
    const expired = await pathOf();
    const now = test.house.now().toISOString();
    for (const { path } of [answered, withdrawn]) {
      expect(told(await buyer().get(path), path)).toEqual(none);
      expect(told(await buyer().post(path, ANSWER), path)).toEqual(
        told(await buyer().post(MADE_UP, ANSWER), MADE_UP),
      );
    }
    test.setNow('2026-12-08T01:59:59Z');
    expect((await buyer().get(expired.path)).status).toBe(200);
    test.setNow('2026-12-08T02:00:00Z');
    expect(told(await buyer().get(expired.path), expired.path)).toEqual(none);
    expect((await newest())?.state).toBe('expired');
    test.setNow(now);
  });

  it('is told once, kept as a hash and left out of the log', async () => {
    const first = await ask({}, test.keys.bureau, 'once');
    const again = await ask({}, test.keys.bureau, 'once');
    expect(again.body).toEqual({ ...first.body, link: null });
    const token = first.body.link?.split('/').at(-1) ?? '';
    const { rows } = await sql<{ all: string }>`select string_agg(it::text, ' ') as all
      from (select row_to_json(c)::text as it from buyer_confirmation c
        union all select row_to_json(k)::text from idempotency_key k) them`.execute(test.house.db);
    expect(rows[0]?.all).not.toContain(token);
    await buyer().get(`/buyer-confirmations/${token}`);
    expect(JSON.stringify(test.log)).not.toContain(token);
  });

  it.each([
    ['counts for a shorter time than the link', { countsUntil: '2026-12-07' }, '/countsUntil'],
    ['is of a year to come', { fiscalYear: 2027 }, '/fiscalYear'],
    ['has no amount', { amount: 'much' }, '/amount'],
  ])('is not made where the contract %s', async (_, change, pointer) => {
    const { status, body } = await ask(change);
    const { issues } = body as unknown as { issues: { pointer: string }[] };
    expect([status, issues.map((issue) => issue.pointer)]).toEqual([422, [pointer]]);
  });

  it('is asked for by offices alone, as whoever holds it could answer it', async () => {
    expect((await ask({}, test.keys.cooperative)).status).toBe(403);
    expect((await ask({}, test.keys.bank)).status).toBe(403);
  });
});

/** The name of the cooperative. */
async function seller(): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select name from cooperative
    where uscc = ${USCC}`.execute(test.house.db);
  return rows[0]?.name;
}
