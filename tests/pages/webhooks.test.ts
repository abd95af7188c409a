import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Role } from '../../src/domain/context.ts';
import { deliverWebhooks } from '../../src/domain/webhooks/deliver.ts';
import { Visitor } from '../support/browsing.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { type Heard, type Listener, openListener } from '../support/listener.ts';

/* A system is told of what happens: its address is added, tried, looked after and deleted. */

const NOW = new Date('2026-11-24T02:00:00Z');

let test: TestHouse;
let listener: Listener;

beforeAll(async () => {
  test = await openTestHouse();
  listener = await openListener();
});
afterAll(async () => {
  await listener?.close();
  await test?.close();
});

async function signedIn(role: Role): Promise<Visitor> {
  const visitor = new Visitor(test);
  await visitor.post('/sign-in', { role });
  return visitor;
}

it('is for those who may, and named to them', async () => {
  for (const role of ['township', 'expert'] as const) {
    expect((await (await signedIn(role)).get('/webhooks')).status).toBe(403);
  }
  const visitor = await signedIn('bank');
  expect((await visitor.get('/keys')).html).toContain('<a href="/webhooks"');
  const { html } = await visitor.get('/webhooks');
  expect(html).toContain('还没有接收地址。');
  // A bank is told of ratings and of its own consents, and of no duties.
  const offered = [...html.matchAll(/name="events" value="([\w.]+)"/g)].map(([, type]) => type);
  expect(offered).toEqual(['rating.made', 'consent.granted', 'consent.revoked']);
});

it('says at the field what is wrong, and keeps what was chosen', async () => {
  const visitor = await signedIn('bureau');
  const blank = await visitor.post('/webhooks', { url: '', events: 'duty.late' });
  expect([blank.status, blank.html.includes('<a href="#url">请填写接收地址。</a>')]).toEqual([
    422,
    true,
  ]);
  expect(blank.html).toMatch(/value="duty\.late" checked/);
  const local = await visitor.post('/webhooks', { url: 'https://10.0.0.1/hook' });
  expect(local.html).toContain('<a href="#url">只能使用公网域名');
  const other = await visitor.post('/webhooks', { url: listener.url, events: 'nonsense' });
  expect(other.status).toBe(422);
  expect((await visitor.get('/webhooks')).html).toContain('还没有接收地址。');
});

it('shows the secret once, sends a test and what failed again, and deletes when asked twice', async () => {
  const visitor = await signedIn('bureau');
  const made = await visitor.post('/webhooks', { url: listener.url, events: 'duty.late' });
  const [, secret = ''] = /<code class="secret">(whsec_[^<]+)<\/code>/.exec(made.html) ?? [];
  const [, path = ''] = /href="(\/webhooks\/hook_\w+)"/.exec(made.html) ?? [];
  const list = await visitor.get('/webhooks');
  expect([list.html.includes(path), list.html.includes('事项逾期')]).toEqual([true, true]);
  expect(list.html + (await visitor.get(path)).html).not.toContain('whsec_');

  expect(await visitor.post(`${path}/ping`)).toMatchObject({ status: 303, location: path });
  const waiting = await visitor.get(path);
  expect(waiting.html).toContain('待发送');
  expect(waiting.html).toContain('2026-11-24 10:00');
  listener.answers(503);
  await deliverWebhooks(test.house, NOW);
  const failed = await visitor.get(path);
  expect(failed.html).toContain('第 1 次，2026-11-24 10:00：对方应答 503');
  expect(failed.html).toContain('2026-11-24 10:01');
  expect(failed.html).not.toContain('再发一次</button>');

  listener.answers(204);
  await deliverWebhooks(test.house, new Date(NOW.getTime() + 60_000));
  const [message] = listener.heard.slice(-1) as [Heard];
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  const headers = message.headers as Record<string, string>;
  expect(new Webhook(secret).verify(message.body, headers)).toMatchObject({ type: 'webhook.ping' });
  vi.useRealTimers();
  const delivered = (await visitor.get(path)).html;
  expect(delivered).toContain('已送达');
  const [, replay = ''] = /action="(\/webhooks\/\w+\/deliveries\/msg_\w+)"/.exec(delivered) ?? [];
  expect(await visitor.post(replay)).toMatchObject({ status: 303, location: path });
  const again = await visitor.post(replay);
  expect([again.status, again.html.includes('role="alert"')]).toEqual([409, true]);

  const asked = await visitor.get(`${path}/deletion`);
  expect(asked.html).toContain('删除这个接收地址？');
  const regulator = await signedIn('regulator');
  for (const page of [path, `${path}/deletion`]) {
    expect((await regulator.get(page)).status).toBe(404);
  }
  expect((await regulator.post(`${path}/deletion`)).status).toBe(404);
  expect(await visitor.post(`${path}/deletion`)).toMatchObject({ location: '/webhooks' });
  expect((await visitor.get(path)).status).toBe(404);
  expect((await visitor.get('/webhooks?lang=en')).html).toContain('Nobody is told yet.');
});
