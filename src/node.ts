import type { AddressInfo } from 'node:net';
import { serve as listen, type ServerType } from '@hono/node-server';
import { compress } from 'hono/compress';
import { createApp } from './app.ts';
import { connect } from './db/client.ts';
import { playCases } from './domain/demonstration/play-cases.ts';
import { type Environment, signInOf } from './env.ts';
import { requireAddress } from './listening.ts';
import { openLocalDatabase } from './local-database.ts';
import { machineHouse } from './machine.ts';
import { startSweeping } from './sweeping.ts';

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
  const signIn = signInOf(environment, database.secret);
  const house = { ...machineHouse(db, database.demoKeys, signIn), requestsPerMinute };
  // On Workers the platform compresses; here nobody else does.
  const app = createApp(compress());
  const demonstrationFolder =
    environment.DATABASE_URL === undefined ? environment.HEHENG_DATA : undefined;
  try {
    const answer: Fetch = (request, address) => app.fetch(request, { ...house, address });
    const server = await listening(answer, hostname, port);
    const address = `http://${hostname === '127.0.0.1' ? 'localhost' : hostname}:${portOf(server)}`;
    const stopSweeping = startSweeping(house, database.isFresh ? playCases : undefined);
    const close = async () => {
      await Promise.all([stopped(server), stopSweeping()]);
      await closeDatabase();
    };
    return { address, demonstrationFolder, close };
  } catch (error) {
    await closeDatabase();
    throw error;
  }
}

type FetchCallback = Parameters<typeof listen>[0]['fetch'];
type Fetch = (request: Request, address: string | undefined) => Response | Promise<Response>;

function listening(answer: Fetch, hostname: string, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const fetch: FetchCallback = (request, { incoming }) =>
      answer(request, addressOf(request, incoming.socket.remoteAddress));
    const server = listen({ fetch, hostname, port }, () => resolve(server));
    server.once('error', reject);
  });
}

/** A proxy on the same machine is believed whom it speaks for; anybody else speaks for themselves. */
function addressOf({ headers }: Request, remote: string | undefined): string | undefined {
  const isLocal = remote !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(remote);
  const forwarded = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
  return isLocal && forwarded ? forwarded : remote;
}

const portOf = (server: ServerType): number => (server.address() as AddressInfo).port;

function stopped(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
