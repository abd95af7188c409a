import { type Kysely, sql } from 'kysely';

/*
 * Failed attempts to sign in are kept as a log. Those of an account stop counting when its person
 * gets in, and stay on record.
 */

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table auth.failed_attempt add column settled_at timestamptz`.execute(db);
}
