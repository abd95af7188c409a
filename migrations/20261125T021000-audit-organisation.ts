import { type Kysely, sql } from 'kysely';

/*
 * An audit record says in which role and for which organisation somebody acted: those of the
 * transaction, as it is of who acted.
 */

const setting = (name: string): string => `(select current_setting('app.${name}', true))`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create policy in_own_role on audit_record as restrictive for insert
      with check (record::jsonb ->> 'role' = ${setting('role')}
        and coalesce(record::jsonb ->> 'organisation', '') = ${setting('organisation')})`)
    .execute(db);
}
