import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sweep } from '../../src/domain/cases/sweep.ts';
import { revokeConsent } from '../../src/domain/consents/revoke.ts';
import type { Actor } from '../../src/domain/context.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { listDisclosures } from '../../src/domain/disclosures/list.ts';
import { recordFacts } from '../../src/domain/facts/record.ts';
import { rateCooperative } from '../../src/domain/ratings/rate.ts';
import { submitStatement } from '../../src/domain/statements/submit.ts';
import { verifyStatement } from '../../src/domain/statements/verify.ts';
import { createEndpoint } from '../../src/domain/webhooks/create.ts';
import { deleteEndpoint } from '../../src/domain/webhooks/delete.ts';
import { deliverWebhooks } from '../../src/domain/webhooks/deliver.ts';
import { listEndpoints } from '../../src/domain/webhooks/list.ts';
import { listDeliveries } from '../../src/domain/webhooks/list-deliveries.ts';
import { pingEndpoint } from '../../src/domain/webhooks/ping.ts';
import { replayDelivery } from '../../src/domain/webhooks/replay.ts';
import { RETRY_MINUTES, TRIES_MAX } from '../../src/domain/webhooks/schedule.ts';
import type { CreateEndpointInput, Delivery } from '../../src/domain/webhooks/schemas.ts';
import { balancedStatement } from '../support/accounts.ts';
import { cooperativeOf, grant } from '../support/consents.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { type Heard, type Listener, openListener } from '../support/listener.ts';

const OWN = '93370322000000617J';
const NEIGHBOUR = '93370322000000713U';
const { bureau, township, bank, regulator } = demonstrationActors();

let test: TestHouse;
let listener: Listener;
/** It is this much later with each step, so that no step of one test is that of another. */
let now: Date;

beforeAll(async () => {
  test = await openTestHouse();
  listener = await openListener();
  now = new Date('2026-11-24T02:00:00Z');
  await sweep(test.house, now);
  await deliverWebhooks(test.house, now);
});
afterAll(async () => {
  await listener?.close();
  await test?.close();
});
beforeEach(() => {
  later(24 * 60);
  listener.answers(204);
  listener.heard.length = 0;
});

function later(minutes: number): void {
  now = new Date(now.getTime() + minutes * 60_000);
  test.setNow(now.toISOString());
}

const deliver = () => deliverWebhooks(test.house, now);

async function listen(actor: Actor, events?: CreateEndpointInput['events']) {
  const input = { url: listener.url, ...(events && { events }) };
  const { value } = await createEndpoint({ ctx: test.as(actor), house: test.house, input });
  return value;
}

const rate = (uscc: string) =>
  rateCooperative({ ctx: test.as(bureau), input: { uscc, request: {} } });

async function deliveriesOf(actor: Actor, endpointId: string): Promise<Delivery[]> {
  const page = { limit: 200 };
  return (await listDeliveries({ ctx: test.as(actor), input: { endpointId, page } })).items;
}

const end = (actor: Actor, endpointId: string) =>
  deleteEndpoint({ ctx: test.as(actor), input: { endpointId } });

type Told = { type: string; timestamp: string; data: { uscc: string; sequence: number } };
const told = ({ body }: Heard) => JSON.parse(body) as Told;

describe('a message', () => {
  it('verifies with the library of the specification, and not when a byte is changed', async () => {
    const { endpointId, secret } = await listen(bureau, ['rating.made']);
    const rating = (await rate(OWN)).value;
    await deliver();
    const [{ headers, body }] = listener.heard as [Heard];
    const webhook = new Webhook(String(secret));
    vi.useFakeTimers({ toFake: ['Date'], now });
    const sent = headers as Record<string, string>;
    expect(webhook.verify(body, sent)).toEqual({
      type: 'rating.made',
      timestamp: now.toISOString(),
      data: {
        ...{ uscc: OWN, sequence: expect.any(Number), ratingId: rating.ratingId },
        ...{ fiscalYear: rating.fiscalYear, score: rating.score, level: rating.level },
      },
    });
    expect(() => webhook.verify(body.replace('rating', 'ratinG'), sent)).toThrow(/signature/);
    expect(() => webhook.verify(body, { ...sent, 'webhook-id': 'msg_other' })).toThrow(/signature/);
    vi.useRealTimers();
    await end(bureau, endpointId);
  });

  it('is repeated with growing pauses, always the same text and id, and then given up', async () => {
    const { endpointId } = await listen(bureau, ['rating.made']);
    await rate(OWN);
    listener.answers(500);
    expect(await deliver()).toBe(1);
    for (const minutes of RETRY_MINUTES) {
      later(minutes - 1);
      expect(await deliver()).toBe(0);
      later(1);
      expect(await deliver()).toBe(1);
    }
    later(100_000);
    expect(await deliver()).toBe(0);
    expect(listener.heard.length).toBe(TRIES_MAX);
    expect(TRIES_MAX).toBe(12);
    expect(new Set(listener.heard.map(({ body }) => body)).size).toBe(1);
    expect(new Set(listener.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(listener.heard.map(({ headers }) => headers['webhook-signature'])).size).toBe(
      12,
    );
    const [delivery] = await deliveriesOf(bureau, endpointId);
    expect(delivery).toMatchObject({ state: 'given-up', nextTryAt: null });
    expect(delivery?.tries.map(({ number, status }) => [number, status])).toEqual(
      Array.from({ length: 12 }, (_, i) => [i + 1, 500]),
    );

    listener.answers(200);
    const deliveryId = String(delivery?.deliveryId);
    const input = { endpointId, deliveryId };
    const replayed = await replayDelivery({ ctx: test.as(bureau), input });
    expect(replayed.value).toMatchObject({ state: 'pending', nextTryAt: now.toISOString() });
    await expect(replayDelivery({ ctx: test.as(bureau), input })).rejects.toThrow(/still being/);
    expect(await deliver()).toBe(1);
    expect(listener.heard.at(-1)?.headers['webhook-id']).toBe(deliveryId);
    const [again] = await deliveriesOf(bureau, endpointId);
    expect([again?.state, again?.tries.length]).toEqual(['delivered', 13]);
    await end(bureau, endpointId);
  });

  it('follows no redirect, and a redirect is no success', async () => {
    const { endpointId } = await listen(bureau, ['rating.made']);
    await rate(OWN);
    listener.answers(302);
    await deliver();
    const [delivery] = await deliveriesOf(bureau, endpointId);
    expect([delivery?.state, delivery?.tries[0]?.status]).toEqual(['pending', 302]);
    expect(listener.heard.length).toBe(1);
    await end(bureau, endpointId);
  });

  it('ends the endpoint that answers 410', async () => {
    const { endpointId } = await listen(bureau, ['rating.made']);
    await rate(OWN);
    listener.answers(410);
    await deliver();
    const { items } = await listEndpoints({ ctx: test.as(bureau), input: {} });
    expect(items).toEqual([]);
    await expect(deliveriesOf(bureau, endpointId)).rejects.toThrow(/does not exist/);
  });

  it('can be tried with a ping', async () => {
    const { endpointId } = await listen(regulator);
    await pingEndpoint({ ctx: test.as(regulator), input: { endpointId } });
    await deliver();
    expect(listener.heard.map(told)).toEqual([
      { type: 'webhook.ping', timestamp: now.toISOString(), data: {} },
    ]);
    await end(regulator, endpointId);
  });
});

describe('messages', () => {
  it('about one cooperative wait for each other, and those about others do not wait', async () => {
    const { endpointId } = await listen(bureau, ['rating.made']);
    listener.answers(503);
    await rate(OWN);
    await rate(OWN);
    await rate(NEIGHBOUR);
    expect(await deliver()).toBe(2);
    expect(listener.heard.map((it) => told(it).data.uscc).sort()).toEqual([OWN, NEIGHBOUR]);
    listener.answers(204);
    later(1);
    expect(await deliver()).toBe(3);
    const ofOwn = listener.heard.map(told).filter(({ data }) => data.uscc === OWN);
    const sequence = ofOwn.map(({ data }) => data.sequence);
    expect(sequence[0]).toBe(sequence[1]);
    expect(sequence[2]).toBeGreaterThan(Number(sequence[1]));
    await end(bureau, endpointId);
  });

  it('are sent once where two send at the same time', async () => {
    const { endpointId } = await listen(bureau, ['rating.made']);
    for (const uscc of [OWN, NEIGHBOUR, OWN]) await rate(uscc);
    listener.answers(204, 100);
    const tries = await Promise.all([deliver(), deliver(), deliver()]);
    expect(tries.reduce((sum, it) => sum + it, 0)).toBe(3);
    expect(listener.heard.length).toBe(3);
    await end(bureau, endpointId);
  });

  it('tell what was decided on a statement', async () => {
    const { endpointId } = await listen(cooperativeOf(OWN), ['statement.decided']);
    const submission = balancedStatement(2023);
    const input = { uscc: OWN, submission };
    const { value } = await submitStatement({ ctx: test.as(cooperativeOf(OWN)), input });
    const { statementId } = value;
    const verification = { decision: 'returned', note: '请核对期末数（虚构）' } as const;
    const decided = { uscc: OWN, statementId, verification };
    await verifyStatement({ ctx: test.as(township), input: decided });
    while ((await deliver()) > 0);
    expect(listener.heard.map((it) => told(it).data)).toMatchObject([
      { uscc: OWN, statementId, fiscalYear: 2023, decision: 'returned' },
    ]);
    await end(cooperativeOf(OWN), endpointId);
  });

  it('are there if the change is there, and not if it is not', async () => {
    const { endpointId } = await listen(bureau);
    const recording = { source: '通报', fiscalYear: 2025, facts: { overdueDays: 45 } };
    await recordFacts({ ctx: test.as(bureau), input: { uscc: OWN, recording } });
    const { value } = await rate(OWN);
    expect(value.level).toBe('ORANGE');
    const refused = rateCooperative({
      ctx: test.as(bureau),
      input: { uscc: OWN, request: { model: 'nothing-2026' } },
    });
    await expect(refused).rejects.toThrow();
    while ((await deliver()) > 0);
    const types = listener.heard.map((it) => told(it).type);
    expect(types.filter((type) => type === 'rating.made')).toEqual(['rating.made']);
    expect(types).toContain('level.changed');
    const change = listener.heard.map(told).find(({ type }) => type === 'level.changed');
    expect(change?.data).toMatchObject({ uscc: OWN, to: 'ORANGE', transition: expect.any(String) });
    const duty = listener.heard.map(told).find(({ type }) => type === 'duty.opened');
    expect(duty?.data).toMatchObject({ dutyId: expect.any(String), dueAt: expect.any(String) });
    expect(types).toContain('duty.opened');
    const sequence = listener.heard.map((it) => told(it).data.sequence);
    expect(sequence).toEqual([...sequence].sort((a, b) => a - b));

    listener.heard.length = 0;
    later(8 * 24 * 60);
    await sweep(test.house, now);
    while ((await deliver()) > 0);
    const ofOwn = listener.heard.map(told).filter(({ data }) => data.uscc === OWN);
    expect(ofOwn.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['duty.reminded', 'duty.late']),
    );
    await end(bureau, endpointId);
  });
});

describe('who is told what', () => {
  it('is a cooperative about itself, and the regulator about all', async () => {
    const itself = await listen(cooperativeOf(OWN), ['rating.made']);
    const watcher = await listen(regulator, ['rating.made']);
    await rate(OWN);
    await rate(NEIGHBOUR);
    await deliver();
    const of = async (actor: Actor, endpointId: string) =>
      (await deliveriesOf(actor, endpointId)).map(({ uscc }) => uscc);
    expect(await of(cooperativeOf(OWN), itself.endpointId)).toEqual([OWN]);
    expect((await of(regulator, watcher.endpointId)).sort()).toEqual([OWN, NEIGHBOUR]);
    await expect(of(regulator, itself.endpointId)).rejects.toThrow(/does not exist/);
    await end(cooperativeOf(OWN), itself.endpointId);
    await end(regulator, watcher.endpointId);
  });

  it('is a bank under a live consent alone, and the register says so', async () => {
    const { endpointId } = await listen(bank);
    await rate(OWN);
    expect(await deliver()).toBe(0);
    const { consentId } = await grant(test, OWN, { validUntil: '2027-11-01T00:00:00.000Z' });
    await grant(test, NEIGHBOUR, { scopes: ['facts'], validUntil: '2027-11-01T00:00:00.000Z' });
    await rate(OWN);
    await rate(NEIGHBOUR);
    while ((await deliver()) > 0);
    expect(listener.heard.map(told).map(({ type, data }) => [type, data.uscc])).toEqual(
      expect.arrayContaining([
        ['consent.granted', OWN],
        ['consent.granted', NEIGHBOUR],
        ['rating.made', OWN],
      ]),
    );
    expect(listener.heard.length).toBe(3);
    const { items } = await listDisclosures({ ctx: test.as(bureau), input: { uscc: OWN } });
    expect(items[0]).toMatchObject({ consentId, shown: ['rating'] });

    await rate(OWN);
    listener.answers(500);
    await deliver();
    const input = { uscc: OWN, consentId, revocation: {} };
    await revokeConsent({ ctx: test.as(cooperativeOf(OWN)), input });
    listener.answers(204);
    later(1);
    while ((await deliver()) > 0);
    const states = (await deliveriesOf(bank, endpointId)).map(({ type, state }) => [type, state]);
    expect(states.slice(0, 2)).toEqual([
      ['consent.revoked', 'delivered'],
      ['rating.made', 'withheld'],
    ]);
    expect(told(listener.heard.at(-1) as Heard).type).toBe('consent.revoked');
    await end(bank, endpointId);
  });
});

describe('an endpoint', () => {
  it('keeps its secret sealed, and shows it once', async () => {
    const input = { url: 'https://hooks.example.org/heheng' };
    const asked = { ctx: test.as(bureau, 'twice'), house: test.house, input };
    const first = await createEndpoint(asked);
    expect(first.value.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const second = await createEndpoint(asked);
    expect(second).toEqual({ value: { ...first.value, secret: null }, isReplay: true });
    const rows = await test.house.db.selectFrom('webhookEndpoint').selectAll().execute();
    const secret = String(first.value.secret).slice('whsec_'.length);
    expect(JSON.stringify(rows)).not.toContain(secret);
    await end(bureau, first.value.endpointId);
  });

  it('is refused where nothing can be sealed', async () => {
    const house = { ...test.house, signIn: undefined };
    const input = { url: 'https://hooks.example.org/heheng' };
    const asked = createEndpoint({ ctx: test.as(bureau), house, input });
    await expect(asked).rejects.toMatchObject({ code: 'WEBHOOKS_NOT_SET_UP' });
  });

  it('hears of nothing that its role is not told', async () => {
    const asked = listen(bank, ['rating.made', 'duty.late']);
    const issues = [{ pointer: '/events/1', code: 'EVENT_UNFIT' }];
    await expect(asked).rejects.toMatchObject({ code: 'INPUT_INVALID', issues });
  });

  it('is one of ten at most', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, () => listen(bureau)));
    await expect(listen(bureau)).rejects.toMatchObject({ code: 'WEBHOOKS_TOO_MANY' });
    for (const { endpointId } of made) await end(bureau, endpointId);
  });
});
