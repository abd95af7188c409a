import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../src/domain/context.ts';
import { listCooperatives } from '../../src/domain/cooperatives/list.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { createKey } from '../../src/domain/keys/create.ts';
import { submitStatement } from '../../src/domain/statements/submit.ts';
import { balancedStatement } from '../support/accounts.ts';
import { Visitor } from '../support/browsing.ts';
import { cooperativeOf } from '../support/consents.ts';
import { keyOf } from '../support/forms.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { newPerson } from '../support/people.ts';

/* The township's queue: what waits, one of them beside last year's, and the decision over it. */

const USCC = '93370322000000617J';
const { bureau } = demonstrationActors();

let test: TestHouse;
let address = '';

beforeAll(async () => {
  test = await openTestHouse();
  address = await submitted(2022);
});
afterAll(async () => test.close());

/** The address of the page of a statement that was just submitted. */
async function submitted(
  year: number,
  by: Actor = cooperativeOf(USCC),
  members = 60,
  uscc = USCC,
): Promise<string> {
  const submission = { ...balancedStatement(year), facts: { members } };
  const { value } = await submitStatement({ ctx: test.as(by), input: { uscc, submission } });
  return `/statements/${uscc}/${value.statementId}`;
}

async function signedIn(role: Role): Promise<Visitor> {
  const visitor = new Visitor(test);
  await visitor.post('/sign-in', { role });
  return visitor;
}

describe('the queue', () => {
  it('is in the navigation of those who verify, and of nobody else', async () => {
    for (const role of ['bureau', 'township'] as const) {
      expect((await (await signedIn(role)).get('/')).html).toContain('<a href="/statements"');
    }
    for (const role of ['cooperative', 'bank', 'guarantor', 'regulator', 'expert'] as const) {
      const visitor = await signedIn(role);
      expect((await visitor.get('/people')).html).not.toContain('<a href="/statements"');
      expect((await visitor.get('/statements')).status).toBe(403);
      expect((await visitor.get(address)).status).toBe(403);
    }
  });

  it('names what waits and how long', async () => {
    test.setNow('2026-11-27T03:00:00Z');
    const { html } = await (await signedIn('township')).get('/statements');
    expect(html).toContain(`<a href="${address}">高青县墨犊黑牛养殖专业合作社</a>`);
    expect(html).toContain('2022 年度 · 第 1 次提交 · 2026-11-24 10:00');
    expect(html).toContain('已等 3 天');
    expect(html).toContain('aria-current="page">报表核验');
    test.setNow('2026-11-24T02:00:00Z');
  });

  it('leads on where there are more, and has each once', async () => {
    const { items } = await listCooperatives({ ctx: test.as(bureau), input: {} });
    for (const { uscc } of items.slice(0, 30)) await submitted(2025, cooperativeOf(uscc), 60, uscc);
    const visitor = await signedIn('bureau');
    const first = (await visitor.get('/statements')).html;
    const next = /href="(\/statements\?after=stm_\w+)"/.exec(first)?.[1] ?? '';
    const second = (await visitor.get(next)).html;
    const named = (html: string) => html.match(/\/statements\/93\w+\/stm_\w+/g) ?? [];
    expect(named(first)).toHaveLength(25);
    expect(new Set([...named(first), ...named(second)]).size).toBe(31);
    expect(second).not.toContain('下一页');
  });

  it('has a later statement of a year in the place of an earlier one', async () => {
    const [earlier, later] = [await submitted(2024), await submitted(2024, undefined, 61)];
    const { html } = await (await signedIn('township')).get('/statements');
    expect(html).not.toContain(earlier);
    expect(html).toContain(later);
  });

  it('asks for a second factor', async () => {
    const cookie = await newPerson(test, 'township', 'zhou@example.com');
    const page = await new Visitor(test, cookie).get('/statements');
    expect(page.status).toBe(403);
    expect(page.html).toContain('需要二次验证');
  });
});

describe('the page of a statement', () => {
  it('shows it line by line beside last year’s, with the change and the findings', async () => {
    const path = await submitted(2025, undefined, 62);
    const { status, html } = await (await signedIn('township')).get(path);
    expect(status).toBe(200);
    expect(html).toContain('高青县墨犊黑牛养殖专业合作社 · 2025 年度报表');
    const cash = /<th scope="row">货币资金<\/th>(.*?)<\/tr>/s.exec(html)?.[1] ?? '';
    const figures = [...cash.matchAll(/>([^<>]+)<\/td>/g)].map(([, text]) => text);
    expect(figures).toHaveLength(5);
    expect(figures[1]).toBe('120,000.00');
    const numbers = figures.map((text) => Number(text?.replaceAll(/[,+]/g, '').replace('−', '-')));
    expect(numbers[4]).toBeCloseTo((numbers[1] ?? 0) - (numbers[3] ?? 0), 2);
    expect(html).toMatch(/年初数为 [\d.]+，与上年年末数 [\d.]+ 不一致/);
    const { html: en } = await (await signedIn('township')).get(`${path}?lang=en`);
    expect(en).toContain('but last year closed with');
  });

  it('says so where there is no last year', async () => {
    const { html } = await (await signedIn('township')).get(address);
    expect(html).toContain('没有上年已核验的报表可以对照');
  });

  it('is not there for another town, nor what is not there at all', async () => {
    const elsewhere = {
      countyCode: bureau.countyCode,
      role: 'township',
      organisation: 'qingcheng',
      mayApprove: true,
    };
    const key = await createKey({
      house: test.house,
      input: { ...elsewhere, id: 'other-town', name: '青城', role: 'township', scopes: null },
    });
    const visitor = new Visitor(test);
    await visitor.post('/sign-in', { key });
    const page = await visitor.get(address);
    expect(page.status).toBe(404);
    expect((await visitor.get('/statements')).html).not.toContain(USCC);
    const absent = `/statements/${USCC}/stm_none`;
    expect((await (await signedIn('township')).get(absent)).status).toBe(404);
  });
});

describe('verifying', () => {
  it('needs a decision, and words where it is returned, and keeps what was typed', async () => {
    const path = await submitted(2021);
    const township = await signedIn('township');
    const none = await township.post(path, { note: '存货与盘点表不符。' });
    expect(none.status).toBe(422);
    expect(none.html).toContain('<a href="#decision">');
    expect(none.html).toContain('存货与盘点表不符。</textarea>');
    const wordless = await township.post(path, { decision: 'returned', note: '' });
    expect(wordless.status).toBe(422);
    expect(wordless.html).toContain('<a href="#note">退回时请说明需要改正的内容。</a>');
    expect(wordless.html).toMatch(/value="returned" checked/);
  });

  it('returns a statement with what has to be put right', async () => {
    const path = await submitted(2021, undefined, 70);
    const township = await signedIn('township');
    const idempotencyKey = keyOf((await township.get(path)).html, path);
    const form = { decision: 'returned', note: '存货与盘点表不符。', idempotencyKey };
    const answers = [await township.post(path, form), await township.post(path, form)];
    expect(answers.map(({ location }) => location)).toEqual([path, path]);
    const { html } = await township.get(path);
    expect(html).toContain('已退回');
    expect(html).toContain('存货与盘点表不符。');
    expect(html).not.toContain('提交核验结果');
  });

  it('accepts one, once, and it waits no more', async () => {
    const path = await submitted(2020);
    const township = await signedIn('township');
    expect((await township.post(path, { decision: 'accepted' })).location).toBe(path);
    expect((await township.get(path)).html).toContain('已核验');
    expect((await township.get('/statements')).html).not.toContain(path);
    const again = await township.post(path, { decision: 'accepted' });
    expect(again.status).toBe(409);
    expect(again.html).toContain('该报表已经核验过。');
  });

  it('is not for whoever submitted it', async () => {
    const path = await submitted(2023, bureau);
    const visitor = await signedIn('bureau');
    const { html } = await visitor.get(path);
    expect(html).toContain('这份报表由您提交，须由他人核验。');
    expect(html).not.toContain('提交核验结果');
    const refused = await visitor.post(path, { decision: 'accepted' });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('经办人不能核验或核准自己经办的工作。');
    expect((await visitor.get(path)).html).toContain('已提交，待核验');
  });
});
