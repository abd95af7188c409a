import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BALANCE_SHEET_COLUMNS, FACT_COLUMNS, SURPLUS_COLUMNS } from '../../src/db/columns.ts';
import { inScope, withIdentities } from '../../src/db/transaction.ts';
import {
  balanceSheetLineIds,
  cooperativeFacts,
  surplusLineIds,
} from '../../src/engine/vocabulary.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* What the database itself guarantees, whatever the code above it does. */

const COUNTY = '370322';
const OTHER_COUNTY = '370321';

const bureauOf = (countyCode: string, actor = 'demo-bureau') => ({
  countyCode,
  actor,
  role: 'bureau',
  organisation: null,
  at: new Date('2026-11-24T02:00:00Z'),
});

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

const rows = async (text: string) =>
  (await sql.raw<Record<string, unknown>>(text).execute(test.house.db)).rows;

const TABLES = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' and c.relname not like 'kysely%'`;

describe('tables', () => {
  it('start every key with the county code', async () => {
    const keys = await rows(`select conrelid::regclass::text as name, a.attname as first
      from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype in ('p', 'u', 'f') and k.conrelid in (select oid from pg_class
        where relname in (${TABLES})) and not (k.contype = 'u' and a.attname = 'key_hash')`);
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter(({ first }) => first !== 'county_code')).toEqual([]);
    const tables = await rows(TABLES);
    expect(new Set(keys.map(({ name }) => name)).size).toBe(tables.length);
  });

  it('are all under row-level security, for their owner too', async () => {
    const open = await rows(`${TABLES} and not (c.relrowsecurity and c.relforcerowsecurity)`);
    expect(open).toEqual([]);
  });

  it('are what every function looks into, whatever else a session has', async () => {
    const open = await rows(`select proname as name from pg_proc
      where pronamespace = 'public'::regnamespace and not exists (
        select from unnest(proconfig) setting where setting = 'search_path=public, pg_temp')`);
    expect(open).toEqual([]);
    const temporary = test.house.db.transaction().execute(async (trx) => {
      await sql`set local role heheng_service`.execute(trx);
      await sql`create temporary table panel_member (expert_id text)`.execute(trx);
    });
    await expect(temporary).rejects.toThrow('permission denied to create temporary tables');
  });

  it('keep what scoring reads in typed columns, never in JSON', async () => {
    // The papers of an act are shown, and nothing is computed from them.
    const json = await rows(`select table_name as name from information_schema.columns
      where table_schema = 'public' and data_type in ('json', 'jsonb')`);
    expect(json).toEqual([{ name: 'case_act' }]);
  });

  it('have a column for every line and fact of the models, and no other', async () => {
    const columnsOf = async (table: string) =>
      (
        await rows(`select column_name as name from information_schema.columns
          where table_schema = 'public' and table_name = '${table}'`)
      ).map(({ name }) => camel(String(name)));
    const amounts = await columnsOf('statement_amounts');
    expect(amounts.sort()).toEqual(
      [
        ...['countyCode', 'statementId'],
        ...BALANCE_SHEET_COLUMNS,
        ...BALANCE_SHEET_COLUMNS.map((column) => `${column}Opening`),
        ...SURPLUS_COLUMNS,
      ].sort(),
    );
    expect(await columnsOf('fact_sheet')).toEqual(expect.arrayContaining([...FACT_COLUMNS]));
    expect([...BALANCE_SHEET_COLUMNS].sort()).toEqual(balanceSheetLineIds().sort());
    expect([...SURPLUS_COLUMNS].sort()).toEqual(surplusLineIds().sort());
    expect([...FACT_COLUMNS].sort()).toEqual([...cooperativeFacts().keys()].sort());
  });
});

describe('what is approved', () => {
  const APPEND_ONLY = [
    'cooperative',
    'statement',
    'statement_amounts',
    'statement_verification',
    'statement_import',
    'statement_import_item',
    'statement_import_commit',
    'filled_form',
    'fact_sheet',
    'rating',
    'audit_record',
    'organisation',
    'membership_end',
    'invitation_use',
    'api_key_revocation',
    'invitation_withdrawal',
    'membership_confirmation',
  ];

  it.each(APPEND_ONLY)('%s: is never changed, not even by the owner', async (table) => {
    await expect(rows(`update ${table} set county_code = county_code`)).rejects.toThrow(/never/);
    await expect(rows(`delete from ${table}`)).rejects.toThrow(/never/);
    await expect(rows(`truncate ${table} cascade`)).rejects.toThrow(/never/);
  });

  it.each(APPEND_ONLY)('%s: the service may not even try', async (table) => {
    const attempt = (text: string) =>
      inScope(test.house.db, bureauOf(COUNTY), (trx) => sql.raw(text).execute(trx));
    await expect(attempt(`delete from ${table}`)).rejects.toThrow(/permission denied/);
    await expect(attempt(`update ${table} set county_code = county_code`)).rejects.toThrow(
      /permission denied/,
    );
  });

  it('is never verified by its maker, whatever the code says', async () => {
    const [statement] = await rows('select * from statement limit 1');
    const { statementId: id, submittedBy: maker } = statement as Record<string, string>;
    const forged = (verifiedBy: string | undefined, submittedBy: string | undefined) =>
      inScope(test.house.db, bureauOf(COUNTY, verifiedBy), (trx) =>
        sql`insert into statement_verification
          values (${COUNTY}, ${id}, ${submittedBy}, ${verifiedBy}, 'accepted', null, now())`.execute(
          trx,
        ),
      );
    await expect(forged(maker, maker)).rejects.toThrow(/maker_is_not_checker/);
    await expect(forged('somebody', 'somebody-else')).rejects.toThrow(/foreign key|duplicate/);
  });
});

describe('counties', () => {
  const count = async (county: string, table: string) =>
    inScope(test.house.db, bureauOf(county), async (trx) => {
      const { rows: found } = await sql
        .raw<{ count: string }>(`select count(*) as count from ${table}`)
        .execute(trx);
      return Number(found[0]?.count);
    });

  it('see their own rows without any filter in the query', async () => {
    expect(await count(COUNTY, 'cooperative')).toBeGreaterThan(30);
    for (const { name } of await rows(TABLES)) {
      expect([name, await count(OTHER_COUNTY, String(name))]).toEqual([name, 0]);
    }
  });

  it('cannot write into another county', async () => {
    const write = inScope(test.house.db, bureauOf(OTHER_COUNTY), (trx) =>
      trx
        .insertInto('county')
        .values({ countyCode: COUNTY, nameZh: '外县', nameEn: 'Other', isFictional: true })
        .execute(),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  it('are named by a checked literal, so that no text becomes SQL', async () => {
    const nothing = async () => undefined;
    await expect(
      inScope(test.house.db, bureauOf("370322'; reset role; --"), nothing),
    ).rejects.toThrow(/six digits/);
  });

  it('do not leak from one transaction into the next one of a connection', async () => {
    await count(COUNTY, 'cooperative');
    const after = await sql<{ county: string | null; role: string }>`
      select nullif(current_setting('app.county', true), '') as county, current_user as role
    `.execute(test.house.db);
    expect(after.rows[0]?.county).toBeNull();
    expect(after.rows[0]?.role).not.toBe('heheng_service');
  });

  it('stay apart with many transactions at once', async () => {
    const counties = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? COUNTY : OTHER_COUNTY));
    const counts = await Promise.all(counties.map((county) => count(county, 'cooperative')));
    const seen = counts.filter((_, i) => i % 2 === 1);
    expect(new Set(seen)).toEqual(new Set([0]));
  });
});

describe('the role of the service', () => {
  it('owns nothing, signs in nowhere and bypasses nothing', async () => {
    const [role] = await rows(`select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole,
      (select count(*)::integer from pg_class where relowner = r.oid) as owned
      from pg_roles r where rolname = 'heheng_service'`);
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcanlogin: false,
      rolcreaterole: false,
      owned: 0,
    });
  });
});

describe('the role of sign-in', () => {
  it('owns nothing, signs in nowhere and bypasses nothing', async () => {
    const [role] = await rows(`select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole,
      (select count(*)::integer from pg_class where relowner = r.oid) as owned
      from pg_roles r where rolname = 'heheng_auth'`);
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcanlogin: false,
      rolcreaterole: false,
      owned: 0,
    });
  });

  it('reaches accounts and nothing of a county, and the service the other way round', async () => {
    const readAs = (role: string, table: string) =>
      test.house.db.transaction().execute(async (trx) => {
        await sql.raw(`set local role ${role}`).execute(trx);
        await sql.raw(`select count(*) from ${table}`).execute(trx);
      });
    const accounts = await rows(`select relname as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace where nspname = 'auth' and relkind = 'r'`);
    expect(accounts.length).toBe(7);
    for (const { name } of accounts) {
      await readAs('heheng_auth', `auth."${name}"`);
      await expect(readAs('heheng_service', `auth."${name}"`)).rejects.toThrow(/permission denied/);
    }
    for (const { name } of await rows(TABLES)) {
      await expect(readAs('heheng_auth', String(name))).rejects.toThrow(/permission denied/);
    }
  });

  it('is left again with the transaction', async () => {
    await withIdentities(test.house.db, async () => undefined);
    const after = await sql<{ role: string }>`select current_user as role`.execute(test.house.db);
    expect(after.rows[0]?.role).not.toMatch(/^heheng_/);
  });
});

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
