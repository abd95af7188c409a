import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from '../../migrations/index.ts';
import type { Connection } from './client.ts';

/** The database was migrated by a newer program than this one. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
}

/** Brings the schema up to date and returns the names of the migrations that ran. */
export async function migrateToLatest(db: Connection): Promise<readonly string[]> {
  await refuseNewerSchema(db);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return results.map(({ migrationName }) => migrationName);
}

/** Whether every migration of this program has run, and no other. */
export async function isSchemaCurrent(db: Connection): Promise<boolean> {
  const executed = await executedMigrations(db);
  return JSON.stringify(executed) === JSON.stringify(Object.keys(migrations).sort());
}

async function refuseNewerSchema(db: Connection): Promise<void> {
  const unknown = (await executedMigrations(db)).filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length === 0) return;
  throw new NewerSchemaError(
    `the database is newer than this program: it knows ${unknown.join(', ')}`,
  );
}

async function executedMigrations(db: Connection): Promise<readonly string[]> {
  const { rows } = await sql<{ isSeen: boolean | null }>`
    select has_table_privilege(to_regclass('kysely_migration'), 'select') as is_seen`.execute(db);
  if (rows[0]?.isSeen !== true) return [];
  const executed = await sql<{ name: string }>`
    select name from kysely_migration order by name`.execute(db);
  return executed.rows.map(({ name }) => name);
}
