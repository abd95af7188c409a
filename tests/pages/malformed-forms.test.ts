import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '../../src/domain/context.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* What calls itself a form and is none is the sender's mistake, on every page. */

const COOPERATIVE = '/cooperatives/93370322000000617J';
const FORMS: readonly [string, Role][] = [
  ['/sign-in', 'bureau'],
  ['/sign-in/password', 'bureau'],
  ['/sign-in/code', 'bureau'],
  ['/account/switch', 'bureau'],
  ['/account/code', 'bureau'],
  ['/invitations/inv_none', 'bureau'],
  ['/buyer-confirmations/buy_none', 'bureau'],
  ['/people', 'bureau'],
  ['/keys', 'bureau'],
  ['/webhooks', 'bureau'],
  ['/weighting', 'bureau'],
  [`${COOPERATIVE}/consents`, 'cooperative'],
  [`${COOPERATIVE}/ratings/rtg_none/review`, 'cooperative'],
];

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

const send = (path: string, role: Role, type: string, body: BodyInit) =>
  test.request(path, {
    method: 'POST',
    body,
    headers: {
      ...{ Authorization: `Bearer ${test.keys[role]}`, Accept: 'text/html' },
      ...{ 'Content-Type': type, Origin: 'http://localhost:8787' },
    },
    duplex: 'half',
  } as RequestInit);

it.each(FORMS)('%s refuses what is none of the parts that it announced', async (path, role) => {
  const before = test.log.length;
  const response = await send(path, role, 'multipart/form-data; boundary=x', 'garbage');
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('请求未被接受');
  const events = test.log.slice(before).map(({ event }) => event);
  expect(events).toEqual(['request']);
});

it('refuses JSON', async () => {
  expect((await send('/sign-in', 'bureau', 'application/json', '{}')).status).toBe(400);
});

it('still tells a form of unknown length that is too large', async () => {
  const body = new Blob(['key=', 'x'.repeat(20_000)]).stream();
  const type = 'application/x-www-form-urlencoded';
  expect((await send('/sign-in', 'bureau', type, body)).status).toBe(413);
});
