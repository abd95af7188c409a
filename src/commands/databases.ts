import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { House } from '../domain/context.ts';
import { EnvironmentError, readEnvironment } from '../env.ts';
import type { Variables } from './arguments.ts';

type Work = (house: House) => Promise<number>;

/** Commands for operators work on the database that they name; the embedded one needs none. */
export async function withDatabase(variables: Variables, work: Work): Promise<number> {
  return withNamedDatabase(requireAddress(variables), work);
}

/** The address of the database that an operator has to name. */
export function requireAddress(variables: Variables): string {
  const { DATABASE_URL: url } = readEnvironment(variables);
  if (url === undefined) throw new EnvironmentError('DATABASE_URL: name the database');
  return url;
}

/** The database that is named, or else the embedded one, which no server may be using. */
export async function withLocalDatabase(variables: Variables, work: Work): Promise<number> {
  const environment = readEnvironment(variables);
  if (environment.DATABASE_URL === undefined)
    await access(join(environment.HEHENG_DATA, 'database'));
  const { openLocalDatabase } = await import('../local-database.ts');
  const database = await openLocalDatabase(environment);
  try {
    return await withNamedDatabase(database.connectionString, work);
  } finally {
    await database.close();
  }
}

async function withNamedDatabase(url: string, work: Work): Promise<number> {
  const { openNamedDatabase } = await import('../named-database.ts');
  const { machineHouse } = await import('../machine.ts');
  const db = await openNamedDatabase(url);
  try {
    return await work(machineHouse(db, {}));
  } finally {
    await db.destroy();
  }
}
