import { type Kysely, sql } from 'kysely';

/* A login that owns nothing has to see whether the schema is the one of its program. */

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`grant select on kysely_migration to public`.execute(db);
}
