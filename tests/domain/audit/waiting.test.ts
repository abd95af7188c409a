import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockChain } from '../../../src/db/audit.ts';
import { inScope } from '../../../src/db/transaction.ts';
import { change } from '../../../src/domain/change.ts';
import { operatorScope } from '../../../src/domain/operator.ts';
import { COUNTY_CODE, openWritersCounty, type WritersCounty } from '../../support/writers.ts';

/* Writers of one chain queue, those of others do not, and nobody waits without end. */

let county: WritersCounty;

beforeAll(async () => {
  county = await openWritersCounty(5, 1);
});
afterAll(async () => county?.close());

const write = (chain: string, idempotencyKey?: string, work = async () => {}) =>
  change(
    { ...county.as('bureau'), idempotencyKey },
    { verb: 'test.write', input: { idempotencyKey }, chain },
    async () => {
      await work();
      return { value: chain, audit: { action: 'test.write', subject: 's', basis: '测试' } };
    },
  );

/** Runs work while somebody else holds a chain. */
const whileHeld = (chain: string, work: () => Promise<void>) =>
  inScope(county.db, operatorScope(COUNTY_CODE, new Date()), async (trx) => {
    await lockChain(trx, COUNTY_CODE, chain);
    await work();
  });

it('a chain that somebody holds does not hold up another one', async () => {
  await whileHeld('held', async () => {
    expect((await write('free')).value).toBe('free');
  });
});

it('a change that waits for a chain in vain says that others are at it', async () => {
  await whileHeld('held', async () => {
    await expect(write('held')).rejects.toMatchObject({ code: 'BUSY' });
    await expect(write('held', 'a-key')).rejects.toMatchObject({ code: 'BUSY' });
  });
  expect(await write('held', 'a-key')).toMatchObject({ isReplay: false });
});

it('a change whose own key is at work elsewhere says so', async () => {
  const rejected = async () => {
    await expect(write('other', 'same')).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_RUNNING' });
  };
  await write('first', 'same', rejected);
  expect(await write('first', 'same')).toMatchObject({ value: 'first', isReplay: true });
});
