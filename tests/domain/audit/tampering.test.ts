import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Random, seededRandom } from '../../../ahp/random.ts';
import { checkpointAudit } from '../../../src/domain/audit/checkpoint.ts';
import { exportAudit } from '../../../src/domain/audit/export.ts';
import {
  type CutLine,
  isIncomplete,
  verifyAudit,
  verifyContinuation,
} from '../../../src/domain/audit/verify.ts';
import { canonicalJson, sha256 } from '../../../src/domain/canonical.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';

/*
 * Whoever tampers with the trail is found: in the exported file, a thousand seeded times, and in the
 * database by its owner, with every trigger and constraint out of the way.
 */

const SEED = 20261124;

let test: TestHouse;
let trail: readonly string[];

const exported = () => exportAudit({ ctx: test.as(demonstrationActors().regulator) });

beforeAll(async () => {
  test = await openTestHouse();
  trail = await exported();
});
afterAll(async () => test?.close());

/** The file that was exported. */
const text = () => `${trail.join('\n')}\n`;

const below = (random: Random, limit: number): number => Math.floor(random() * limit);

/** Two different places of a list, in order. */
function twoOf(random: Random, length: number): [number, number] {
  const first = below(random, length);
  const second = (first + 1 + below(random, length - 1)) % length;
  return [Math.min(first, second), Math.max(first, second)];
}

describe('an exported trail', () => {
  type Tamper = (random: Random) => string;
  const joined = (lines: readonly string[]) => `${lines.join('\n')}\n`;

  const KINDS: Readonly<Record<string, Tamper>> = {
    'one byte changed': (random) => {
      const bytes = Buffer.from(text());
      const place = below(random, bytes.length);
      bytes[place] = ((bytes[place] as number) + 1 + below(random, 255)) % 256;
      return bytes.toString();
    },
    'one byte removed': (random) => {
      const bytes = Buffer.from(text());
      // Without its last line feed a file has the same lines.
      const place = below(random, bytes.length - 1);
      return Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + 1)]).toString();
    },
    'one row removed': (random) => joined(trail.toSpliced(below(random, trail.length), 1)),
    'one row doubled': (random) => {
      const place = below(random, trail.length);
      return joined(trail.toSpliced(below(random, trail.length + 1), 0, trail[place] as string));
    },
    'two rows swapped': (random) => {
      const [a, b] = twoOf(random, trail.length);
      return joined(trail.with(a, trail[b] as string).with(b, trail[a] as string));
    },
    'one row moved': (random) => {
      const [from, to] = twoOf(random, trail.length);
      return joined(trail.toSpliced(from, 1).toSpliced(to, 0, trail[from] as string));
    },
    'a stretch turned around': (random) => {
      const [from, to] = twoOf(random, trail.length);
      const stretch = trail.slice(from, to + 1).reverse();
      return joined(trail.toSpliced(from, stretch.length, ...stretch));
    },
    'the end cut off': (random) => joined(trail.slice(0, below(random, trail.length))),
  };

  it('is valid before anybody touches it', async () => {
    expect(await verifyAudit(linesOf(text()))).toMatchObject({ valid: true });
  });

  it('shows every one of 1,000 seeded trials', { timeout: 180_000 }, async () => {
    const random = seededRandom(SEED);
    const kinds = Object.keys(KINDS);
    const missed: object[] = [];
    for (let trial = 0; trial < 1000; trial += 1) {
      const kind = kinds[trial % kinds.length] as string;
      const { valid } = await verifyAudit(linesOf((KINDS[kind] as Tamper)(random)));
      if (valid) missed.push({ seed: SEED, trial, kind });
    }
    expect(missed).toEqual([]);
  });
});

describe('a file that breaks off', () => {
  it('is incomplete wherever that is, be it by its last byte', async () => {
    const random = seededRandom(SEED);
    const whole = text();
    const cuts = Array.from({ length: 60 }, () => below(random, whole.length));
    for (const end of [...cuts, whole.length - 1]) {
      const verdict = await verifyAudit(linesOf(whole.slice(0, end)));
      if (verdict.valid) throw new Error(`nothing is missed of a file that ends at ${end}`);
      expect([end, isIncomplete(verdict.reason)]).toEqual([end, true]);
    }
    const last = trail.length;
    expect(await verifyAudit(linesOf(whole.slice(0, -1)))).toEqual({
      ...{ valid: false, line: last, reason: 'LINE_CUT' },
    });
  });

  it('is not what somebody altered', async () => {
    const altered = text().replace('"role":"', '"role":"x');
    const verdict = await verifyAudit(linesOf(altered));
    expect(verdict.valid || isIncomplete(verdict.reason)).toBe(false);
  });
});

/** The lines of a file, as the command line reads them. */
function linesOf(text: string): (string | CutLine)[] {
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  return rest === '' ? lines : [...lines, { cut: rest }];
}

describe('the trail in the database', () => {
  type Row = {
    chain: string;
    seq: number;
    hash: string;
    record: string;
    actor: string;
    action: string;
    subject: string;
  };
  type Tamper = (random: Random, rows: readonly Row[]) => Promise<unknown>;

  const run = (text: string) => sql.raw(text).execute(test.house.db);
  const at = ({ chain, seq }: Row) => sql`county_code = '370322' and chain = ${chain}
    and seq = ${seq}`;
  const set = (row: Row, column: keyof Row, value: string | number) =>
    sql`update audit_record set ${sql.ref(column)} = ${value} where ${at(row)}`.execute(
      test.house.db,
    );

  /** From here on the tables are defenceless, and come back as they are now. */
  async function keep(): Promise<void> {
    await run('drop table if exists kept_record, kept_head');
    await run('create table kept_record as select * from audit_record');
    await run('create table kept_head as select * from audit_head');
    await run('alter table audit_record disable trigger all');
    await run('alter table audit_head disable trigger all');
    await run('alter table audit_record drop constraint if exists hash_is_of_record');
    await run('alter table audit_record drop constraint if exists columns_are_of_record');
  }

  beforeAll(keep);

  async function restore(): Promise<void> {
    await run('delete from audit_record; delete from audit_head');
    await run('insert into audit_record select * from kept_record');
    await run('insert into audit_head select * from kept_head');
  }

  const oneOf = (random: Random, rows: readonly Row[]) => rows[below(random, rows.length)] as Row;
  const lastOf = (rows: readonly Row[], { chain }: Row) =>
    rows.findLast((row) => row.chain === chain) as Row;

  /** One character is another one. */
  function changed(random: Random, value: string): string {
    const place = below(random, value.length);
    const code = 33 + ((value.charCodeAt(place) - 33 + 1 + below(random, 92)) % 93);
    return value.slice(0, place) + String.fromCharCode(code) + value.slice(place + 1);
  }

  const columnChanged =
    (column: 'record' | 'hash' | 'chain' | 'actor' | 'action' | 'subject'): Tamper =>
    (random, rows) => {
      const row = oneOf(random, rows);
      return set(row, column, changed(random, row[column]));
    };

  const KINDS: Readonly<Record<string, Tamper>> = {
    'a text changed': columnChanged('record'),
    'a space in a text': (random, rows) => {
      const row = oneOf(random, rows);
      const place = below(random, row.record.length + 1);
      return set(row, 'record', `${row.record.slice(0, place)} ${row.record.slice(place)}`);
    },
    'a hash changed': columnChanged('hash'),
    'a chain changed': columnChanged('chain'),
    'an actor changed': columnChanged('actor'),
    'an action changed': columnChanged('action'),
    'a subject changed': columnChanged('subject'),
    'a number changed': (random, rows) => set(oneOf(random, rows), 'seq', 1000 + below(random, 9)),
    'a time changed': (random, rows) =>
      sql`update audit_record set recorded_at = recorded_at + interval '1 ms'
        where ${at(oneOf(random, rows))}`.execute(test.house.db),
    'a row removed': (random, rows) =>
      sql`delete from audit_record where ${at(oneOf(random, rows))}`.execute(test.house.db),
    'an end removed': (random, rows) =>
      sql`delete from audit_record where ${at(lastOf(rows, oneOf(random, rows)))}`.execute(
        test.house.db,
      ),
    'a chain removed': (random, rows) =>
      sql`delete from audit_record where chain = ${oneOf(random, rows).chain}`.execute(
        test.house.db,
      ),
    'a row doubled': (random, rows) => {
      const row = oneOf(random, rows);
      const seq = lastOf(rows, row).seq + 1;
      return sql`insert into audit_record select county_code, chain, ${seq}, hash, record, actor,
        action, subject, recorded_at from audit_record where ${at(row)}`.execute(test.house.db);
    },
    'two rows swapped': async (random, rows) => {
      const [a, b] = twoOf(random, rows.length).map((i) => rows[i] as Row) as [Row, Row];
      for (const column of ['record', 'hash', 'actor', 'action', 'subject'] as const) {
        await set(a, column, b[column]);
        await set(b, column, a[column]);
      }
    },
    'a head changed': (random, rows) =>
      sql`update audit_head set hash = ${changed(random, oneOf(random, rows).hash)}
        where chain = ${oneOf(random, rows).chain}`.execute(test.house.db),
    'a head moved': (random, rows) =>
      sql`update audit_head set seq = seq + 1 where chain = ${oneOf(random, rows).chain}`.execute(
        test.house.db,
      ),
    'a head removed': (random, rows) =>
      sql`delete from audit_head where chain = ${oneOf(random, rows).chain}`.execute(test.house.db),
  };

  /** What leaves a trail that is whole in itself, and shows only beside an older export. */
  const REWRITTEN: Readonly<Record<string, Tamper>> = {
    'an end removed together with its head': async (random, rows) => {
      const { chain } = oneOf(random, rows);
      await sql`delete from audit_record where chain = ${chain}
        and seq = (select seq from audit_head where chain = ${chain})`.execute(test.house.db);
      await sql`update audit_head set seq = seq - 1, hash = coalesce((select hash
        from audit_record where chain = ${chain} order by seq desc limit 1), repeat('0', 64))
        where chain = ${chain}`.execute(test.house.db);
    },
    'a chain removed together with its head': async (random, rows) => {
      const { chain } = oneOf(random, rows);
      await sql`delete from audit_record where chain = ${chain}`.execute(test.house.db);
      await sql`delete from audit_head where chain = ${chain}`.execute(test.house.db);
    },
    'an end written anew with its hash and its head': async (random, rows) => {
      const row = lastOf(rows, oneOf(random, rows));
      const record = canonicalJson({ ...JSON.parse(row.record), actor: 'somebody' });
      const hash = await sha256(record);
      await set(row, 'record', record);
      await set(row, 'actor', 'somebody');
      await set(row, 'hash', hash);
      await sql`update audit_head set hash = ${hash} where chain = ${row.chain}`.execute(
        test.house.db,
      );
    },
  };

  async function missedOf(
    kinds: Readonly<Record<string, Tamper>>,
    trials: number,
    verify: (lines: readonly (string | CutLine)[]) => Promise<{ valid: boolean }>,
    spared = '',
  ): Promise<object[]> {
    const random = seededRandom(SEED);
    const { rows } = await sql<Row>`select * from kept_record
      where chain <> ${spared} order by chain, seq`.execute(test.house.db);
    const names = Object.keys(kinds);
    const missed: object[] = [];
    for (let trial = 0; trial < trials; trial += 1) {
      const kind = names[trial % names.length] as string;
      await (kinds[kind] as Tamper)(random, rows);
      const { valid } = await verify(linesOf(`${(await exported()).join('\n')}\n`));
      if (valid) missed.push({ seed: SEED, trial, kind });
      await restore();
    }
    return missed;
  }

  it('shows every one of 204 seeded trials of its owner', { timeout: 180_000 }, async () => {
    expect(await missedOf(KINDS, 204, verifyAudit)).toEqual([]);
    expect(await exported()).toHaveLength(trail.length);
  });

  it('that was rewritten whole shows beside an older export', { timeout: 60_000 }, async () => {
    const beside = (lines: readonly (string | CutLine)[]) => verifyContinuation(trail, lines);
    expect(await missedOf(REWRITTEN, 30, beside)).toEqual([]);
    expect(await missedOf(REWRITTEN, 3, verifyAudit)).toHaveLength(3);
  });

  it('that was rewritten before a recorded checkpoint shows by itself', async () => {
    await run('alter table audit_record enable trigger all');
    await checkpointAudit({ ctx: test.as(demonstrationActors().regulator) });
    await keep();
    expect(await verifyAudit(await exported())).toMatchObject({ valid: true });
    expect(await missedOf(REWRITTEN, 12, verifyAudit, 'county')).toEqual([]);
  });
});
