import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockChain } from '../../src/db/audit.ts';
import { insertMembership } from '../../src/db/memberships.ts';
import { inScope } from '../../src/db/transaction.ts';
import type { Actor, Context } from '../../src/domain/context.ts';
import { createOwnKey } from '../../src/domain/keys/create-own.ts';
import { listKeys } from '../../src/domain/keys/list.ts';
import { COUNTY_CHAIN, operatorScope } from '../../src/domain/operator.ts';
import { endWithKeys } from '../../src/domain/people/end-with-keys.ts';
import { COUNTY_CODE, openWritersCounty, type WritersCounty } from '../support/writers.ts';

/* A key that is made while the membership of its maker ends: two transactions of PostgreSQL 18. */

const AT = new Date('2026-11-24T02:00:00Z');
const MEMBERSHIP = {
  ...{ countyCode: COUNTY_CODE, membershipId: 'mem_1', userId: 'person_1', name: '李明' },
  ...{ role: 'bank', organisation: 'rural-bank', scopes: null },
  ...{ invitedBy: 'operator', createdAt: AT },
};

let county: WritersCounty;
let leaving: Context;

beforeAll(async () => {
  county = await openWritersCounty(5, 1);
  const session = { membershipId: 'mem_1', hasSecondFactor: true, awaitsConfirmation: false };
  const ctx = county.as('bank');
  const actor: Actor = { ...ctx.actor, id: 'person_1', organisation: 'rural-bank', session };
  leaving = { ...ctx, actor, now: () => AT };
  await inScope(county.db, operatorScope(COUNTY_CODE, AT), (trx) =>
    insertMembership(trx, MEMBERSHIP),
  );
});
afterAll(async () => county?.close());

it('is not left alive', async () => {
  const input = { name: '信贷系统', scopes: ['models:read'] as const };
  const make = () =>
    createOwnKey({ ctx: leaving, input: { ...input, expiresAt: '2027-01-01T00:00:00.000Z' } });
  await make();
  let late: Promise<unknown> = Promise.resolve();
  await inScope(county.db, operatorScope(COUNTY_CODE, AT), async (trx) => {
    await lockChain(trx, COUNTY_CODE, COUNTY_CHAIN);
    late = make();
    late.catch(() => {});
    // Long enough for the other one to have come to where it waits.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { revokedKeys } = await endWithKeys(trx, MEMBERSHIP, {
      endedBy: 'operator',
      endedAt: AT,
    });
    expect(revokedKeys).toHaveLength(1);
  });
  await expect(late).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await listKeys({ ctx: leaving, input: {} })).toEqual({ items: [], next: null });
});
