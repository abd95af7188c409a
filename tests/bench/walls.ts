import { sql } from 'kysely';
import { type Connection, connect } from '../../src/db/client.ts';
import { countByLevel, listRatedCooperatives, type Visibility } from '../../src/db/cooperatives.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';
import { inScope, type Scope, type Trx } from '../../src/db/transaction.ts';
import { startPostgres } from '../support/postgres.ts';
import type { Benchmark } from './run.ts';

const COUNTY = '370322';
const COOPERATIVES = 10_000;
const CONSENTS = 100;
const TOWNS = 9;
const RUNS = 201;
const AT = new Date('2026-11-24T02:00:00Z');
const UNWALLED = 'heheng_unwalled';

type Reader = { readonly scope: Scope; readonly visibility: Visibility };

const scope = (role: string, organisation: string | null, purpose?: string): Scope => ({
  countyCode: COUNTY,
  actor: `demo-${role}`,
  role,
  organisation,
  at: AT,
  purpose,
});

const READERS: Readonly<Record<string, Reader>> = {
  bureau: { scope: scope('bureau', 'bureau'), visibility: { kind: 'all' } },
  township: {
    scope: scope('township', 'town-1'),
    visibility: { kind: 'town', townId: 'town-1' },
  },
  bank: { scope: scope('bank', 'bank', 'loan'), visibility: { kind: 'consented' } },
};

/** The lists that people read: all cooperatives, a page of them, and how many stand at which level. */
const QUERIES: Readonly<
  Record<string, (trx: Trx, visibility: Visibility) => Promise<readonly unknown[]>>
> = {
  List: (trx, visibility) =>
    listRatedCooperatives(trx, COUNTY, visibility, { limit: COOPERATIVES }),
  Page: (trx, visibility) => listRatedCooperatives(trx, COUNTY, visibility, { limit: 100 }),
  Counts: (trx, visibility) => countByLevel(trx, COUNTY, visibility),
};

/**
 * The queries of the list of 10,000 cooperatives, each with two ratings, as the role of the service
 * behind row-level security, against the same queries on the same rows by a role that bypasses it:
 * one run of each after the other, medians.
 */
export async function benchmarkWalls(): Promise<Benchmark> {
  const server = await startPostgres();
  const owner = connect(server.connectionString);
  const db = connect(server.superuserConnectionString);
  try {
    await migrateToLatest(owner);
    await fill(db);
    const figures: Record<string, number> = {};
    const ratios: number[] = [];
    for (const [role, reader] of Object.entries(READERS)) {
      for (const [name, query] of Object.entries(QUERIES)) {
        const { walled, unwalled, rows } = await compare(db, reader, query);
        const ratio = median(walled) / median(unwalled);
        figures[`${role}${name}Rows`] = rows;
        figures[`${role}${name}Milliseconds`] = median(walled);
        figures[`${role}${name}Ratio`] = ratio;
        figures[`${role}${name}RatioOfFastest`] = Math.min(...walled) / Math.min(...unwalled);
        if (name === 'List') ratios.push(ratio);
      }
    }
    return { ratio: Math.max(...ratios), figures };
  } finally {
    await owner.destroy();
    await db.destroy();
    await server.close();
  }
}

/** Milliseconds of each run, and how many rows either saw. */
type Comparison = {
  readonly walled: readonly number[];
  readonly unwalled: readonly number[];
  readonly rows: number;
};

async function compare(
  db: Connection,
  reader: Reader,
  query: (trx: Trx, visibility: Visibility) => Promise<readonly unknown[]>,
): Promise<Comparison> {
  const walled: number[] = [];
  const unwalled: number[] = [];
  const timed = (role: string) =>
    inScope(db, reader.scope, async (trx) => {
      await sql.raw(`set local role ${role}`).execute(trx);
      const started = performance.now();
      const rows = await query(trx, reader.visibility);
      return { milliseconds: performance.now() - started, rows: rows.length };
    });
  let seen = [0, 0];
  for (let run = 0; run < RUNS; run++) {
    const behind = await timed('heheng_service');
    const bare = await timed(UNWALLED);
    walled.push(behind.milliseconds);
    unwalled.push(bare.milliseconds);
    seen = [behind.rows, bare.rows];
  }
  if (seen[0] !== seen[1]) throw new Error(`the walls show ${seen[0]} rows of ${seen[1]}`);
  return { walled, unwalled, rows: seen[0] ?? 0 };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

async function fill(db: Connection): Promise<void> {
  const uscc = (n: string) => `'93370322' || lpad((${n})::text, 10, '0')`;
  const statements = [
    `create role ${UNWALLED} nologin bypassrls`,
    'grant usage on schema public to heheng_unwalled',
    `grant select on all tables in schema public to ${UNWALLED}`,
    `insert into county values ('${COUNTY}', '高青县', 'Gaoqing County', true)`,
    `insert into town select '${COUNTY}', 'town-' || n, '镇' || n, 'Town ' || n
      from generate_series(1, ${TOWNS}) n`,
    `insert into organisation
      values ('${COUNTY}', 'bank', 'bank', '农商行', 'Bank', 'operator', now())`,
    `insert into cooperative select '${COUNTY}', ${uscc('n')}, 'town-' || (n % ${TOWNS} + 1),
      '合作社' || n, null, '黑牛养殖', null, '2019-05-20', null, null, 'operator', now()
      from generate_series(1, ${COOPERATIVES}) n`,
    `insert into rating select '${COUNTY}', 'rat_' || year || n, ${uscc('n')}, year, null, null,
      null, 'gaoqing-2026', '1.0.0', 'sha256:0', 60 + n % 40, 'NORMAL', 'NORMAL', '{}', 0,
      array[80, 70, 60, 90, 50, 40], 'operator', now()
      from generate_series(1, ${COOPERATIVES}) n, generate_series(2024, 2025) year`,
    `insert into consent select '${COUNTY}', 'con_' || n, ${uscc(`n * ${COOPERATIVES / CONSENTS}`)},
      'bank', 'loan', '{rating}', '2026-11-01', '2027-02-01', '2026-1', 'cooperative', now()
      from generate_series(1, ${CONSENTS}) n`,
    'analyze',
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
