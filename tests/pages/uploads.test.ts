import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/context.ts';
import { templateOf } from '../../src/domain/statements/files/template.ts';
import { statementForm } from '../../src/engine/models.ts';
import { balancedStatement } from '../support/accounts.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { balanceRows, typedWorkbook } from '../support/workbooks.ts';

/* A file is sent in, its report is read cell by cell, and it is filed with one more press. */

const USCC = '93370322000000617J';
const ORIGIN = 'http://localhost:8787';

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test?.close());

const headersOf = (role: Role) => ({ Authorization: `Bearer ${test.keys[role]}`, origin: ORIGIN });

async function page(path: string, role: Role = 'cooperative') {
  const response = await test.request(path, { headers: headersOf(role) });
  return { status: response.status, text: await response.text() };
}

async function post(path: string, body: BodyInit, role: Role = 'cooperative') {
  const response = await test.request(path, { method: 'POST', headers: headersOf(role), body });
  const location = response.headers.get('location') ?? '';
  return { status: response.status, location, text: await response.text() };
}

function upload(bytes: Uint8Array<ArrayBuffer> | undefined, fiscalYear = '') {
  const form = new FormData();
  if (bytes !== undefined) form.append('file', new File([bytes], '报表.xlsx'));
  form.append('fiscalYear', fiscalYear);
  return post('/uploads', form);
}

function workbook(fiscalYear: number): Uint8Array<ArrayBuffer> {
  const form = statementForm('2023');
  if (form === undefined) throw new Error('no form');
  const submission = balancedStatement(fiscalYear);
  return templateOf(form, 'single', 'xlsx', [{ uscc: USCC, submission }]);
}

describe('the page of uploads', () => {
  it('offers templates, to the bureau also those of many cooperatives', async () => {
    const own = await page('/uploads');
    expect([own.status, own.text.includes('/uploads/templates/2007/list/csv')]).toEqual([
      200,
      false,
    ]);
    const bureau = await page('/uploads', 'bureau');
    expect(bureau.text).toContain('href="/uploads/templates/2007/list/csv"');
    const path = '/uploads/templates/2023/single/xlsx';
    const template = await test.request(path, { headers: headersOf('cooperative') });
    expect(template.headers.get('content-disposition')).toBe(
      'attachment; filename="heheng-2023-single.xlsx"',
    );
  });

  it('is not for those who file nothing', async () => {
    expect((await page('/uploads', 'township')).status).toBe(403);
  });

  it('says at the field what is wrong', async () => {
    const without = await upload(undefined);
    expect([without.status, without.text.includes('请选择一个文件。')]).toEqual([422, true]);
    const year = await upload(workbook(2018), '25');
    expect([year.status, year.text.includes('四位年份')]).toEqual([422, true]);
    const unreadable = await upload(new TextEncoder().encode('您好'));
    expect(unreadable.status).toBe(422);
    expect(unreadable.text).toContain('<a href="#file">没有找到报表');
  });
});

describe('the page of a file', () => {
  it('names each finding at its cell, and offers nothing to file', async () => {
    const rows = balanceRows('2023', { 货币资金: ['约100', 100] });
    const bytes = typedWorkbook([{ rows }]) as Uint8Array<ArrayBuffer>;
    const { status, location } = await upload(bytes, '2018');
    expect(status).toBe(303);
    const { text } = await page(location);
    expect(text).toContain('资产负债表 C3');
    expect(text).toContain('“约100”不是以元为单位');
    expect(text).not.toContain('确认报送');
    expect((await page(`${location}?lang=en`)).text).toContain('is not an amount in yuan');
  });

  it('files what is sound, once', async () => {
    const { location } = await upload(workbook(2018));
    expect((await page(location)).text).toContain('确认报送');
    expect(await post(location, new URLSearchParams())).toMatchObject({ status: 303, location });
    expect((await page(location)).text).toContain('已报送，等待镇办核验。');
    const again = await post(location, new URLSearchParams());
    expect([again.status, again.text.includes('该文件已经报送过。')]).toEqual([409, true]);
  });

  it('tells the script of its form how far it has come, and where that leads', async () => {
    const listen = async (path: string, body: BodyInit) => {
      const headers = { ...headersOf('cooperative'), accept: 'text/event-stream' };
      const response = await test.request(path, { method: 'POST', headers, body });
      return (await response.text()).trim().split('\n\n');
    };
    const form = new FormData();
    form.append('file', new File([workbook(2016)], '报表.xlsx'));
    const told = await listen('/uploads', form);
    const [, path = ''] = /^event: page\ndata: {"path":"(.+)"}$/.exec(told.at(-1) ?? '') ?? [];
    const counted = 'event: progress\ndata: {"done":1,"of":1}';
    expect([path.startsWith('/uploads/imp_'), told.includes(counted)]).toEqual([true, true]);
    expect((await listen(path, new URLSearchParams())).at(-1)).toContain(`{"path":"${path}"}`);
    expect((await page(path)).text).toContain('已报送，等待镇办核验。');
    expect(await listen(path, new URLSearchParams())).toEqual(['event: refused\ndata: {}']);
  });

  it('is there for who sent it alone', async () => {
    const { location } = await upload(workbook(2017));
    expect((await page(location, 'bureau')).status).toBe(404);
  });
});
