import { sql } from 'kysely';
import { type Connection, connect } from '../../src/db/client.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';
import { sweep } from '../../src/domain/cases/sweep.ts';
import { dualControl } from '../../src/engine/models.ts';
import { workingDayCalendar } from '../../src/engine/working-days.ts';
import { newId } from '../../src/ids.ts';
import { startPostgres } from '../support/postgres.ts';
import type { Benchmark, Sizes } from './run.ts';

const COUNTY = '370322';
const OPEN_DUTIES = 100_000;
const DUTIES_OF_A_CASE = 3;
const DUE = 2_000;
const AT = new Date('2026-09-10T02:00:00Z');

/**
 * One sweep over a county with 100,000 open duties, of which 2,000 fall due, against the same 2,000
 * in a county where nothing else is open: PostgreSQL 18, every breach with its entry and its audit record.
 */
export async function benchmarkSweep({ operations = DUE }: Sizes): Promise<Benchmark> {
  const cases = Math.ceil(OPEN_DUTIES / DUTIES_OF_A_CASE);
  const bare = await timedSweep(operations, operations);
  const full = await timedSweep(cases, operations);
  return {
    ratio: full.milliseconds / bare.milliseconds,
    figures: {
      openDuties: cases * DUTIES_OF_A_CASE,
      dueDuties: full.late,
      sweepMilliseconds: full.milliseconds,
      sweepOfDueAloneMilliseconds: bare.milliseconds,
      idleSweepMilliseconds: full.idleMilliseconds,
    },
  };
}

type Timed = { milliseconds: number; idleMilliseconds: number; late: number };

async function timedSweep(cases: number, due: number): Promise<Timed> {
  const server = await startPostgres();
  const owner = connect(server.connectionString);
  const db = connect(server.superuserConnectionString);
  try {
    await migrateToLatest(owner);
    await fill(db, cases, due);
    const milliseconds = await timed(() => sweep({ db: owner, newId }, AT));
    const idleMilliseconds = await timed(() => sweep({ db: owner, newId }, AT));
    const { rows } = await sql<{ late: number }>`
      select count(*)::int as late from case_entry where kind = 'late'`.execute(db);
    const late = rows[0]?.late ?? 0;
    if (late !== due) throw new Error(`${late} breaches were noted of ${due}`);
    return { milliseconds, idleMilliseconds, late };
  } finally {
    await owner.destroy();
    await db.destroy();
    await server.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Cases in BLUE with their three duties; in the first ones the notice was not acknowledged in time. */
async function fill(db: Connection, cases: number, due: number): Promise<void> {
  const { file, digest } = dualControl();
  const { version, lastYear } = workingDayCalendar();
  const uscc = `'93370322' || lpad(n::text, 10, '0')`;
  const opened = `timestamptz '2026-09-04T02:00:00Z'`;
  const all = `from generate_series(1, ${cases}) n`;
  const duty = (number: number, id: string, body: string, dueAt: string) =>
    `insert into duty select '${COUNTY}', ${uscc}, ${number}, '${id}', 1, '${body}', ${opened},
      null, ${dueAt}, null, null, 'open', true, null, null, null, null, null, null, null, 'BLUE',
      '${version}', ${lastYear} ${all}`;
  const later = `timestamptz '2026-09-18T16:00:00Z'`;
  const first = `case when n <= ${due} then timestamptz '2026-09-09T16:00:00Z' else ${later} end`;
  const statements = [
    `insert into county values ('${COUNTY}', '高青县', 'Gaoqing County', true)`,
    `insert into town values ('${COUNTY}', 'town-1', '镇', 'Town')`,
    `insert into cooperative select '${COUNTY}', ${uscc}, 'town-1', '合作社' || n, null, '黑牛养殖',
      null, '2019-05-20', null, null, 'operator', now() ${all}`,
    `insert into rating select '${COUNTY}', 'rat_' || n, ${uscc}, 2025, null, null, null,
      'gaoqing-2026', '1.0.0', 'sha256:0', 75, 'BLUE', 'BLUE', '{}', 0,
      array[80, 70, 60, 90, 50, 40], 'operator', now() ${all}`,
    `insert into audit_head (county_code, chain) select '${COUNTY}', ${uscc} ${all}`,
    `insert into case_move (county_code, uscc, stay, from_state, to_state, transition, moved_by,
      moved_at) select '${COUNTY}', ${uscc}, 1, 'BLUE', 'BLUE', 'OPENED', 'operator', ${opened} ${all}`,
    `insert into risk_case select '${COUNTY}', ${uscc}, 'BLUE', 1, 1, null, false, ${opened},
      ${opened}, ${opened}, 0, 1, 'rat_' || n, 'BLUE', ${opened}, 3, 0, 0, ${opened}, ${first},
      '${file.version}', '${digest}' ${all}`,
    duty(1, 'acknowledge', 'cooperative', first),
    duty(2, 'self-check', 'cooperative', later),
    duty(3, 'adviser-contact', 'township', later),
    'analyze',
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
