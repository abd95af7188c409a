import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from './db/client.ts';
import { startEmbeddedDatabase } from './db/embedded.ts';
import { migrateToLatest } from './db/migrate.ts';
import { DEMO_SEATS, type DemoSeat, type House } from './domain/context.ts';
import { demonstrationSeats, seedDemonstration } from './domain/demonstration/seed.ts';
import { authenticate } from './domain/keys/authenticate.ts';
import { createKey } from './domain/keys/create.ts';
import { newSecret } from './domain/secrets.ts';
import { type Environment, EnvironmentError } from './env.ts';
import { machineHouse } from './machine.ts';
import { serviceAddressOf } from './service-login.ts';

/** A migrated database, and the demonstration's keys if it is the embedded one. */
export type LocalDatabase = {
  readonly connectionString: string;
  readonly demoKeys: House['demoKeys'];
  /** Signs cookies; undefined where nobody set one, so that people do not sign in. */
  readonly secret: string | undefined;
  /** Whether the demonstration county was filled just now. */
  readonly isFresh: boolean;
  readonly close: () => Promise<void>;
};

type DemoKeys = Record<DemoSeat, string>;

/** The database that the environment names; without one, the embedded demonstration county. */
export async function openLocalDatabase(environment: Environment): Promise<LocalDatabase> {
  const { DATABASE_URL: url, HEHENG_DATA: folder, HEHENG_SECRET: given } = environment;
  if (url !== undefined) {
    const connectionString = await serviceAddressOf(url);
    return {
      ...{ connectionString, demoKeys: {}, secret: given, isFresh: false },
      close: async () => {},
    };
  }
  await makeFolder(folder);
  const embedded = await startEmbeddedDatabase(folder);
  try {
    const prepared = await prepareDemonstration(embedded.connectionString, folder);
    const secret = given ?? (await keepSecret(join(folder, 'secret')));
    return { ...embedded, ...prepared, secret };
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: Error) => {
    throw new EnvironmentError(`HEHENG_DATA: ${error.message}`);
  });
}

async function prepareDemonstration(
  connectionString: string,
  folder: string,
): Promise<Pick<LocalDatabase, 'demoKeys' | 'isFresh'>> {
  const db = connect(connectionString);
  try {
    await migrateToLatest(db);
    const house = machineHouse(db, {});
    const isFresh = await seedDemonstration(house);
    return { demoKeys: await keepKeys(house, join(folder, 'demo-keys.json')), isFresh };
  } finally {
    await db.destroy();
  }
}

/** The keys of the first start stay valid; those that were lost are made anew. */
async function keepKeys(house: House, file: string): Promise<DemoKeys> {
  const known = await readKeys(file);
  const actors = demonstrationSeats();
  const keys = new Map<DemoSeat, string>();
  for (const seat of DEMO_SEATS) {
    const key = known[seat];
    const owner = key === undefined ? undefined : await authenticate({ house, key });
    const isValid = key !== undefined && owner?.id === actors[seat].id;
    keys.set(seat, isValid ? key : await createKey({ house, input: actors[seat] }));
  }
  const all = Object.fromEntries(keys) as DemoKeys;
  await writeFile(file, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
  return all;
}

/** The secret of the first start stays, so that sessions outlive a restart. */
async function keepSecret(file: string): Promise<string> {
  const known = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (known.length >= 32) return known;
  const secret = newSecret('secret');
  await writeFile(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}

async function readKeys(file: string): Promise<Partial<DemoKeys>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Partial<DemoKeys>;
  } catch {
    return {};
  }
}
