import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inScope } from '../../src/db/transaction.ts';
import { grantConsent } from '../../src/domain/consents/grant.ts';
import { revokeConsent } from '../../src/domain/consents/revoke.ts';
import type { Context } from '../../src/domain/context.ts';
import { listCooperatives } from '../../src/domain/cooperatives/list.ts';
import { getReport } from '../../src/domain/counties/get-report.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { listDisclosures } from '../../src/domain/disclosures/list.ts';
import { operatorScope } from '../../src/domain/operator.ts';
import { createOrganisationAsOperator } from '../../src/domain/organisations/create.ts';
import { getRating } from '../../src/domain/ratings/get.ts';
import { rateCooperative } from '../../src/domain/ratings/rate.ts';
import { submitStatement } from '../../src/domain/statements/submit.ts';
import { verifyStatement } from '../../src/domain/statements/verify.ts';
import { balancedStatement } from '../support/accounts.ts';
import { cooperativeOf } from '../support/consents.ts';
import { COUNTY_CODE, openWritersCounty, type WritersCounty } from '../support/writers.ts';

/*
 * A consent that is taken back while a bank reads: whenever that is, the answer is the whole or that
 * there is nothing, and the register says which. It takes a database with more than one transaction
 * at a time.
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
  await rated(revoked);
});
afterAll(async () => county?.close());
beforeEach(async () => {
  consentId = await grant(revoked);
});

/** The cooperative files its accounts, the bureau verifies them and makes a rating. */
async function rated(uscc: string): Promise<void> {
  const submission = { ...balancedStatement(), facts: { members: 60 } };
  const submitting = { ctx: as(cooperativeOf(uscc)), input: { uscc, submission } };
  const { statementId } = (await submitStatement(submitting)).value;
  const verification = { decision: 'accepted' as const };
  const ctx = county.as('bureau');
  await verifyStatement({ ctx, input: { uscc, statementId, verification } });
  await rateCooperative({ ctx, input: { uscc, request: {} } });
}

async function grant(uscc: string): Promise<string> {
  const ctx = as(cooperativeOf(uscc));
  const validUntil = new Date(ctx.now().getTime() + 86_400_000).toISOString();
  const consent = { receiver, purpose: 'loan' as const, scopes: ['rating' as const], validUntil };
  return (await grantConsent({ ctx, input: { uscc, consent } })).value.consentId;
}

/** Begins to read, and takes the consent back while the reading waits for a table. */
async function readWhileRevoking<Value>(table: string, read: () => Promise<Value>): Promise<Value> {
  const { db } = county;
  const scope = operatorScope(COUNTY_CODE, new Date());
  const reading = await inScope(db, scope, async (trx) => {
    await sql`set local role none`.execute(trx);
    await sql`lock table ${sql.table(table)} in access exclusive mode`.execute(trx);
    const settled = Promise.allSettled([read()]);
    await untilSomebodyWaits(table);
    const input = { uscc: revoked, consentId, revocation: {} };
    await revokeConsent({ ctx: as(cooperativeOf(revoked)), input });
    return { settled };
  });
  const [outcome] = await reading.settled;
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

async function untilSomebodyWaits(table: string): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from pg_locks
      where not granted and relation = ${table}::regclass`.execute(county.db);
    if (rows.length > 0) return;
  }
}

const NOT_THERE = { code: 'NOT_FOUND' };

const rating = () => getRating({ ctx: as(bank), input: { uscc: revoked } });
const report = () => getReport({ ctx: as(bank), input: { uscc: revoked, application: {} } });
const list = () => listCooperatives({ ctx: as(bank), input: {} });

/** What a bank is shown of the cooperative, and the tables that it is read from after its consent. */
const READINGS: readonly [string, () => Promise<object>, readonly string[]][] = [
  ['rating', rating, ['disclosure', 'rating', 'statement_amounts', 'fact_sheet']],
  ['report', report, ['disclosure', 'rating', 'statement_amounts', 'fact_sheet', 'town']],
  ['list', list, ['disclosure']],
];

describe.each(READINGS)('the %s of a bank', (_, read, tables) => {
  it.each(tables)('is whole while a consent is taken back before %s is read', async (table) => {
    const before = await read();
    expect(await readWhileRevoking(table, read)).toEqual(before);
  });
});

describe('once a consent was taken back', () => {
  it('nothing is there, as of a cooperative that is none', async () => {
    await readWhileRevoking('disclosure', rating);
    await expect(rating()).rejects.toMatchObject(NOT_THERE);
    await expect(report()).rejects.toMatchObject(NOT_THERE);
    expect((await list()).items.map(({ uscc }) => uscc)).toEqual([kept]);
  });

  it('nothing is there either where it was before the bank began to read', async () => {
    const input = { uscc: revoked, consentId, revocation: {} };
    await revokeConsent({ ctx: as(cooperativeOf(revoked)), input });
    await expect(rating()).rejects.toMatchObject(NOT_THERE);
  });

  it('the register has an entry for what was shown meanwhile, and none for what was not', async () => {
    const entries = async () => {
      const ctx = as(cooperativeOf(revoked));
      return (await listDisclosures({ ctx, input: { limit: 200 } })).items.length;
    };
    const before = await entries();
    await readWhileRevoking('statement_amounts', rating);
    expect(await entries()).toBe(before + 1);
    await expect(rating()).rejects.toMatchObject(NOT_THERE);
    expect(await entries()).toBe(before + 1);
  });
});
