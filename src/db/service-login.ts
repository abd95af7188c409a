import { sql } from 'kysely';
import type { Connection } from './client.ts';

/** What a login may do: change the schema and step past its walls, act as the service, or neither. */
export type Rights = 'owner' | 'service' | 'none';

/** What the login of a connection may do. */
export async function rightsOf(db: Connection): Promise<Rights> {
  const { rows } = await sql<{ owns: boolean; serves: boolean }>`
    select
      rolsuper or rolbypassrls or has_schema_privilege('public', 'create') or exists (
        select from pg_class
        where relkind in ('r', 'p') and pg_has_role(relowner, 'member')
      ) as owns,
      (
        select count(*) = 2 from pg_roles acted
        where acted.rolname in ('heheng_service', 'heheng_auth') and pg_has_role(acted.oid, 'set')
      ) as serves
    from pg_roles where rolname = current_user`.execute(db);
  if (rows[0]?.owns !== false) return 'owner';
  return rows[0].serves ? 'service' : 'none';
}

/** What the service's own login is called in the database of a connection. */
export async function serviceLoginOf(db: Connection): Promise<string> {
  const { rows } = await sql<{ login: string }>`
    select left(current_database(), 57) || '_login' as login`.execute(db);
  return rows[0]?.login ?? '';
}

/**
 * Makes the service's own login, or gives it its password anew: it may act as the service and owns
 * nothing, so that no statement of its sessions can step back past the walls.
 */
export async function makeServiceLogin(
  db: Connection,
  login: string,
  password: string | null,
): Promise<void> {
  const [role, secret] = [sql.id(login), sql.lit(password)];
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('heheng service login'))`.execute(trx);
    const found = await sql`select from pg_roles where rolname = ${login}`.execute(trx);
    if (found.rows.length === 0) await sql`create role ${role} noinherit`.execute(trx);
    await sql`alter role ${role} login password ${secret}`.execute(trx);
    await sql`grant heheng_service, heheng_auth to ${role} with inherit false, set true`.execute(
      trx,
    );
  });
}
