import { createHmac } from 'node:crypto';
import { type Connection, connect } from './db/client.ts';
import { isSchemaCurrent, migrateToLatest } from './db/migrate.ts';
import { makeServiceLogin, rightsOf, serviceLoginOf } from './db/service-login.ts';
import { EnvironmentError } from './env.ts';
import { openNamedDatabase } from './named-database.ts';

/**
 * The address at which the service connects to the database that DATABASE_URL names. Its owner's
 * address brings the schema up to date and gives that of the service's own login, which is made if
 * need be; the address of such a login is taken as it is.
 */
export async function serviceAddressOf(url: string): Promise<string> {
  const db = await openNamedDatabase(url);
  try {
    const rights = await rightsOf(db);
    if (rights === 'owner') return await addressByOwner(db, url);
    if (rights === 'none') throw new EnvironmentError(NEITHER);
    if (!(await isSchemaCurrent(db))) throw new EnvironmentError(NOT_CURRENT);
    return url;
  } finally {
    await db.destroy();
  }
}

/** Only whoever owns the schema changes it. */
export async function requireOwner(db: Connection): Promise<void> {
  if ((await rightsOf(db)) !== 'owner') throw new EnvironmentError(NO_OWNER);
}

const NO_OWNER = 'DATABASE_URL: its role does not own the schema';
const NEITHER =
  'DATABASE_URL: its role neither owns the schema nor may act as heheng_service and heheng_auth';
const NOT_CURRENT =
  'DATABASE_URL: the schema is not the one of this program: run `heheng migrate` as its owner';

async function addressByOwner(db: Connection, url: string): Promise<string> {
  await migrateToLatest(db);
  const login = await serviceLoginOf(db);
  const password = passwordOf(url);
  const address = addressOf(url, login, password);
  if (await serves(address)) return address;
  await makeServiceLogin(db, login, password ?? null);
  if (await serves(address)) return address;
  throw new EnvironmentError(
    `DATABASE_URL: the service cannot connect as ${login}: name a login of its own there`,
  );
}

/** It follows from the owner's, so that every process that is given that one finds the same. */
function passwordOf(url: string): string | undefined {
  const { password, searchParams } = new URL(url);
  const given = searchParams.get('password') ?? decodeURIComponent(password);
  if (given === '') return undefined;
  return createHmac('sha256', given).update('heheng service login').digest('base64url');
}

function addressOf(url: string, login: string, password: string | undefined): string {
  const address = new URL(url);
  for (const name of ['user', 'password']) address.searchParams.delete(name);
  address.username = encodeURIComponent(login);
  address.password = password ?? '';
  return address.href;
}

async function serves(address: string): Promise<boolean> {
  const db = connect(address);
  try {
    return (await rightsOf(db)) === 'service';
  } catch {
    return false;
  } finally {
    await db.destroy();
  }
}
