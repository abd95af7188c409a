import type { AddressInfo } from 'node:net';
import { serve as listen, type ServerType } from '@hono/node-server';
import { compress } from 'hono/compress';
import { createApp } from './app.ts';
import { connect } from './db/client.ts';
import type { Environment } from './env.ts';
import { requireAddress } from './listening.ts';
import { openLocalDatabase } from './local-database.ts';
import { machineHouse } from './machine.ts';

/** A server that runs, with what was printed about it. */
export type Running = {
  readonly address: string;
  /** Where the demonstration county lives, if it is the one that is served. */
  readonly demonstrationFolder: string | undefined;
  readonly close: () => Promise<void>;
};

export const DEFAULT_PORT = 8787;

/** Opens the database and serves the app; closing it lets running requests finish first. */
export async function serve(environment: Environment): Promise<Running> {
  const { HOST: hostname, PORT: port = DEFAULT_PORT } = environment;
  await requireAddress(hostname, port);
  const database = await openLocalDatabase(environment);
  const db = connect(database.connectionString);
  const closeDatabase = async () => {
    await db.destroy();
    await database.close();
  };
  const requestsPerMinute = environment.HEHENG_RATE_LIMIT;
  const house = { ...machineHouse(db, database.demoKeys), requestsPerMinute };
  // On Workers the platform compresses; here nobody else does.
  const app = createApp(compress());
  const demonstrationFolder =
    environment.DATABASE_URL === undefined ? environment.HEHENG_DATA : undefined;
  try {
    const server = await listening((request) => app.fetch(request, house), hostname, port);
    const address = `http://${hostname === '127.0.0.1' ? 'localhost' : hostname}:${portOf(server)}`;
    const close = async () => {
      await stopped(server);
      await closeDatabase();
    };
    return { address, demonstrationFolder, close };
  } catch (error) {
    await closeDatabase();
    throw error;
  }
}

type Fetch = (request: Request) => Response | Promise<Response>;

function listening(fetch: Fetch, hostname: string, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch, hostname, port }, () => resolve(server));
    server.once('error', reject);
  });
}

const portOf = (server: ServerType): number => (server.address() as AddressInfo).port;

function stopped(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
