import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/context.ts';
import { listCooperatives } from '../../src/domain/cooperatives/list.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { fieldOf, fieldsOf, type Typed } from '../../src/domain/statements/files/typed-form.ts';
import { getStatement } from '../../src/domain/statements/get.ts';
import { listStatements } from '../../src/domain/statements/list.ts';
import { statementForm } from '../../src/engine/models.ts';
import { fenOf } from '../../src/engine/money.ts';
import { keyOf } from '../support/forms.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { soundStatement, soundSurplus } from '../support/statements.ts';

/*
 * A statement is filled in on a page, checked as a file is, looked over and filed: what is on record is
 * what was typed, and nothing that was typed is lost on the way.
 */

const USCC = '93370322000000617J';
const ORIGIN = 'http://localhost:8787';
const FILL = '/uploads/form/fill';
const NOW = '2026-11-24T02:00:00Z';
const { bureau } = demonstrationActors();

let test: TestHouse;
/** Another cooperative of the county. */
let other = '';

beforeAll(async () => {
  test = await openTestHouse();
  const { items } = await listCooperatives({ ctx: test.as(bureau), input: {} });
  other = items.find(({ uscc }) => uscc !== USCC)?.uscc ?? '';
});
afterAll(async () => test?.close());

const headersOf = (role: Role | undefined) => ({
  origin: ORIGIN,
  ...(role && { Authorization: `Bearer ${test.keys[role]}` }),
});

async function page(path: string, role: Role = 'cooperative') {
  const response = await test.request(path, { headers: headersOf(role) });
  return { status: response.status, text: await response.text() };
}

async function post(
  path: string,
  fields: Readonly<Record<string, string>> = {},
  role: Role | undefined = 'cooperative',
) {
  const body = new URLSearchParams(fields);
  const response = await test.request(path, { method: 'POST', headers: headersOf(role), body });
  const location = response.headers.get('location') ?? '';
  return { status: response.status, location, text: await response.text() };
}

function formOf(id: string) {
  const form = statementForm(id);
  if (form === undefined) throw new Error(`no form ${id}`);
  return form;
}

/** The fields of a sound statement, some of them typed otherwise. */
function typed(formId: string, changes: Typed = {}): Typed {
  const form = formOf(formId);
  const { lines } = soundStatement(formId);
  const surplus = soundSurplus(formId);
  const balance = form.balanceSheet.flatMap((line) =>
    (['opening', 'closing'] as const).map((column) => [
      fieldOf(line, column),
      lines[line.zh]?.[column] ?? '',
    ]),
  );
  const amounts = form.surplusStatement.map((line) => [
    fieldOf(line, 'amount'),
    surplus[line.zh] ?? '',
  ]);
  return { ...Object.fromEntries([...balance, ...amounts]), ...changes };
}

function fieldsFor(fiscalYear: number | string, amounts: Typed, form = '2023', uscc = USCC) {
  const named = Object.entries(amounts).map(([field, text]) => [`typed-${field}`, text]);
  return { uscc, fiscalYear: String(fiscalYear), form, ...Object.fromEntries(named) };
}

/** What a page has in its fields. */
function typedIn(html: string): Typed {
  const fields = html.matchAll(/<input type="text" id="typed-([\w-]+)"[^>]* value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, field = '', text = '']) => [field, text]));
}

/** What is said at a field, in the order of the page. */
const saidAt = (html: string, field: string): string[] =>
  [...html.matchAll(new RegExp(`<p id="typed-${field}-remark"[^>]*>(.*?)</p>`, 'g'))].map(
    ([, said = '']) => said.replace(/<[^>]+>/g, '').trim(),
  );

const filedOf = async (fiscalYear: number) => {
  const list = await listStatements({ ctx: test.as(bureau), input: { uscc: USCC } });
  return list.items.filter((it) => it.fiscalYear === fiscalYear);
};

describe('the choice of a form', () => {
  it('asks a cooperative for year and form, the bureau also whose statement it is', async () => {
    const own = await page('/uploads/form');
    expect(own.text).toContain('name="fiscalYear"');
    expect(own.text).toMatch(/value="2025"/);
    expect(own.text).not.toContain('name="uscc"');
    expect((await page('/uploads/form', 'bureau')).text).toContain('name="uscc"');
    expect((await page('/uploads/form', 'township')).status).toBe(403);
    expect((await page('/uploads')).text).toContain('href="/uploads/form"');
    const report = await page(`/cooperatives/${USCC}`);
    expect(report.text).toContain(`href="/uploads/form?uscc=${USCC}"`);
  });

  it.each([
    ['fiscalYear=&form=2023', '#fiscalYear', '请填写会计年度。'],
    ['fiscalYear=25&form=2023', '#fiscalYear', '四位年份'],
    ['fiscalYear=2026&form=2023', '#fiscalYear', '尚未结束'],
    ['fiscalYear=1999&form=2023', '#fiscalYear', '不得少于 2007'],
    ['fiscalYear=2018', '#form', '请选择报表格式。'],
    ['fiscalYear=2018&form=1999', '#form', '请选择报表格式。'],
  ])('says at the field what is wrong with %s', async (query, field, said) => {
    const { status, text } = await page(`${FILL}?${query}`);
    expect(status).toBe(422);
    expect(text).toMatch(new RegExp(`<a href="${field}">[^<]*${said}`));
  });

  it('has no form of another cooperative, and tells the bureau of a code that is none', async () => {
    const query = 'fiscalYear=2018&form=2023';
    const others = await page(`${FILL}?uscc=${other}&${query}`);
    const unknown = await page(`${FILL}?uscc=93370322000000999X&${query}`);
    expect([others.status, unknown.status]).toEqual([404, 404]);
    const mistyped = await page(`${FILL}?uscc=93370322000000999X&${query}`, 'bureau');
    expect([mistyped.status, mistyped.text.includes('href="#uscc"')]).toEqual([422, true]);
    const byBureau = await page(`${FILL}?uscc=${other}&fiscalYear=2025&form=2023`, 'bureau');
    expect(byBureau.status).toBe(200);
  });
});

describe('the form', () => {
  it.each(['2007', '2023'])('of %s has a field for every amount of its lines', async (form) => {
    const { text } = await page(`${FILL}?fiscalYear=2018&form=${form}`);
    expect(Object.keys(typedIn(text)).sort()).toEqual(fieldsOf(formOf(form)).sort());
    for (const { zh } of formOf(form).balanceSheet) expect(text).toContain(zh);
    expect(text).toMatch(/减：<\/span>累计折旧/);
  });

  it('opens with last year’s closing amounts, and says so', async () => {
    test.setNow('2027-02-01T02:00:00Z');
    const { text } = await page(`${FILL}?fiscalYear=2026&form=2023`);
    test.setNow(NOW);
    expect(text).toContain('年初数已按 2025 年度报表（已核验）的年末数填好');
    const [last] = await filedOf(2025);
    const input = { uscc: USCC, statementId: last?.statementId ?? '' };
    const { document } = await getStatement({ ctx: test.as(bureau), input });
    const opened = typedIn(text);
    for (const line of formOf('2023').balanceSheet) {
      const closing = document.lines[line.zh]?.closing ?? '';
      expect(fenOf(opened[fieldOf(line, 'opening')] ?? '')).toBe(fenOf(closing));
      expect(opened[fieldOf(line, 'closing')]).toBe('');
    }
  });
});

describe('checking', () => {
  it('names the traps of the data at their fields, warnings apart from errors', async () => {
    const amounts = typed('2023', {
      'shareCapital-closing': '0',
      'undistributedSurplus-closing': '400',
      'surplusReserve-closing': '',
      'accumulatedDepreciation-closing': '0',
      'fixedAssetsCost-closing': '400',
      // The sound statement has 200 before a reserve of 50.
      'distributableSurplus-amount': '150',
      'undistributedSurplusAtEnd-amount': '50',
      'currentAssets-closing': '',
    });
    const { status, location } = await post(FILL, fieldsFor(2016, amounts));
    expect(status).toBe(303);
    const { text } = await page(location);
    expect(saidAt(text, 'distributableSurplus-amount')).toEqual([
      '错误：“可分配盈余”填列 150.00，是提取盈余公积之后的数；报表此项应为提取之前的 200.00。',
    ]);
    expect(text).toContain('<a href="#typed-distributableSurplus-amount">');
    expect(text).not.toContain('<a href="#typed-shareCapital-closing">');
    expect(saidAt(text, 'shareCapital-closing')[0]).toMatch(/^请核对 年末数：.*股金/);
    expect(saidAt(text, 'accumulatedDepreciation-closing')[0]).toMatch(/^请核对 年末数：.*折旧/);
    expect(saidAt(text, 'undistributedSurplus-closing')[0]).toMatch(/^请核对 年末数：/);
    expect(saidAt(text, 'currentAssets-closing')[0]).toContain('合计为 200.00');
    expect(typedIn(text)).toEqual(amounts);
    expect(text).not.toContain('确认报送');
    expect((await post(location)).status).toBe(409);
    expect(await filedOf(2016)).toEqual([]);
  });

  it('compares the opening with last year’s closing', async () => {
    test.setNow('2027-02-01T02:00:00Z');
    const { location } = await post(FILL, fieldsFor(2026, typed('2023')));
    const { text } = await page(`${location}/form`);
    test.setNow(NOW);
    expect(saidAt(text, 'cash-opening')[0]).toMatch(/^请核对 年初数：.*100\.00/);
  });

  it('says what is no amount, and keeps all that was typed for the next visit', async () => {
    const amounts = typed('2023', { 'cash-closing': '约一百', 'payables-closing': '15万元' });
    const { location } = await post(FILL, fieldsFor(2015, amounts));
    const first = await page(location);
    expect(saidAt(first.text, 'cash-closing')).toEqual([
      '错误：货币资金 年末数：“约一百”不是以元为单位、最多两位小数的金额。',
    ]);
    expect(saidAt(first.text, 'payables-closing')[0]).toContain('“15万元”不是以元为单位');
    expect(first.text).toContain('<title>错误：');
    const again = await page(`${FILL}?fiscalYear=2015&form=2023`);
    expect(typedIn(again.text)).toEqual(amounts);
    expect(again.text).toContain('尚未报送的内容');
    const afresh = await page(`${FILL}?fiscalYear=2015&form=2023&afresh=1`);
    expect(typedIn(afresh.text)['cash-closing']).toBe('');
    expect((await page(`${location}?lang=en`)).text).toContain(
      'Cash Closing: “约一百” is not an amount',
    );
  });

  it('takes a year that is not over for an error at the year', async () => {
    const { location } = await post(FILL, fieldsFor(2030, typed('2023')));
    expect((await page(location)).text).toMatch(/<a href="#fiscalYear">[^<]*2030 年度尚未结束/);
    const missing = await post(FILL, fieldsFor('', typed('2023')));
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('<a href="#fiscalYear">');
    expect(typedIn(missing.text)).toEqual(typed('2023'));
  });

  it('keeps in the page what it could not keep itself', async () => {
    const long = typed('2023', { 'cash-closing': '九'.repeat(2000) });
    const tooLong = await post(FILL, fieldsFor(2014, long));
    expect(tooLong.status).toBe(422);
    expect(saidAt(tooLong.text, 'cash-closing')).toEqual([
      '错误：货币资金 年末数：最多 200 个字符。',
    ]);
    expect(typedIn(tooLong.text)).toEqual(long);
    const body = new URLSearchParams(fieldsFor(2014, typed('2023')));
    const headers = { origin: ORIGIN };
    const ended = await test.request(FILL, { method: 'POST', headers, body });
    const text = await ended.text();
    expect(ended.status).toBe(401);
    expect(text).toContain('登录已失效');
    expect(typedIn(text)).toEqual(typed('2023'));
    const fresh = await page(`${FILL}?fiscalYear=2014&form=2023`);
    expect(typedIn(fresh.text)['cash-closing']).toBe('');
  });

  it('counts a form once, however often it is sent', async () => {
    const { text } = await page(`${FILL}?fiscalYear=2013&form=2023`);
    const sent = {
      ...fieldsFor(2013, typed('2023')),
      idempotencyKey: keyOf(text, FILL),
    };
    const [one, two] = [await post(FILL, sent), await post(FILL, sent)];
    expect([one.status, two.location]).toEqual([303, one.location]);
    const changed = await post(FILL, { ...sent, 'typed-cash-closing': '7' });
    expect(changed.status).toBe(409);
    expect(typedIn(changed.text)['cash-closing']).toBe('7');
  });

  it('refuses the form of another cooperative as one that is not there', async () => {
    const others = await post(FILL, fieldsFor(2018, typed('2023'), '2023', other));
    const unknown = await post(FILL, fieldsFor(2018, typed('2023'), '2023', '93370322000000999X'));
    expect([others.status, unknown.status]).toEqual([404, 404]);
    const { location } = await post(FILL, fieldsFor(2012, typed('2023')));
    expect((await page(location, 'bureau')).status).toBe(404);
    expect((await page(`${location}/form`, 'bureau')).status).toBe(404);
  });
});

describe('filing', () => {
  it('puts on record exactly what was typed, in fen', async () => {
    const amounts = typed('2007', {
      'cash-closing': '１，０００．０７',
      'receivables-closing': '50.00元',
      'inventories-closing': '¥ 50',
      'currentAssets-closing': '1,100.07',
      'totalAssets-closing': '1,500.07',
      'undistributedSurplus-closing': '(49.93)',
      'capitalReserve-closing': '1000',
      'surplusReserve-opening': '△10',
      'undistributedSurplus-opening': '110',
      'totalEquity-closing': '1300.07',
      'totalLiabilitiesAndEquity-closing': '1500.07',
      'undistributedSurplusAtStart-amount': '110',
      'otherTransfersIn-amount': '-60',
      'undistributedSurplusAtEnd-amount': '50',
    });
    const { location } = await post(FILL, fieldsFor(2018, amounts, '2007'));
    const answers = await page(location);
    expect(answers.text).toContain('核对填写内容');
    expect(answers.text).toContain('没有错误，可以报送');
    expect(answers.text).toContain('1,000.07');
    expect(answers.text).toContain('−49.93');
    expect((await post(location)).status).toBe(303);
    const filed = await page(location);
    expect(filed.text).toContain('2018 年度报表已报送，等待镇办核验。');
    expect(filed.text).toContain('接下来');
    expect(filed.text).not.toContain('确认报送');
    const [statement] = await filedOf(2018);
    expect(statement).toMatchObject({ revision: 1, form: '2007', state: 'submitted' });
    const input = { uscc: USCC, statementId: statement?.statementId ?? '' };
    const { document } = await getStatement({ ctx: test.as(bureau), input });
    const fenIn = (line: string, column: 'opening' | 'closing') =>
      fenOf(document.lines[line]?.[column] ?? '');
    expect(fenIn('货币资金', 'closing')).toBe(100_007);
    expect(fenIn('未分配盈余', 'closing')).toBe(-4993);
    expect(fenIn('盈余公积', 'opening')).toBe(-1000);
    expect(fenOf(document.surplus?.其他转入 ?? '')).toBe(-6000);
    const reopened = typedIn((await page(`${FILL}?fiscalYear=2018&form=2007`)).text);
    for (const [field, text] of Object.entries(amounts)) {
      const plain = /^[\d.]+$/.test(text);
      if (plain) expect(fenOf(reopened[field] ?? '')).toBe(fenOf(text));
    }
    expect(reopened['undistributedSurplus-closing']).toBe('-49.93');
  });

  it('corrects what is on record, shows the change, and keeps the first revision', async () => {
    const first = await post(FILL, fieldsFor(2017, typed('2023')));
    await post(first.location);
    const opened = await page(`${FILL}?fiscalYear=2017&form=2023`);
    expect(opened.text).toContain('这一年度已报送过第 1 版（已提交，待核验）');
    const same = typedIn(opened.text);
    const unchanged = await page((await post(FILL, fieldsFor(2017, same))).location);
    expect(unchanged.text).toContain('与已报送的报表相同');
    expect(unchanged.text).not.toContain('确认报送');
    const changed = { ...same, 'cash-closing': '90', 'receivables-closing': '60' };
    const { location } = await post(FILL, fieldsFor(2017, changed));
    const answers = await page(location);
    expect(answers.text).toContain('货币资金 · 年末数');
    await post(location);
    expect((await filedOf(2017)).map(({ revision }) => revision)).toEqual([2, 1]);
  });

  it('files nothing on top of what somebody else filed meanwhile', async () => {
    const { location } = await post(FILL, fieldsFor(2011, typed('2023')));
    const byBureau = await post(FILL, fieldsFor(2011, typed('2023')), 'bureau');
    await post(byBureau.location, {}, 'bureau');
    const stale = await post(location);
    expect(stale.status).toBe(409);
    expect(await filedOf(2011)).toHaveLength(1);
    const kept = await page(`${location}/form`);
    expect(typedIn(kept.text)).toEqual(typed('2023'));
  });
});
