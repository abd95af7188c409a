import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { type Connection, connect } from '../../src/db/client.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';
import { exportAudit } from '../../src/domain/audit/export.ts';
import { verifyAudit } from '../../src/domain/audit/verify.ts';
import { canonicalJson, sha256 } from '../../src/domain/canonical.ts';
import { change } from '../../src/domain/change.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { machineHouse } from '../../src/machine.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';

/* A county that had a trail before chains had heads goes on with it, whoever owns the tables. */

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

const { bureau, regulator } = demonstrationActors();
const { countyCode } = bureau;
const AT = '2026-03-01T00:00:00.000Z';

async function migrateTo(last: string): Promise<void> {
  const names = Object.keys(migrations).filter((name) => name <= last);
  const known = Object.fromEntries(names.map((name) => [name, migrations[name]]));
  const provider = { getMigrations: async () => known as typeof migrations };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  expect(error).toBeUndefined();
}

/** A chain as it was written before. */
async function writeChain(chain: string, length: number): Promise<string> {
  let previousHash = '0'.repeat(64);
  for (let seq = 1; seq <= length; seq += 1) {
    const said = { countyCode, chain, seq, actor: 'a', action: 'x.y', subject: 's' };
    const record = canonicalJson({ ...said, previousHash, at: AT });
    previousHash = await sha256(record);
    await asOwner(`insert into audit_record values ('${countyCode}', '${chain}', ${seq},
      '${previousHash}', '${record}', 'a', 'x.y', 's', '${AT}')`);
  }
  return previousHash;
}

/** Its owner is under row-level security too. */
async function asOwner<Row>(text: string): Promise<Row[]> {
  return db.transaction().execute(async (trx) => {
    await sql
      .raw(`set local app.county = '${countyCode}'; set local app.role = 'operator'`)
      .execute(trx);
    return (await sql.raw<Row>(text).execute(trx)).rows;
  });
}

it('makes a head of every chain, from which writers go on', async () => {
  await migrateTo('20261124T220000-organisations');
  await asOwner(`insert into county values ('${countyCode}', '高青县', 'Gaoqing', true)`);
  const [long, short] = [await writeChain('county', 12), await writeChain('93', 1)];
  expect(await migrateToLatest(db)).toContain('20261124T222000-audit-heads');
  expect(await asOwner('select chain, seq, hash from audit_head order by seq')).toEqual([
    { chain: '93', seq: 1, hash: short },
    { chain: 'county', seq: 12, hash: long },
  ]);
  const ctx = { ...machineHouse(db, {}), actor: bureau, requestId: 'test' };
  await change(ctx, { verb: 'test.write', input: {}, chain: 'county' }, async () => ({
    value: null,
    audit: { action: 'test.write', subject: 's', basis: '测试' },
  }));
  const lines = await exportAudit({ ctx: { ...ctx, actor: regulator } });
  expect(await verifyAudit(lines)).toEqual({ valid: true, records: 14, chains: 2 });
  // The older records say no form and no organisation, and hold beside those that do.
  const forms = lines.slice(0, -1).map((line) => JSON.parse(line).form);
  expect(forms).toEqual([...Array.from({ length: 13 }), 2]);
});

it('keeps heads from their owner as well', async () => {
  await expect(asOwner('delete from audit_head')).rejects.toThrow(/never changed or removed/);
  await expect(asOwner('truncate audit_head')).rejects.toThrow(/never changed or removed/);
  await expect(asOwner('update audit_head set seq = seq - 1')).rejects.toThrow(/only moves on/);
});
