import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { connect } from '../../src/db/client.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* What happens when the database is gone. */

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

it('answers with the request id alone, logs the rest, and says that it is not ready', async () => {
  const db = connect('postgres://nobody:secret@127.0.0.1:1/nothing');
  const log: Record<string, unknown>[] = [];
  const house = { ...test.house, db, log: (line: object) => log.push({ ...line }) };
  const app = createApp();
  const headers = { Authorization: `Bearer ${test.keys.bureau}` };
  const response = await app.request('/v1/cooperatives', { headers }, house);
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({
    code: 'INTERNAL',
    requestId: response.headers.get('x-request-id'),
  });
  expect(text).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|secret/);
  expect(log.some(({ event }) => event === 'error')).toBe(true);
  expect(JSON.stringify(log)).not.toContain(test.keys.bureau);
  expect((await app.request('/healthz', {}, house)).status).toBe(200);
  expect((await app.request('/readyz', {}, house)).status).toBe(503);
  const page = await app.request('/', { headers }, house);
  expect(page.status).toBe(500);
  expect(await page.text()).not.toMatch(/ECONNREFUSED|secret/);
  await db.destroy();
});

it.each(['inv_secret', '%69nv_secret/x', 'inv_secret%0Ax', 'inv_secret?lang=en'])(
  'logs no token of an invitation: %s',
  async (rest) => {
    const before = test.log.length;
    const { status } = await test.request(`/invitations/${rest}`);
    expect(status).toBe(404);
    const lines = test.log.slice(before);
    expect(lines).toMatchObject([{ event: 'request', path: '/invitations/***' }]);
    expect(JSON.stringify(lines)).not.toContain('secret');
  },
);

it('logs none either when the database is gone', async () => {
  const token = `inv_${'t'.repeat(43)}`;
  const db = connect('postgres://nobody:secret@127.0.0.1:1/nothing');
  const log: object[] = [];
  const house = { ...test.house, db, log: (line: object) => log.push(line) };
  const { status } = await createApp().request(`/invitations/${token}`, {}, house);
  expect(status).toBe(500);
  expect(log).toMatchObject([
    { event: 'console.error', path: '/invitations/***' },
    { event: 'request', path: '/invitations/***' },
  ]);
  expect(JSON.stringify(log)).not.toContain(token);
  await db.destroy();
});

it('writes one log line a request, without keys or bodies', async () => {
  const before = test.log.length;
  await test.request('/v1/score', {
    method: 'POST',
    body: '{"indicators": {"F1": 0.123456}}',
    headers: {
      Authorization: `Bearer ${test.keys.bureau}`,
      'Content-Type': 'application/json',
    },
  });
  const lines = test.log.slice(before);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ event: 'request', path: '/v1/score', status: 200 });
  expect(JSON.stringify(lines)).not.toMatch(/0\.123456|hh_/);
});
