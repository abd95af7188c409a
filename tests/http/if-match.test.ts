import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* `If-Match: *` says "whatever is there": a change in the dark, of what is one's own or not. */

const [OWN, NEIGHBOUR] = ['93370322000000617J', '93370322000000625D'];

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

const record = (uscc: string, ifMatch: string | undefined, name: string) =>
  test.request(`/v1/cooperatives/${uscc}/contact`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${test.keys.cooperative}`,
      'Content-Type': 'application/json',
      'X-Request-Id': 'star',
      ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }),
    },
    body: JSON.stringify({ name, phone: '13800001234' }),
  });

it('is asked for the revision that was read, and changes nothing', async () => {
  expect((await record(OWN, '*', '王建国')).status).toBe(428);
  const first = await record(OWN, undefined, '王建国');
  expect(first.headers.get('etag')).toBe('"r1"');
  const refused = await record(OWN, '*', '李建国');
  expect(refused.status).toBe(428);
  expect(await refused.json()).toMatchObject({ code: 'REVISION_NEEDED' });
  expect((await record(OWN, '"r1"', '张建国')).headers.get('etag')).toBe('"r2"');
});

it('keeps two who record facts from writing over each other', async () => {
  const record = (ifMatch: string | undefined, facts: object) =>
    test.request(`/v1/cooperatives/${OWN}/facts`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${test.keys.bureau}`,
        'Content-Type': 'application/json',
        ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }),
      },
      body: JSON.stringify({ fiscalYear: 2025, source: '抽检记录', facts }),
    });
  const read = (await record(undefined, { testsTaken: 8 })).headers.get('etag') ?? '';
  expect(read).toMatch(/^"r\d+"$/);
  const first = await record(read, { testsTaken: 9 });
  expect(first.status).toBe(201);
  const stale = await record(read, { testsTaken: 7 });
  expect([stale.status, await stale.json()]).toMatchObject([412, { code: 'REVISION_STALE' }]);
  expect((await record('*', { testsTaken: 7 })).status).toBe(428);
  const { facts } = (await (await record(undefined, { testsPassed: 5 })).json()) as {
    facts: object;
  };
  expect(facts).toMatchObject({ testsTaken: 9 });
});

it('tells nothing about what is not one’s own', async () => {
  const [own, other] = [await record(OWN, '*', '王建国'), await record(NEIGHBOUR, '*', '王建国')];
  expect([other.status, await other.text()]).toEqual([own.status, await own.text()]);
});
