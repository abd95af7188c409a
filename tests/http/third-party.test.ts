import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import type { DisclosureSheet } from '../../src/domain/disclosure-sheets/schemas.ts';
import { createKey } from '../../src/domain/keys/create.ts';
import type { Rating } from '../../src/domain/ratings/schemas.ts';
import type {
  ImportReport,
  ItemList,
  ThirdPartyItem,
} from '../../src/domain/third-party/schemas.ts';
import { heheng } from '../support/command.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/*
 * What third parties say, over HTTP: it counts once a second person has verified it and until it
 * expires, a rating says what it rests on, and leaves as files that give the same again.
 */

const USCC = '93370322000000617J';
const OF = `/v1/cooperatives/${USCC}`;
const ITEMS = `${OF}/third-party-items`;
const LETTER = { name: '购买方确认函（虚构）.pdf', sha256: 'b'.repeat(64) };

type Problem = { code: string; issues: { pointer: string; code: string }[] };
type Answer<Body> = { status: number; body: Body };

let test: TestHouse;
let checker: string;

beforeAll(async () => {
  test = await openTestHouse();
  const { countyCode, role, organisation } = demonstrationActors().bureau;
  const second = {
    countyCode,
    id: 'bureau-second',
    name: '科长（虚构）',
    role,
    organisation,
    mayApprove: true,
  };
  checker = await createKey({ house: test.house, input: second });
});
afterAll(async () => test.close());

async function send<Body>(key: string, path: string, json?: unknown): Promise<Answer<Body>> {
  const response = await test.request(path, {
    method: json === undefined ? 'GET' : 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  return { status: response.status, body: (await response.json()) as Body };
}

const recording = (content: unknown, change: object = {}) => ({
  ...{ source: '虚构来源', observedOn: '2026-03-01', expiresOn: '2027-02-28', content },
  ...change,
});
const record = (content: unknown, change: object = {}) =>
  send<ThirdPartyItem>(test.keys.bureau, ITEMS, recording(content, change));
const verify = (itemId: string, key = checker, decision = 'verified') =>
  send<ThirdPartyItem>(key, `${ITEMS}/${itemId}/verification`, { decision, note: '已核对' });
async function verified(content: unknown, change: object = {}): Promise<string> {
  const { itemId } = (await record(content, change)).body;
  expect((await verify(itemId)).status).toBe(201);
  return itemId;
}
const rate = async () => (await send<Rating>(test.keys.bureau, `${OF}/ratings`, {})).body;
const scoreOf = ({ indicators }: Rating, id: string) =>
  indicators.find((indicator) => indicator.id === id)?.score;
const codesOf = ({ triggers }: Rating) => triggers.map(({ code }) => code);
const refusalOf = ({ status, body }: Answer<unknown>) => {
  const { code, issues } = body as Problem;
  return [status, code, ...issues.map((issue) => `${issue.pointer} ${issue.code}`)];
};

const contract = (amount: string) => {
  return { kind: 'contract', fiscalYear: 2025, buyer: '淄博某超市（虚构）', amount };
};

/** The rating as files, and what `heheng score` says of them. */
async function expectRepeated({ ratingId }: Rating): Promise<string> {
  const headers = { Authorization: `Bearer ${test.keys.bureau}` };
  const file = async (name: string) =>
    (await test.request(`${OF}/ratings/${ratingId}/${name}`, { headers })).text();
  const input = await file('score-input');
  const { status, stdout } = await heheng(['score'], input);
  expect([status, stdout]).toEqual([0, await file('score-output')]);
  return input;
}

describe('a contract that its buyer confirms', () => {
  it('counts once a second person has verified it, and M1 rises', async () => {
    const before = await rate();
    const { inputs } = before.indicators.find(({ id }) => id === 'M1') ?? {};
    const income = inputs?.operatingIncome ?? 0;
    const { status, body: item } = await record(contract(income.toFixed(2)), { evidence: LETTER });
    expect([status, item.state]).toEqual([201, 'waiting']);
    expect(item.stateText.en).toBe('Not verified yet; it does not count');
    expect(scoreOf(await rate(), 'M1')).toBe(scoreOf(before, 'M1'));

    expect(refusalOf(await verify(item.itemId, test.keys.bureau))).toEqual([
      403,
      'MAKER_IS_CHECKER',
    ]);
    expect((await verify(item.itemId)).body.state).toBe('counts');
    expect(refusalOf(await verify(item.itemId))).toEqual([409, 'ITEM_DECIDED']);

    const after = await rate();
    expect([scoreOf(after, 'M1'), after.thirdPartyItems]).toEqual([100, [item.itemId]]);
    expect(scoreOf(before, 'M1')).toBeLessThan(100);
    const sheet = `${OF}/ratings/${after.ratingId}/disclosure-sheet`;
    const { body } = await send<DisclosureSheet>(test.keys.bureau, sheet);
    expect(body.documents.at(-1)).toMatchObject({ kind: 'third-party', source: item.itemId });
    const m1 = body.indicators.find(({ id }) => id === 'M1');
    expect(m1?.documents).toEqual(['third-party', body.documents[0]?.id]);
    expect(JSON.parse(await expectRepeated(after)).values.contractedSales).toBe(income);
  });

  it('needs the letter of the buyer', async () => {
    expect(refusalOf(await record(contract('1.00')))).toEqual([
      422,
      'INPUT_INVALID',
      '/evidence LETTER_NEEDED',
    ]);
  });
});

describe('what has expired', () => {
  it('counts through its last day in China and not after it, and says so', async () => {
    const court = { kind: 'court', judicialRecord: 'dishonest-debtor' };
    const itemId = await verified(court, { expiresOn: '2026-11-24' });
    expect(codesOf(await rate())).toContain('VETO:K3');
    test.setNow('2026-11-24T15:59:59Z');
    const last = await rate();
    expect(codesOf(last)).toContain('VETO:K3');
    test.setNow('2026-11-24T16:00:00Z');
    const over = await rate();
    expect(codesOf(over)).not.toContain('VETO:K3');
    expect(over.thirdPartyItems).not.toContain(itemId);
    const { body } = await send<ItemList>(
      test.keys.cooperative,
      '/v1/third-party-items?kind=court',
    );
    expect(body.items.map(({ state, stateText }) => [state, stateText.zh])).toEqual([
      ['expired', '已到期，不计入评分'],
    ]);
    // What the veto was said of is still what it was.
    const { body: old } = await send<Rating>(test.keys.bureau, `${OF}/ratings/${last.ratingId}`);
    expect([old.level, codesOf(old)]).toEqual(['RED', codesOf(last)]);
    await expectRepeated(last);
  });

  it.each([
    ['court', { kind: 'court', judicialRecord: 'none' }],
    ['penalty', { kind: 'penalty', severity: 'minor', isEnvironmental: false, isListed: false }],
  ])('after five years: a record of a %s counts no longer', async (_, content) => {
    const until = (expiresOn: string) => record(content, { expiresOn });
    expect((await until('2031-03-01')).status).toBe(201);
    expect(refusalOf(await until('2031-03-02'))).toEqual([
      422,
      'INPUT_INVALID',
      '/expiresOn KEPT_TOO_LONG',
    ]);
  });
});

describe('a local list', () => {
  it('moves P2 by 20 points at most, is a management record, and vetoes nothing', async () => {
    const before = await rate();
    await verified({ kind: 'eco-list', entry: '地膜未回收（虚构）', points: -90 });
    const after = await rate();
    expect((scoreOf(before, 'P2') ?? 0) - (scoreOf(after, 'P2') ?? 0)).toBe(20);
    expect(codesOf(after)).toEqual(codesOf(before));
    const { body } = await send<ItemList>(
      checker,
      `/v1/third-party-items?kind=eco-list&uscc=${USCC}`,
    );
    expect(body.items.map((item) => item.isManagementRecord)).toEqual([true]);
  });
});

describe('a rule that an inspection finds broken', () => {
  it('makes ORANGE if it blocks, and the rating leaves with what it remembers', async () => {
    await verified({ kind: 'rule-breach', pack: 'mutual-aid', rule: 'CMA-02' });
    const rating = await rate();
    expect([rating.level, codesOf(rating)]).toEqual([
      'ORANGE',
      expect.arrayContaining(['RULE_BLOCK:CMA-02']),
    ]);
    const { history } = JSON.parse(await expectRepeated(rating));
    expect(history.breaches.map(({ rule }: { rule: string }) => rule)).toEqual(['CMA-02']);
  });

  it('is of a pack that has it', async () => {
    const answer = await record({ kind: 'rule-breach', pack: 'mutual-aid', rule: 'CMA-99' });
    expect(refusalOf(answer)).toEqual([422, 'INPUT_INVALID', '/content/rule RULE_UNKNOWN']);
  });
});

describe('a price series', () => {
  const series = (count: number, from = '2024-04') => {
    const [year = 0, month = 0] = from.split('-').map(Number);
    return Array.from({ length: count }, (_, i) => ({
      month: new Date(Date.UTC(year, month - 1 + i)).toISOString().slice(0, 7),
      price: 2 + (i % 2),
    }));
  };
  const price = (prices: unknown) => ({ kind: 'price', product: '番茄', prices });

  it('of 24 months on end gives M3 its value', async () => {
    await verified(price(series(24)));
    const m3 = (await rate()).indicators.find(({ id }) => id === 'M3');
    expect(m3?.value).toBeCloseTo(Math.sqrt((24 * 0.25) / 23) / 2.5, 12);
  });

  it.each([
    ['a month too few', series(23)],
    ['a month too many', series(25)],
    ['a gap', [...series(12), ...series(12, '2025-05')]],
    ['a month to come', series(24, '2024-05')],
  ])('is refused with %s', async (_, prices) => {
    expect(refusalOf(await record(price(prices)))).toEqual([
      422,
      'INPUT_INVALID',
      '/content/prices SERIES_BROKEN',
    ]);
  });
});

describe('an import', () => {
  const check = (json: unknown, key = test.keys.bureau) =>
    send<ImportReport>(key, '/v1/third-party-imports/check', json);
  const importing = (json: unknown, key = test.keys.bureau) =>
    send<{ itemIds: string[] }>(key, '/v1/third-party-imports', json);
  const count = async () =>
    (await send<ItemList>(checker, '/v1/third-party-items?limit=200')).body.items.length;

  const court = (uscc: string, judicialRecord: string) => ({
    uscc,
    ...recording({ kind: 'court', judicialRecord }),
  });

  it('records all of them', async () => {
    const items = [court(USCC, 'none'), court('93370322000000713U', 'minor')];
    expect((await check({ items })).body).toMatchObject({ isAcceptable: true });
    const before = await count();
    const { status, body } = await importing({ items });
    expect([status, body.itemIds.length, await count()]).toEqual([201, 2, before + 2]);
  });

  it('with one line that is wrong records none, and names the place', async () => {
    const items = [court(USCC, 'none'), court(USCC, 'worst')];
    const places = ['/items/1/content/judicialRecord CHOICE_INVALID'];
    const before = await count();
    expect(refusalOf(await importing({ items }))).toEqual([422, 'IMPORT_REFUSED', ...places]);
    expect(await count()).toBe(before);
  });

  it('names a cooperative that somebody does not see as one that is not there', async () => {
    const items = ['93370322000000713U', '93370322000000027H'].map((uscc) => ({
      uscc,
      ...recording({ kind: 'court', judicialRecord: 'none' }),
    }));
    const { body } = await check({ items }, test.keys.township);
    const codes = body.lines.map(({ issues }) => issues.map(({ code }) => code));
    expect(codes[1]).toEqual(['NOT_FOUND']);
    expect(body.lines[1]?.issues[0]?.pointer).toBe('/items/1/uscc');
  });
});

describe('who sees it', () => {
  it('is the cooperative itself, and no bank', async () => {
    const { body } = await send<ItemList>(test.keys.cooperative, '/v1/third-party-items?limit=200');
    expect(new Set(body.items.map(({ uscc }) => uscc))).toEqual(new Set([USCC]));
    const bank = await send(test.keys.bank, '/v1/third-party-items');
    expect(refusalOf(bank)).toEqual([403, 'FORBIDDEN']);
    const own = await send(test.keys.cooperative, ITEMS, recording(contract('1.00')));
    expect(refusalOf(own)).toEqual([403, 'FORBIDDEN']);
  });
});
