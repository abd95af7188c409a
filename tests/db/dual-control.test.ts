import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/db/client.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';
import { inScope, type Scope } from '../../src/db/transaction.ts';
import { sweep } from '../../src/domain/cases/sweep.ts';
import { seedDemonstration } from '../../src/domain/demonstration/seed.ts';
import { machineHouse } from '../../src/machine.ts';
import { serviceAddressOf } from '../../src/service-login.ts';
import { COUNTY, OWN, scopeOf as scopeIn } from '../support/as-service.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';

/* What no statement of the service can do to a case, whatever the code above forgets. */

let test: TestHouse;
beforeAll(async () => {
  test = await openTestHouse();
  await sweep(test.house, test.house.now());
});
afterAll(async () => test.close());

const run = async (scope: Scope, ...statements: readonly string[]) =>
  inScope(test.house.db, scope, async (trx) => {
    let last: unknown[] = [];
    for (const statement of statements) last = (await sql.raw(statement).execute(trx)).rows;
    return last;
  });
const scope = (role: string, change: Partial<Scope> = {}): Scope => ({
  ...scopeIn(test, role),
  ...change,
});

/** A move of the first stay's case to another state, by the bureau. */
const move = (to: string, transition: string, more: Readonly<Record<string, string>> = {}) => {
  const row = { from_state: 'ORANGE', to_state: to, transition, moved_by: 'demo-bureau', ...more };
  const values = Object.values(row).map((value) => `'${value}'`);
  return `insert into case_move (county_code, uscc, stay, moved_at, ${Object.keys(row)})
    values ('${COUNTY}', '${OWN}', 3, now(), ${values})`;
};
const toOrange = `insert into case_move (county_code, uscc, stay, from_state, to_state, transition,
  moved_by, moved_at) values ('${COUNTY}', '${OWN}', 2, 'NORMAL', 'ORANGE', 'RISE-RATED',
  'demo-bureau', now())`;

const key = (place: number, person: string, body: string, organisation: string) =>
  `insert into case_key values ('${COUNTY}', '${OWN}', 2, 1, 'fall', ${place}, '${person}',
    '${body}', '${organisation}', now())`;
const act = (number: number, person: string, body: string, organisation: string) =>
  `insert into case_act (county_code, uscc, act_number, stay, kind, person, body, organisation,
    evidence, acted_at) values ('${COUNTY}', '${OWN}', ${number}, 2, 'completed', '${person}',
    '${body}', '${organisation}', '[]', now())`;

const FIRST = { key_round: '1', first_person: 'demo-bureau', first_body: 'bureau' };
const ONE_KEY = { ...FIRST, first_organisation: 'demo-bureau', cooperative_act: '1' };
const OTHER = { second_person: 'demo-regulator', second_body: 'regulator' };
const BOTH_KEYS = { ...ONE_KEY, ...OTHER, second_organisation: 'demo-regulator' };

describe('a level', () => {
  it.each([
    ['falls by two', [move('BLUE', 'FALL-ONE', BOTH_KEYS)], 'level_falls_by_one'],
    ['falls by another way', [move('YELLOW', 'RISE-RATED')], 'level_falls_by_one'],
    ['falls without a key', [move('YELLOW', 'FALL-ONE')], 'closes_with'],
    ['falls with one body’s key', [move('YELLOW', 'FALL-ONE', ONE_KEY)], 'closes_with_two_bodies'],
    ['falls with keys that nobody turned', [move('YELLOW', 'FALL-ONE', BOTH_KEYS)], 'foreign key'],
    ['leaves a warning for want of data', [move('DATA_GAP', 'DATA-MISSING')], 'warning_leaves'],
  ])('never %s', async (_, statements, reason) => {
    await expect(run(scope('bureau'), toOrange, ...statements)).rejects.toThrow(reason);
  });

  it('falls with both keys, two bodies and the cooperative’s part', async () => {
    const asCooperative = scope('cooperative');
    const settings = ({ actor, role, organisation }: Scope) =>
      `set local app.actor = '${actor}'; set local app.role = '${role}';
       set local app.organisation = '${organisation}'`;
    const moved = run(
      asCooperative,
      `set local app.actor = 'demo-bureau'`,
      toOrange,
      settings(asCooperative),
      act(1, 'demo-cooperative', 'cooperative', OWN),
      settings(scope('bureau')),
      key(1, 'demo-bureau', 'bureau', 'demo-bureau'),
      settings(scope('regulator')),
      key(2, 'demo-regulator', 'regulator', 'demo-regulator'),
      settings(scope('bureau')),
      move('YELLOW', 'FALL-ONE', BOTH_KEYS),
      'set constraints all immediate',
      'select 1 / 0',
    );
    // Everything was allowed: the division alone ends it, so that the case stays as it was.
    await expect(moved).rejects.toThrow('division by zero');
  });

  it('is not written over without the move that led to it', async () => {
    const change = `update risk_case set state = 'NORMAL', stay = 2 where uscc = '${OWN}'`;
    await expect(run(scope('bureau'), change)).rejects.toThrow('foreign key');
  });
});

describe('a key', () => {
  it('is turned by whoever acts, for their own body', async () => {
    const other = key(1, 'somebody', 'bureau', 'demo-bureau');
    await expect(run(scope('bureau'), other)).rejects.toThrow('policy');
    const elsewhere = key(1, 'demo-bureau', 'regulator', 'demo-regulator');
    await expect(run(scope('bureau'), elsewhere)).rejects.toThrow('policy');
    const cooperative = key(1, 'demo-cooperative', 'cooperative', OWN);
    await expect(run(scope('cooperative'), cooperative)).rejects.toThrow('check constraint');
  });

  it('is turned once by a person, and once for a body', async () => {
    const first = key(1, 'demo-bureau', 'bureau', 'demo-bureau');
    await expect(
      run(scope('bureau'), first, key(2, 'demo-bureau', 'bureau', 'demo-bureau')),
    ).rejects.toThrow('unique constraint');
    await expect(
      run(
        scope('bureau'),
        first,
        `set local app.actor = 'second'`,
        key(2, 'second', 'bureau', 'demo-bureau'),
      ),
    ).rejects.toThrow('unique constraint');
  });

  it('is not turned by whoever did what it verifies', async () => {
    await expect(
      run(
        scope('bureau'),
        act(1, 'demo-bureau', 'bureau', 'demo-bureau'),
        key(1, 'demo-bureau', 'bureau', 'demo-bureau'),
      ),
    ).rejects.toThrow('whoever did a duty does not verify it');
  });
});

describe('an act', () => {
  it('is not of whoever has turned a key for what it does', async () => {
    const toFirst = `update risk_case set state = 'ORANGE', stay = 2 where uscc = '${OWN}'`;
    await expect(
      run(
        scope('bureau'),
        toOrange,
        toFirst,
        key(1, 'demo-bureau', 'bureau', 'demo-bureau'),
        act(1, 'demo-bureau', 'bureau', 'demo-bureau'),
      ),
    ).rejects.toThrow('whoever verifies does no duty behind their own key');
  });
});

describe('what was done', () => {
  it.each(['case_act', 'case_key', 'case_move', 'case_entry'])('in %s stays', async (table) => {
    await expect(run(scope('operator'), `delete from ${table}`)).rejects.toThrow();
    await expect(run(scope('operator'), `update ${table} set uscc = uscc`)).rejects.toThrow();
  });

  it('is seen by those whose it is', async () => {
    const seen = async (who: Scope) =>
      (await run(who, 'select distinct uscc from risk_case')) as { uscc: string }[];
    expect((await seen(scope('bureau'))).length).toBeGreaterThan(30);
    expect(await seen(scope('cooperative'))).toEqual([{ uscc: OWN }]);
    expect((await seen(scope('township'))).length).toBeGreaterThan(0);
    expect((await seen(scope('township'))).length).toBeLessThan(10);
    for (const role of ['bank', 'guarantor', 'expert']) expect(await seen(scope(role))).toEqual([]);
    expect(await seen(scope('bureau', { countyCode: '370321' }))).toEqual([]);
  });
});

describe('two sweepers at once, on PostgreSQL', () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(async () => postgres.close());

  it('open every case once, and let every deadline happen once', async () => {
    const address = await serviceAddressOf(postgres.connectionString);
    const owner = connect(postgres.connectionString);
    await migrateToLatest(owner);
    await seedDemonstration(machineHouse(owner, {}));
    const all = connect(postgres.superuserConnectionString);
    const houses = [1, 2, 3].map(() => machineHouse(connect(address), {}));
    const together = (at: string) => Promise.all(houses.map((house) => sweep(house, new Date(at))));
    const opened = await together('2026-09-01T02:00:00Z');
    const cases = await sql<{
      count: number;
    }>`select count(*)::int as count from risk_case`.execute(all);
    expect(opened.reduce((sum, it) => sum + it.opened, 0)).toBe(cases.rows[0]?.count);
    await together('2026-12-15T02:00:00Z');
    const twice = await sql`
      select uscc, duty_number, kind, happened_at from case_entry
      group by uscc, duty_number, kind, happened_at having count(*) > 1`.execute(all);
    const forgotten = await sql`
      select uscc from duty where state = 'open' and late_at is null
        and due_at <= '2026-12-15T02:00:00Z'`.execute(all);
    const late = await sql`select from case_entry where kind = 'late'`.execute(all);
    expect([twice.rows.length, forgotten.rows.length]).toEqual([0, 0]);
    expect(late.rows.length).toBeGreaterThan(30);
    for (const house of houses) await house.db.destroy();
    await owner.destroy();
    await all.destroy();
  });
});
