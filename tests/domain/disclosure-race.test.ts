import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { inScope } from '../../src/db/transaction.ts';
import { grantConsent } from '../../src/domain/consents/grant.ts';
import { revokeConsent } from '../../src/domain/consents/revoke.ts';
import type { Context } from '../../src/domain/context.ts';
import { getCooperative } from '../../src/domain/cooperatives/get.ts';
import { listCooperatives } from '../../src/domain/cooperatives/list.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { operatorScope } from '../../src/domain/operator.ts';
import { createOrganisationAsOperator } from '../../src/domain/organisations/create.ts';
import { cooperativeOf } from '../support/consents.ts';
import { COUNTY_CODE, codeOf, openWritersCounty, type WritersCounty } from '../support/writers.ts';

/*
 * A consent that is taken back while a bank reads: after it was looked up, before the register of
 * disclosures has its entry. It takes a database with more than one transaction at a time.
 */

const { bank } = demonstrationActors();
const receiver = bank.organisation ?? '';

let county: WritersCounty;
let kept = '';
let revoked = '';
let consentId = '';

const as = (actor: Context['actor']): Context => ({ ...county.as(actor.role), actor });

beforeAll(async () => {
  county = await openWritersCounty(4, 2);
  [kept = '', revoked = ''] = county.usccs;
  const organisation = { organisationId: receiver, kind: 'bank' as const };
  const input = { countyCode: COUNTY_CODE, ...organisation, zh: '农商行', en: 'Rural bank' };
  await createOrganisationAsOperator({ house: county.as('bureau'), input });
  await grant(kept);
});
afterAll(async () => county?.close());
beforeEach(async () => {
  consentId = await grant(revoked);
});

async function grant(uscc: string): Promise<string> {
  const ctx = as(cooperativeOf(uscc));
  const validUntil = new Date(ctx.now().getTime() + 86_400_000).toISOString();
  const consent = { receiver, purpose: 'loan' as const, scopes: ['rating' as const], validUntil };
  return (await grantConsent({ ctx, input: { uscc, consent } })).value.consentId;
}

/** Begins to read, and takes the consent back while the entry of the register waits. */
async function readWhileRevoking<Value>(read: () => Promise<Value>): Promise<Value> {
  const { db } = county;
  const scope = operatorScope(COUNTY_CODE, new Date());
  const reading = await inScope(db, scope, async (trx) => {
    await sql`lock table disclosure in share row exclusive mode`.execute(trx);
    const settled = Promise.allSettled([read()]);
    await untilSomebodyWaits();
    const input = { uscc: revoked, consentId, revocation: {} };
    await revokeConsent({ ctx: as(cooperativeOf(revoked)), input });
    return { settled };
  });
  const [outcome] = await reading.settled;
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from pg_locks
      where not granted and relation = 'disclosure'::regclass`.execute(county.db);
    if (rows.length > 0) return;
  }
}

const getting = (uscc: string) => getCooperative({ ctx: as(bank), input: { uscc } });

it('makes the cooperative as one that is not there', async () => {
  expect(await getting(revoked)).toMatchObject({ uscc: revoked });
  const absent = await getting(codeOf(99)).catch((error: unknown) => error);
  expect(absent).toMatchObject({ code: 'NOT_FOUND' });
  const refused = await readWhileRevoking(() => getting(revoked)).catch((error: unknown) => error);
  expect(refused).toEqual(absent);
});

it('leaves it out of a list, which has the others', async () => {
  const list = () => listCooperatives({ ctx: as(bank), input: {} });
  const usccs = async (items: ReturnType<typeof list>) => (await items).items.map((it) => it.uscc);
  expect(await usccs(list())).toEqual([kept, revoked].sort());
  expect(await usccs(readWhileRevoking(list))).toEqual([kept]);
});
