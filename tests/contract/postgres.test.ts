import { connect } from '../../src/db/client.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';
import { ROLES, type Role } from '../../src/domain/context.ts';
import { demonstrationActors, seedDemonstration } from '../../src/domain/demonstration/seed.ts';
import { createKey } from '../../src/domain/keys/create.ts';
import { machineHouse } from '../../src/machine.ts';
import type { Keys } from '../support/house.ts';
import { startPostgres } from '../support/postgres.ts';
import { startProcess } from '../support/process.ts';
import { contractSuite } from './suite.ts';

/** A database that the service is given is not filled by it, so the test does that. */
async function fill(connectionString: string): Promise<Keys> {
  const db = connect(connectionString);
  try {
    await migrateToLatest(db);
    const house = machineHouse(db, {});
    await seedDemonstration(house);
    const actors = demonstrationActors();
    const keys: [Role, string][] = [];
    for (const role of ROLES) {
      keys.push([role, await createKey({ house, input: actors[role] })]);
    }
    return Object.fromEntries(keys) as Keys;
  } finally {
    await db.destroy();
  }
}

contractSuite('on Node over PostgreSQL 18', async () => {
  const postgres = await startPostgres();
  const keys = await fill(postgres.connectionString);
  const environment = {
    DATABASE_URL: postgres.connectionString,
    HEHENG_SECRET: 'a secret of this test, of no use elsewhere',
  };
  const server = await startProcess(['src/cli.ts', 'serve'], environment);
  const close = async () => {
    await server.close();
    await postgres.close();
  };
  return { ...server, keys, close };
});
