import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { type Connection, connect } from '../../src/db/client.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../src/db/embedded.ts';
import { isSchemaCurrent, migrateToLatest, NewerSchemaError } from '../../src/db/migrate.ts';

let folder: string;
let database: EmbeddedDatabase;
let db: Connection;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heheng-migrate-'));
  database = await startEmbeddedDatabase(folder);
  db = connect(database.connectionString);
});
afterAll(async () => {
  await db.destroy();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

it('brings an empty database to the newest schema, once', async () => {
  expect(await isSchemaCurrent(db)).toBe(false);
  expect(await migrateToLatest(db)).toEqual(Object.keys(migrations).sort());
  expect(await isSchemaCurrent(db)).toBe(true);
  expect(await migrateToLatest(db)).toEqual([]);
});

it('refuses a database that is newer than the program, and changes nothing', async () => {
  await sql`insert into kysely_migration values ('29991231T000000-later', now())`.execute(db);
  await expect(migrateToLatest(db)).rejects.toThrow(NewerSchemaError);
  expect(await isSchemaCurrent(db)).toBe(false);
  await sql`delete from kysely_migration where name = '29991231T000000-later'`.execute(db);
  expect(await isSchemaCurrent(db)).toBe(true);
});

it('lists migrations in the order of their dates', () => {
  const names = Object.keys(migrations);
  expect(names).toEqual([...names].sort());
  expect(names.every((name) => /^\d{8}T\d{6}-[a-z-]+$/.test(name))).toBe(true);
});
