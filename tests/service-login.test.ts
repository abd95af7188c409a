import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../src/db/client.ts';
import { migrateToLatest } from '../src/db/migrate.ts';
import { rightsOf } from '../src/db/service-login.ts';
import { serviceAddressOf } from '../src/service-login.ts';
import { heheng } from './support/command.ts';
import { type PostgresServer, startPostgres } from './support/postgres.ts';

/* The service connects as a login of its own, from which there is no way back past the walls. */

let postgres: PostgresServer;
let address: string;

beforeAll(async () => {
  postgres = await startPostgres();
  address = await serviceAddressOf(postgres.connectionString);
});
afterAll(async () => postgres.close());

async function run<Row>(url: string, statements: readonly string[]): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows as Row[];
    return rows;
  } finally {
    await client.end();
  }
}

const rights = async (url: string) => {
  const db = connect(url);
  try {
    return await rightsOf(db);
  } finally {
    await db.destroy();
  }
};

const withUser = (user: string, password = 'secret') => {
  const url = new URL(postgres.connectionString);
  Object.assign(url, { username: user, password });
  return url.href;
};

describe('the login that an owner’s address gives', () => {
  it('may act as the service and owns nothing', async () => {
    expect(new URL(address).username).toBe('heheng_login');
    expect(address).not.toContain('heheng:heheng');
    expect(await rights(address)).toBe('service');
    expect(await rights(postgres.connectionString)).toBe('owner');
    expect(await rights(postgres.superuserConnectionString)).toBe('owner');
  });

  it.each([
    ['reads nothing as itself', ['select * from cooperative']],
    ['reads nothing after RESET ROLE', ['set role heheng_service', 'reset role', 'table county']],
    ['cannot become the owner', ['set role heheng']],
    ['cannot lift a wall', ['alter table cooperative disable row level security']],
    ['cannot switch a trigger off', ['alter table audit_record disable trigger all']],
    ['cannot become anybody else’s session', ['set session authorization heheng']],
    ['cannot make a table', ['create table public.mine (id int)']],
    ['cannot make a role', ['create role mine']],
    [
      'cannot put a table of its own before that of the county',
      ['set role heheng_service', 'create temporary table audit_head (seq int)'],
    ],
  ])('%s', async (_, statements) => {
    await expect(run(address, statements)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('sees no row outside a county’s scope', async () => {
    await run(postgres.superuserConnectionString, [
      `insert into county (county_code, name_zh, name_en, is_fictional) values ('370322', '高青县', 'Gaoqing', false) on conflict do nothing`,
    ]);
    expect(await run(address, ['set role heheng_service', 'table county'])).toEqual([]);
    const scoped = ['begin', 'set local role heheng_service', `set local app.county = '370322'`];
    expect(await run(address, [...scoped, 'table county'])).toHaveLength(1);
  });

  it('is the same for every process that is given the owner’s address', async () => {
    const addresses = await Promise.all(
      [1, 2, 3].map(() => serviceAddressOf(postgres.connectionString)),
    );
    expect(new Set([...addresses, address]).size).toBe(1);
  });

  it('is mended where its password or its memberships were changed', async () => {
    await run(postgres.connectionString, [
      `alter role heheng_login password 'other'`,
      'revoke heheng_auth from heheng_login',
    ]);
    expect(await serviceAddressOf(postgres.connectionString)).toBe(address);
    expect(await rights(address)).toBe('service');
  });

  it('is taken as it is where it is what is named', async () => {
    expect(await serviceAddressOf(address)).toBe(address);
  });
});

describe('a role that is neither', () => {
  it('is refused with the reason, and the server does not start', async () => {
    await run(postgres.superuserConnectionString, [`create role guest login password 'secret'`]);
    const { status, stderr } = await heheng(['serve'], '', { DATABASE_URL: withUser('guest') });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^heheng: DATABASE_URL: its role/)]);
  });

  it('changes no schema', async () => {
    const { status, stderr } = await heheng(['migrate'], '', { DATABASE_URL: address });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^heheng: DATABASE_URL: /)]);
  });

  it('is refused as a login of the service while the schema is another one', async () => {
    await run(postgres.superuserConnectionString, [
      `insert into kysely_migration values ('29991231T000000-later', now()::text)`,
    ]);
    await expect(serviceAddressOf(address)).rejects.toThrow('heheng migrate');
    await run(postgres.superuserConnectionString, [
      `delete from kysely_migration where name = '29991231T000000-later'`,
    ]);
    const db = connect(postgres.connectionString);
    expect(await migrateToLatest(db)).toEqual([]);
    await db.destroy();
  });
});
