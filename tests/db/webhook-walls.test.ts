import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '../../src/db/transaction.ts';
import type { Actor } from '../../src/domain/context.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { createEndpoint } from '../../src/domain/webhooks/create.ts';
import { deliverWebhooks } from '../../src/domain/webhooks/deliver.ts';
import { pingEndpoint } from '../../src/domain/webhooks/ping.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* The walls around webhooks, tried with raw SQL as the role of the service. */

const { bank, bureau, guarantor, regulator } = demonstrationActors();
const TABLES = ['webhook_endpoint', 'webhook_delivery', 'webhook_try'];

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
  const ctx = test.as(bank);
  // Nobody listens there.
  const input = { url: 'http://127.0.0.1:9/' };
  const { value } = await createEndpoint({ ctx, house: test.house, input });
  await pingEndpoint({ ctx, input: { endpointId: value.endpointId } });
  expect(await deliverWebhooks(test.house, test.house.now())).toBe(1);
});
afterAll(async () => test.close());

const as = (actor: Actor, text: string) => {
  const { countyCode, id, role, organisation } = actor;
  const scope = { countyCode, actor: id, role, organisation, at: test.house.now() };
  return inScope(test.house.db, scope, async (trx) => (await sql.raw(text).execute(trx)).rows);
};

describe.each(TABLES)('%s, without any filter in the query,', (table) => {
  it('is seen by its own organisation and by no other, the bureau included', async () => {
    expect((await as(bank, `select * from ${table}`)).length).toBe(1);
    const others = [bureau, regulator, guarantor, { ...bank, organisation: 'other-bank' }];
    for (const other of [...others, { ...bank, countyCode: '370321' }]) {
      expect(await as(other, `select * from ${table}`)).toEqual([]);
    }
  });
});

describe('what was recorded', () => {
  it.each([
    'update webhook_endpoint set url = url',
    'update webhook_endpoint set sealed_secret = sealed_secret',
    'update webhook_delivery set body = body',
    'update webhook_event set data = data',
    'update webhook_try set status = 200',
  ])('is not changed: %s', async (text) => {
    await expect(as(bank, text)).rejects.toThrow(/permission denied/);
  });

  it.each(['webhook_delivery', 'webhook_event', 'webhook_try'])(
    'is not removed by who owns it: %s',
    async (table) => {
      expect(await as(bank, `delete from ${table} returning *`)).toEqual([]);
    },
  );

  it('is a try for ever, whoever asks', async () => {
    const change = sql`update webhook_try set status = 200`.execute(test.house.db);
    await expect(change).rejects.toThrow(/never/);
    const removal = sql`delete from webhook_try`.execute(test.house.db);
    await expect(removal).rejects.toThrow(/on its way is kept/);
  });

  it('holds nothing about a cooperative that its owner wrote', async () => {
    const forged = `insert into webhook_delivery select county_code, 'msg_forged', endpoint_id, role,
      organisation, '93370322000000617J', 1, type, body, state, 0, 0, created_at, next_try_at
      from webhook_delivery`;
    await expect(as(bank, forged)).rejects.toThrow(/row-level security/);
  });
});
