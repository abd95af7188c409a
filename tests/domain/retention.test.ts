import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '../../src/db/transaction.ts';
import { KEY_LIFETIME_HOURS } from '../../src/domain/change.ts';
import { revokeConsent } from '../../src/domain/consents/revoke.ts';
import { recordContact } from '../../src/domain/contacts/record.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { commitImport } from '../../src/domain/imports/commit.ts';
import { createImport } from '../../src/domain/imports/create.ts';
import { fillForm } from '../../src/domain/imports/fill-form.ts';
import { getImport } from '../../src/domain/imports/get.ts';
import { operatorScope } from '../../src/domain/operator.ts';
import { getRating } from '../../src/domain/ratings/get.ts';
import { applyRetention } from '../../src/domain/retention/apply.ts';
import { beginOf } from '../../src/domain/retention/period.ts';
import { retentionSchedule } from '../../src/engine/models.ts';
import { balancedStatement } from '../support/accounts.ts';
import { cooperativeOf, grant } from '../support/consents.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* What has been kept long enough goes, and nothing before. */

const COUNTY = '370322';
const USCC = '93370322000000617J';
const NOW = '2026-11-24T02:00:00Z';
const { bureau, bank } = demonstrationActors();

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

const apply = async () =>
  (await applyRetention({ house: test.house, input: { countyCode: COUNTY } })).removed;
const at = async <Value>(instant: string, work: () => Promise<Value>): Promise<Value> => {
  test.setNow(instant);
  const value = await work();
  test.setNow(NOW);
  return value;
};

describe('periods', () => {
  it.each([
    ['hours', 24, '2026-03-31T08:00:00Z', '2026-03-30T08:00:00.000Z'],
    ['days', 180, '2026-03-31T08:00:00Z', '2025-10-02T08:00:00.000Z'],
    ['months', 1, '2026-03-31T08:00:00Z', '2026-02-28T08:00:00.000Z'],
    ['months', 6, '2026-03-31T08:00:00Z', '2025-09-30T08:00:00.000Z'],
    ['years', 3, '2024-02-29T08:00:00Z', '2021-02-28T08:00:00.000Z'],
  ] as const)('of %s × %d end to the day', (unit, value, now, begin) => {
    expect(beginOf(new Date(now), { unit, value }).toISOString()).toBe(begin);
  });

  it('are the ones that the service keeps itself', () => {
    const keys = retentionSchedule().file.periods.find(({ id }) => id === 'idempotency-keys');
    expect([keys?.value, keys?.unit]).toEqual([KEY_LIFETIME_HOURS, 'hours']);
  });
});

describe('retention', () => {
  const NONE = {
    ...{ 'idempotency-keys': 0, disclosures: 0, consents: 0, 'superseded-contacts': 0 },
    ...{ 'invitation-addresses': 0, 'names-of-former-people': 0 },
    ...{ sessions: 0, 'sign-in-challenges': 0, 'used-codes': 0, 'failed-sign-ins': 0 },
    ...{ 'abandoned-imports': 0, 'webhook-messages': 0, 'webhook-events': 0 },
  };

  it('removes exactly what the schedule leaves to it', async () => {
    const left = retentionSchedule().file.periods.filter(({ removedBy }) => removedBy === 'job');
    expect(Object.keys(await apply()).sort()).toEqual(left.map(({ id }) => id).sort());
  });

  it('removes nothing of a county where nothing is over', async () => {
    expect(await apply()).toEqual(NONE);
  });

  it('removes what is over, with what hangs on it, and counts it in the audit trail', async () => {
    await at('2022-06-01T00:00:00Z', async () => {
      const kept = await grant(test, USCC, { validUntil: '2023-05-31T00:00:00.000Z' });
      await getRating({ ctx: test.as(bank), input: { uscc: USCC } });
      const { consentId } = await grant(test, USCC, { validUntil: '2023-05-31T00:00:00.000Z' });
      const input = { uscc: USCC, consentId, revocation: {} };
      await revokeConsent({ ctx: test.as(cooperativeOf(USCC)), input });
      for (const revision of [undefined, 1]) {
        const contact = { name: '王建国', phone: '13800001234' };
        await recordContact({ ctx: test.as(bureau), input: { uscc: USCC, contact, revision } });
      }
      return kept;
    });
    const recent = await at('2026-06-01T00:00:00Z', () =>
      grant(test, USCC, { validUntil: '2026-07-01T00:00:00.000Z' }),
    );
    expect(await apply()).toEqual({
      ...NONE,
      disclosures: 1,
      consents: 2,
      'superseded-contacts': 1,
    });
    const { rows } = await sql<{ id: string }>`select consent_id as id from consent`.execute(
      test.house.db,
    );
    expect(rows).toEqual([{ id: recent.consentId }]);
    const audit = await sql<{ record: string }>`select record from audit_record
      where action = 'retention.apply' order by seq desc limit 1`.execute(test.house.db);
    expect(JSON.parse(audit.rows[0]?.record ?? '')).toMatchObject({
      role: 'operator',
      versions: { retention: 'default@1.2.0' },
      details: { disclosures: 1, consents: 2, 'superseded-contacts': 1 },
    });
    expect(await apply()).toEqual(NONE);
  });

  it('removes of accounts what is over, to the millisecond, and leaves the accounts', async () => {
    const DAY_AGO = '2026-11-23T02:00:00.000Z';
    const HALF_A_YEAR_AGO = '2026-05-24T02:00:00.000Z';
    const write = (text: string) => sql.raw(text).execute(test.house.db);
    await write(`insert into auth.user
      values ('person_1', '李明', 'li@example.com', false, null, false, now(), now())`);
    for (const [id, before] of [
      ['over', `interval '1 millisecond'`],
      ['kept', `interval '0'`],
    ]) {
      const dayAgo = `timestamptz '${DAY_AGO}' - ${before}`;
      await write(`insert into auth.session
        (id, token, user_id, expires_at, created_at, updated_at)
        values ('${id}', '${id}', 'person_1', ${dayAgo}, now(), now())`);
      await write(`insert into auth.verification
        values ('${id}', 'x', 'x', ${dayAgo}, now(), now())`);
      await write(`insert into auth.used_code values ('person_1', '${id}', ${dayAgo})`);
      await write(`insert into auth.failed_attempt
        values ('${id}', 'x', 'x', timestamptz '${HALF_A_YEAR_AGO}' - ${before})`);
    }
    expect(await apply()).toEqual({
      ...NONE,
      ...{ sessions: 1, 'sign-in-challenges': 1, 'used-codes': 1, 'failed-sign-ins': 1 },
    });
    const { rows } = await sql<{ id: string }>`
      select id from auth.session union all select id from auth.verification
      union all select code from auth.used_code union all select attempt_id from auth.failed_attempt
      union all select id from auth.user`.execute(test.house.db);
    expect(rows.map(({ id }) => id)).toEqual(['kept', 'kept', 'kept', 'kept', 'person_1']);
    const audit = await sql<{ record: string }>`select record from audit_record
      where action = 'retention.apply' order by seq desc limit 1`.execute(test.house.db);
    expect(JSON.parse(audit.rows[0]?.record ?? '')).toMatchObject({
      details: { sessions: 1, 'sign-in-challenges': 1, 'used-codes': 1, 'failed-sign-ins': 1 },
    });
    expect(await apply()).toEqual(NONE);
  });

  it('forgets whom invitations were for and who acts no more, and keeps the rows', async () => {
    const write = (text: string) => sql.raw(text).execute(test.house.db);
    const beginnings: readonly (readonly [string, string, string])[] = [
      ['over', '2026-10-25T01:59:59.999Z', '2026-05-24T01:59:59.999Z'],
      ['kept', '2026-10-25T02:00:00.000Z', '2026-05-24T02:00:00.000Z'],
    ];
    for (const [id, expired, ended] of beginnings) {
      await write(`insert into invitation values ('${COUNTY}', 'inv_${id}', '${id}', '${id}@b.cn',
        'bank', 'demo-rural-bank', null, 'demo-bank', '2026-01-01', '${expired}')`);
      await write(`insert into membership values ('${COUNTY}', 'mem_${id}', 'person_${id}', 'bank',
        'demo-rural-bank', '李明', null, 'demo-bank', '2026-01-01')`);
      await write(`insert into membership_end
        values ('${COUNTY}', 'mem_${id}', 'demo-bank', '${ended}')`);
    }
    await write(`insert into membership values ('${COUNTY}', 'mem_live', 'person_live', 'bank',
      'demo-rural-bank', '李明', null, 'demo-bank', '2020-01-01')`);
    expect(await apply()).toEqual({
      ...NONE,
      ...{ 'invitation-addresses': 1, 'names-of-former-people': 1 },
    });
    const { rows } = await sql<{ id: string; said: string }>`
      select invitation_id as id, email as said from invitation
      union all select membership_id, name from membership
        where membership_id not like 'mem_demo-%' order by id`.execute(test.house.db);
    expect(rows).toEqual([
      { id: 'inv_kept', said: 'kept@b.cn' },
      { id: 'inv_over', said: '' },
      { id: 'mem_kept', said: '李明' },
      { id: 'mem_live', said: '李明' },
      { id: 'mem_over', said: '' },
    ]);
    expect(await apply()).toEqual(NONE);
  });

  it('removes files that were never filed, to the millisecond, and keeps what was', async () => {
    const check = (instant: string, fiscalYear: number) =>
      at(instant, async () => {
        const submission = balancedStatement(fiscalYear);
        const bytes = new TextEncoder().encode(JSON.stringify([{ uscc: USCC, ...submission }]));
        const { value } = await createImport({ ctx: test.as(bureau), input: { bytes, about: {} } });
        expect(value.isAcceptable).toBe(true);
        return value.importId;
      });
    const filed = await check('2026-01-01T00:00:00Z', 2019);
    await commitImport({ ctx: test.as(bureau), input: { importId: filed } });
    const over = await check('2026-10-25T01:59:59.999Z', 2020);
    const typed = { uscc: USCC, fiscalYear: 2021, form: '2023', typed: {} };
    const form = await at('2026-10-25T01:59:59.999Z', async () => {
      return (await fillForm({ ctx: test.as(bureau), input: typed })).value.importId;
    });
    const kept = await check('2026-10-25T02:00:00.000Z', 2020);
    expect(await apply()).toEqual({ ...NONE, 'abandoned-imports': 2 });
    const input = (importId: string) => ({ ctx: test.as(bureau), input: { importId } });
    for (const gone of [over, form]) {
      await expect(getImport(input(gone))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect((await getImport(input(kept))).state).toBe('checked');
    expect((await getImport(input(filed))).state).toBe('committed');
    const { rows } = await sql<{ id: string }>`
      select import_id as id from statement_import_item order by position, id`.execute(
      test.house.db,
    );
    expect(rows.map(({ id }) => id)).toEqual([filed, kept]);
    expect(await apply()).toEqual(NONE);
  });

  it('removes what webhooks told, but neither what waits nor what numbers count on', async () => {
    const write = (text: string) => sql.raw(text).execute(test.house.db);
    const [over, kept, long] = [
      '2026-08-26T01:59:59.999Z',
      '2026-08-26T02:00:00.000Z',
      '2026-01-01T00:00:00Z',
    ];
    for (const [id, ended] of [
      ['live', 'null'],
      ['ended', `'${long}'`],
    ]) {
      await write(`insert into webhook_endpoint values ('${COUNTY}', 'hook_${id}', 'bureau', 'b',
        'https://a.cn', null, '', 'b', '${long}', ${ended})`);
    }
    for (const [id, endpoint, state, triedAt] of [
      ['over', 'live', 'delivered', over],
      ['kept', 'live', 'given-up', kept],
      ['waiting', 'live', 'pending', over],
      ['left', 'ended', 'pending', over],
    ]) {
      const nextTryAt = state === 'pending' ? `'${long}'` : 'null';
      await write(`insert into webhook_delivery values ('${COUNTY}', 'msg_${id}',
        'hook_${endpoint}', 'bureau', 'b', null, null, 'webhook.ping', '', '${state}', 1, 1,
        '${long}', ${nextTryAt})`);
      await write(`insert into webhook_try
        values ('${COUNTY}', 'msg_${id}', 1, 'bureau', 'b', '${triedAt}', 500, null)`);
    }
    for (const [number, occurredAt, isDistributed] of [
      [1001, over, true],
      [1002, kept, true],
      [1003, over, false],
      [1004, over, true],
    ]) {
      await write(`insert into webhook_event values ('${COUNTY}', '${USCC}', ${number},
        'rating.made', '${occurredAt}', '{}', ${isDistributed})`);
    }
    expect(await apply()).toEqual({ ...NONE, 'webhook-messages': 2, 'webhook-events': 1 });
    const { rows } = await sql<{ id: string }>`
      select delivery_id as id from webhook_delivery union all select delivery_id from webhook_try
      union all select number::text from webhook_event where number > 1000
      order by id`.execute(test.house.db);
    expect(rows.map(({ id }) => id)).toEqual([
      ...['1002', '1003', '1004'],
      ...['msg_kept', 'msg_kept', 'msg_waiting', 'msg_waiting'],
    ]);
    expect(await apply()).toEqual(NONE);
  });

  it('refuses a county that does not exist', async () => {
    const input = { countyCode: '370321' };
    await expect(applyRetention({ house: test.house, input })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('the database', () => {
  const remove = (role: string, table: string) =>
    inScope(
      test.house.db,
      // A false clock of the service changes nothing.
      { ...operatorScope(COUNTY, new Date('2099-01-01T00:00:00Z')), role },
      async (trx) => {
        const { numAffectedRows } = await sql.raw(`delete from ${table}`).execute(trx);
        return numAffectedRows;
      },
    );

  beforeAll(async () => {
    const { consentId } = await grant(test, USCC);
    await getRating({ ctx: test.as(bank), input: { uscc: USCC } });
    const input = { uscc: USCC, consentId, revocation: {} };
    await revokeConsent({ ctx: test.as(cooperativeOf(USCC)), input });
  });

  it.each(['disclosure', 'consent_revocation', 'consent'])(
    'lets not even the operator remove a %s before its time',
    async (table) => {
      await expect(remove('operator', table)).rejects.toThrow(/are kept for 3 years/);
    },
  );

  it('keeps the newest contact', async () => {
    await expect(remove('operator', 'contact')).rejects.toThrow(/newest contact/);
  });

  it.each([
    ['statement_import_item', /what was filed is kept/],
    ['statement_import', /what was filed is kept/],
    ['webhook_try', /a message on its way is kept/],
    ['webhook_delivery', /a message on its way is kept/],
    ['webhook_event', /the newest of a cooperative, is kept/],
  ])('keeps of %s what is still needed', async (table, words) => {
    await expect(remove('operator', table)).rejects.toThrow(words);
    expect(await remove('bureau', table)).toBe(0n);
  });

  it.each(['disclosure', 'consent_revocation', 'consent', 'contact'])(
    'lets nobody else remove a %s at all',
    async (table) => {
      for (const role of ['bureau', 'regulator', 'township', 'cooperative']) {
        expect([role, await remove(role, table)]).toEqual([role, 0n]);
      }
    },
  );

  const forget = (role: string, statement: string) =>
    inScope(
      test.house.db,
      { ...operatorScope(COUNTY, new Date('2099-01-01')), role },
      async (trx) => {
        const { numAffectedRows } = await sql.raw(statement).execute(trx);
        return numAffectedRows;
      },
    );

  it('lets nobody forget who acts, or whom a live invitation is for', async () => {
    const isLive = `membership_id = 'mem_live'`;
    expect(await forget('operator', `update membership set name = '' where ${isLive}`)).toBe(0n);
    await sql
      .raw(`insert into invitation values ('${COUNTY}', 'inv_live', 'live', 'live@b.cn', 'bank',
        'demo-rural-bank', null, 'demo-bank', now(), now() + interval '1 hour')`)
      .execute(test.house.db);
    const isOpen = `invitation_id = 'inv_live'`;
    expect(await forget('operator', `update invitation set email = '' where ${isOpen}`)).toBe(0n);
  });

  it('lets nobody but the operator forget a name, and nobody write another one', async () => {
    const isOver = `membership_id = 'mem_kept'`;
    const other = `update membership set name = '王芳' where ${isOver}`;
    await expect(forget('operator', other)).rejects.toThrow(/nothing changes but that name/);
    expect(await forget('bureau', `update membership set name = '' where ${isOver}`)).toBe(0n);
    await expect(forget('operator', `update membership set role = 'bureau'`)).rejects.toThrow(
      /permission denied/,
    );
  });

  it.each(['disclosure', 'consent_revocation', 'consent', 'contact'])(
    'lets nobody change a %s, not even the owner',
    async (table) => {
      const change = sql.raw(`update ${table} set county_code = county_code`);
      await expect(change.execute(test.house.db)).rejects.toThrow(/never changed/);
    },
  );
});
