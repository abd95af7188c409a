import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { type Connection, connect } from '../../src/db/client.ts';
import { insertMembership, listMembershipsOf } from '../../src/db/memberships.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';
import { asPerson, inScope } from '../../src/db/transaction.ts';
import { operatorScope } from '../../src/domain/operator.ts';
import { awaitsConfirmation } from '../../src/domain/people/confirmation.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';

/* Memberships from before stay as they were, those of two sides too; what is new keeps the rules. */

const COUNTY = '370322';
const PERSON = 'person_01KAW3000000000000000000AA';
const AT = new Date('2026-11-24T02:00:00Z');

let postgres: PostgresServer;
let db: Connection;

beforeAll(async () => {
  postgres = await startPostgres();
  db = connect(postgres.connectionString);
});
afterAll(async () => {
  await db?.destroy();
  await postgres?.close();
});

async function migrateBefore(name: string): Promise<void> {
  const earlier = Object.entries(migrations).filter(([known]) => known < name);
  const provider = { getMigrations: async () => Object.fromEntries(earlier) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  expect(error).toBeUndefined();
}

it('are kept, wait for their confirmation, and bind whoever comes next', async () => {
  await migrateBefore('20261125T020000');
  const scope = operatorScope(COUNTY, AT);
  await inScope(db, scope, async (trx) => {
    await sql`insert into county values (${COUNTY}, '高青县', 'Gaoqing', true)`.execute(trx);
  });
  // As the owner, who is bound by the policies and not by who it was.
  await db.transaction().execute(async (trx) => {
    await sql
      .raw(`set local app.county = '${COUNTY}'; set local app.role = 'operator';
      set local app.actor = 'somebody'`)
      .execute(trx);
    for (const role of ['bureau', 'cooperative']) {
      await sql`insert into membership values (${COUNTY}, ${`mem_${role}`}, ${PERSON}, ${role},
        'one', '李明', null, 'somebody', ${AT})`.execute(trx);
    }
  });
  await migrateToLatest(db);
  const held = await inScope(db, scope, async (trx) => {
    await asPerson(trx, PERSON);
    return listMembershipsOf(trx, PERSON);
  });
  expect(held.map((one) => [one.role, awaitsConfirmation(one)])).toEqual([
    ['bureau', true],
    ['cooperative', false],
  ]);
  const next = { countyCode: COUNTY, membershipId: 'mem_bank', userId: PERSON, role: 'bank' };
  const more = { organisation: 'one', name: '李明', scopes: null, invitedBy: 'operator' };
  const added = inScope(db, scope, (trx) =>
    insertMembership(trx, { ...next, ...more, createdAt: AT }),
  );
  await expect(added).rejects.toMatchObject({ constraint: 'one_person_one_side' });
});
