import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweep } from '../../src/domain/cases/sweep.ts';
import type { Role } from '../../src/domain/context.ts';
import { Visitor } from '../support/browsing.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* The yearly evaluation as a page and as a workbook. */

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
  await sweep(test.house, new Date('2026-11-24T02:00:00Z'));
});
afterAll(async () => test.close());

async function signedIn(role: Role): Promise<Visitor> {
  const visitor = new Visitor(test);
  await visitor.post('/sign-in', { role });
  return visitor;
}

describe('the page of an evaluation', () => {
  it('is for bureau, township and regulator', async () => {
    for (const role of ['bureau', 'township', 'regulator'] as const) {
      const { status, html } = await (await signedIn(role)).get('/evaluation');
      expect([role, status]).toEqual([role, 200]);
      expect(html).toContain('高青县 2026 年度评价');
      expect(html).toContain('本年度尚未结束');
      expect(html).toContain('尚未记录');
      expect(html).toContain('<a href="/evaluation"');
    }
    for (const role of ['cooperative', 'bank', 'guarantor', 'expert'] as const) {
      const { status } = await (await signedIn(role)).get('/evaluation');
      expect([role, status]).toEqual([role, 403]);
    }
  });

  it('shows a township its own, without a sum of one', async () => {
    const { html } = await (await signedIn('township')).get('/evaluation');
    expect(html).toContain('唐坊镇');
    expect(html).not.toContain('田镇街道');
    expect(html).not.toContain('合计');
  });

  it.each(['2027', '1999', 'x', ''])('has none of the year "%s"', async (year) => {
    const { status } = await (await signedIn('bureau')).get(`/evaluation?year=${year}`);
    expect(status).toBe(404);
  });
});

describe('the workbook of an evaluation', () => {
  const parts = async (role: 'bureau' | 'cooperative', path: string) => {
    const headers = { Authorization: `Bearer ${test.keys[role]}` };
    const response = await test.request(path, { headers });
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
  };

  it('has a sheet by township, one by cooperative, and notes', async () => {
    const { response, bytes } = await parts('bureau', '/evaluation/2026/workbook');
    expect(response.headers.get('content-type')).toContain('spreadsheetml.sheet');
    expect(response.headers.get('content-disposition')).toContain('evaluation-2026.xlsx');
    const files = unzipSync(bytes);
    const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    const names = [...text('xl/workbook.xml').matchAll(/<sheet name="([^"]+)"/g)];
    expect(names.map(([, name]) => name)).toEqual(['按镇办', '按合作社', '说明']);
    const cooperatives = text('xl/worksheets/sheet2.xml');
    const rows = [...cooperatives.matchAll(/<row /g)].length;
    const { rows: counted } = await countOf('cooperative');
    expect(rows).toBe(1 + counted);
    expect(cooperatives).toContain('93370322000000617J');
    expect(cooperatives).toContain('尚未记录');
    expect(cooperatives).not.toContain('<f>');
    const titles = [...text('xl/worksheets/sheet1.xml').matchAll(/<row r="1">(.*?)<\/row>/g)];
    expect(titles[0]?.[1]).toContain('合作社按期率');
  });

  it('is refused as the page is', async () => {
    const { response } = await parts('cooperative', '/evaluation/2026/workbook');
    expect(response.status).toBe(403);
  });

  const countOf = async (table: 'cooperative') => {
    const rows = await test.house.db.selectFrom(table).select('uscc').execute();
    return { rows: rows.length };
  };
});
