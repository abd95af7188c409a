import { afterAll, beforeAll, expect, it } from 'vitest';
import { nodeCourier } from '../../src/courier-node.ts';
import { inScope } from '../../src/db/transaction.ts';
import { operatorScope } from '../../src/domain/operator.ts';
import { createEndpoint } from '../../src/domain/webhooks/create.ts';
import { deliverWebhooks } from '../../src/domain/webhooks/deliver.ts';
import { publish } from '../../src/domain/webhooks/publish.ts';
import { type Listener, openListener } from '../support/listener.ts';
import { COUNTY_CODE, openWritersCounty, type WritersCounty } from '../support/writers.ts';

/* Several senders at once, each with its own connection to PostgreSQL. */

const COOPERATIVES = 5;
const EACH = 20;
const SENDERS = 4;

let county: WritersCounty;
let listener: Listener;

beforeAll(async () => {
  county = await openWritersCounty(SENDERS * 6, COOPERATIVES);
  listener = await openListener();
});
afterAll(async () => {
  await listener?.close();
  await county?.close();
});

it('sends every message once, and those about one cooperative in their order', async () => {
  const ctx = county.as('bureau');
  const signIn = { secret: 'a secret of the tests, of no use elsewhere' };
  const house = { ...ctx, courier: nodeCourier(true), signIn };
  await createEndpoint({ ctx, house, input: { url: listener.url } });
  const at = ctx.now();
  const happened = county.usccs.map((uscc) => ({ uscc, type: 'duty.late' as const, at, data: {} }));
  for (let i = 0; i < EACH; i += 1) {
    await inScope(county.db, operatorScope(COUNTY_CODE, at), (trx) =>
      publish(trx, COUNTY_CODE, happened),
    );
  }
  const sent = await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      let tries = 0;
      for (let idle = 0; idle < 3; idle += 1) {
        const made = await deliverWebhooks(house);
        if (made > 0) idle = 0;
        tries += made;
      }
      return tries;
    }),
  );
  expect(sent.reduce((sum, it) => sum + it, 0)).toBe(COOPERATIVES * EACH);
  const heard = listener.heard.map(({ headers, body }) => ({
    id: headers['webhook-id'],
    data: (JSON.parse(body) as { data: { uscc: string; sequence: number } }).data,
  }));
  expect(new Set(heard.map(({ id }) => id)).size).toBe(COOPERATIVES * EACH);
  const inOrder = Array.from({ length: EACH }, (_, i) => i + 1);
  for (const uscc of county.usccs) {
    const own = heard.filter(({ data }) => data.uscc === uscc);
    expect(own.map(({ data }) => data.sequence)).toEqual(inOrder);
  }
});
