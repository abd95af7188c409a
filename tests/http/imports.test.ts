import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templateOf } from '../../src/domain/statements/files/template.ts';
import { statementForm } from '../../src/engine/models.ts';
import { balancedStatement } from '../support/accounts.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { balanceRows, typedWorkbook } from '../support/workbooks.ts';

const USCC = '93370322000000617J';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test?.close());

type Sent = { readonly body?: BodyInit; readonly type?: string; readonly key?: string };

async function call(method: string, path: string, { body, type = XLSX, key }: Sent = {}) {
  const response = await test.request(path, {
    method,
    headers: {
      Authorization: `Bearer ${test.keys.cooperative}`,
      ...(method === 'POST' && { 'Content-Type': type }),
      ...(key !== undefined && { 'Idempotency-Key': key }),
    },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const workbook = (fiscalYear: number): Uint8Array<ArrayBuffer> => {
  const form = statementForm('2023');
  if (form === undefined) throw new Error('no form');
  const submission = balancedStatement(fiscalYear);
  return templateOf(form, 'single', 'xlsx', [{ uscc: USCC, submission }]);
};

describe('the way of a file', () => {
  it('is template, upload, report and commit', async () => {
    const headers = { Authorization: `Bearer ${test.keys.cooperative}` };
    const path = '/v1/statement-templates/2023?layout=single&format=xlsx';
    const template = await test.request(path, { headers });
    expect([template.status, template.headers.get('content-type')]).toEqual([200, XLSX]);
    const empty = await call('POST', '/v1/imports', { body: await template.arrayBuffer() });
    expect(empty).toMatchObject({ status: 201, body: { refused: 1, isAcceptable: false } });

    const body = workbook(2020);
    const made = await call('POST', `/v1/imports?fileName=${encodeURIComponent('报表.xlsx')}`, {
      body,
    });
    expect(made.body).toMatchObject({ fileName: '报表.xlsx', statements: 1, isAcceptable: true });
    const { importId } = made.body as { importId: string };
    const statements = await call('GET', `/v1/imports/${importId}/statements`);
    expect(statements.body).toMatchObject({
      items: [{ uscc: USCC, fiscalYear: 2020, sheet: '资产负债表', cell: 'A6', outcome: 'new' }],
      next: null,
    });
    const sent = { body: '{}', type: 'application/json' };
    const done = await call('POST', `/v1/imports/${importId}/commit`, sent);
    expect(done).toMatchObject({ status: 201, body: { state: 'committed' } });
    const again = await call('POST', `/v1/imports/${importId}/commit`, sent);
    expect(again).toMatchObject({ status: 409, body: { code: 'IMPORT_COMMITTED' } });
  });

  it('takes the same file with the same key once', async () => {
    const send = () => call('POST', '/v1/imports', { body: workbook(2019), key: 'file-1' });
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
  });

  it('says of each finding the sheet, the cell and what it is in both languages', async () => {
    const rows = [
      ['会计年度', '2020'],
      ...balanceRows('2023', { 货币资金: ['约100', 100] }).slice(1),
    ];
    const made = await call('POST', '/v1/imports', { body: typedWorkbook([{ rows }]) as BodyInit });
    const { importId } = made.body as { importId: string };
    const { body } = await call('GET', `/v1/imports/${importId}/statements`);
    const [item] = (body as { items: { findings: unknown[] }[] }).items;
    expect(item?.findings[0]).toEqual({
      ...{ code: 'AMOUNT_UNREADABLE', severity: 'error', sheet: '资产负债表', cell: 'C3' },
      zh: '“约100”不是以元为单位、最多两位小数的金额。',
      en: '“约100” is not an amount in yuan with at most two decimals.',
    });
  });
});

type Event = { readonly event: string; readonly data: Record<string, unknown> };

/** All events of an answer; each is heard as it comes. */
async function eventsOf(
  path: string,
  { body, type = XLSX, key }: Sent,
  hear = () => {},
): Promise<Event[]> {
  const response = await test.request(path, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${test.keys.bureau}`,
      Accept: 'text/event-stream',
      'Content-Type': type,
      ...(key !== undefined && { 'Idempotency-Key': key }),
    },
    ...(body !== undefined && { body }),
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const events: Event[] = [];
  for await (const bytes of response.body ?? []) {
    hear();
    const [, event = '', data = ''] =
      /^event: (\w+)\ndata: (.+)\n\n$/.exec(new TextDecoder().decode(bytes)) ?? [];
    events.push({ event, data: JSON.parse(data) });
  }
  return events;
}

const list = (usccs: readonly string[]): Uint8Array<ArrayBuffer> => {
  const form = statementForm('2023');
  if (form === undefined) throw new Error('no form');
  const filled = usccs.map((uscc) => ({ uscc, submission: balancedStatement(2021) }));
  return templateOf(form, 'list', 'csv', filled);
};

describe('whoever listens', () => {
  const imports = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from statement_import`.execute(test.house.db);
    return rows[0]?.count ?? 0;
  };

  it('hears how far a check has come before it is over, and then the answer', async () => {
    const before = await imports();
    const body = list(Array.from({ length: 501 }, () => USCC));
    const sent = { body, type: 'text/csv', key: 'told' };
    let atFirst: Promise<number> | undefined;
    const heard = await eventsOf('/v1/imports', sent, () => {
      atFirst ??= imports();
    });
    expect([await atFirst, await imports()]).toEqual([before, before + 1]);
    const answer = heard.pop();
    expect(heard).toEqual([
      { event: 'progress', data: { done: 0, of: 501 } },
      { event: 'progress', data: { done: 500, of: 501 } },
      { event: 'progress', data: { done: 501, of: 501 } },
    ]);
    expect(answer).toMatchObject({
      event: 'result',
      data: { status: 201, headers: {}, body: { statements: 501, isAcceptable: false } },
    });
    const again = await eventsOf('/v1/imports', sent);
    expect(again.at(-1)).toEqual({
      event: 'result',
      data: { ...answer?.data, headers: { 'Idempotency-Replayed': 'true' } },
    });
  });

  it('hears how far the filing has come', async () => {
    const checked = await eventsOf('/v1/imports', { body: list([USCC]), type: 'text/csv' });
    const [{ data }] = checked.slice(-1) as [Event];
    const { importId } = data.body as { importId: string };
    const path = `/v1/imports/${importId}/commit`;
    const json = { body: '{}', type: 'application/json' };
    expect(await eventsOf(path, json)).toMatchObject([
      { event: 'progress', data: { done: 1, of: 1 } },
      { event: 'result', data: { status: 201, body: { state: 'committed' } } },
    ]);
    expect(await eventsOf(path, json)).toMatchObject([
      { event: 'problem', data: { status: 409, body: { code: 'IMPORT_COMMITTED', status: 409 } } },
    ]);
  });
});

describe('a file that is refused', () => {
  it('by its size is not read to its end', async () => {
    const megabyte = new Uint8Array(1024 * 1024);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1;
        if (sent > 50) controller.close();
        else controller.enqueue(megabyte);
      },
    });
    const response = await test.request('/v1/imports', {
      method: 'POST',
      headers: { Authorization: `Bearer ${test.keys.cooperative}`, 'Content-Type': XLSX },
      body,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(40);
  });

  it('says why, and changes nothing', async () => {
    const body = new TextEncoder().encode('您好');
    expect(await call('POST', '/v1/imports', { body, type: 'text/csv' })).toMatchObject({
      status: 422,
      body: { code: 'FILE_UNREADABLE', issues: [{ pointer: '', code: 'NOTHING_FOUND' }] },
    });
  });

  it('as something else is told what is taken', async () => {
    const { status, body } = await call('POST', '/v1/imports', { body: 'x', type: 'text/html' });
    expect([status, (body as { code: string }).code]).toEqual([415, 'CONTENT_TYPE_UNSUPPORTED']);
  });
});
