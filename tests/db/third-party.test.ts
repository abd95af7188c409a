import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterKeyHash, inScope, type Scope, violates } from '../../src/db/transaction.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* What the database itself says of third-party items, whatever the code above it does. */

const COUNTY = '370322';
const OWN = '93370322000000617J';

let test: TestHouse;
let elsewhere: string;

beforeAll(async () => {
  test = await openTestHouse();
  const { rows } = await sql<{ uscc: string }>`
    select uscc from cooperative where town_id <> 'tangfang' order by uscc limit 1`.execute(
    test.house.db,
  );
  elsewhere = rows[0]?.uscc ?? '';
  for (const uscc of [OWN, elsewhere]) await run(scopeOf('bureau', 'recorder'), item(uscc, uscc));
});
afterAll(async () => test.close());

const scopeOf = (
  role: string,
  actor = `demo-${role}`,
  organisation: string | null = null,
): Scope => ({
  ...{ countyCode: COUNTY, actor, role, organisation },
  at: test.house.now(),
  purpose: role === 'bank' ? 'loan' : null,
});

const run = <Row>(scope: Scope, text: string) =>
  inScope(test.house.db, scope, (trx) => sql.raw<Row>(text).execute(trx));

const item = (id: string, uscc = OWN, kind = 'court', recordedBy = 'recorder') =>
  `insert into third_party_item values ('${COUNTY}', '${id}', '${uscc}', '${kind}', '{}', '来源',
    '2026-03-01', '2026-12-31', null, null, '${recordedBy}', now())`;

const check = (id: string, uscc: string, recordedBy: string, verifiedBy: string) =>
  `insert into third_party_check values ('${COUNTY}', '${id}', '${uscc}', '${recordedBy}',
    'verified', null, '${verifiedBy}', now())`;

const refusal = async (work: Promise<unknown>, constraint: string): Promise<boolean> => {
  try {
    await work;
    return false;
  } catch (error) {
    return violates(error, constraint);
  }
};

describe('a third-party item', () => {
  it('is verified by nobody who recorded it, whatever they say who did', async () => {
    const maker = scopeOf('bureau', 'recorder');
    const own = run(maker, check(OWN, OWN, 'recorder', 'recorder'));
    expect(await refusal(own, 'maker_is_not_checker')).toBe(true);
    await expect(run(maker, check(OWN, OWN, 'recorder', 'somebody'))).rejects.toThrow('security');
    await expect(run(maker, check(OWN, OWN, 'somebody', 'recorder'))).rejects.toThrow(
      'foreign key',
    );
  });

  it('is verified by the bureau alone', async () => {
    const township = scopeOf('township', 'demo-township', 'tangfang');
    const verifying = run(township, check(OWN, OWN, 'recorder', 'demo-township'));
    await expect(verifying).rejects.toThrow('row-level security');
  });

  it('is recorded by a township of its town, and by neither a cooperative nor a bank', async () => {
    const township = scopeOf('township', 'demo-township', 'tangfang');
    await run(township, item('of-township', OWN, 'court', 'demo-township'));
    const others: [Scope, string][] = [
      [township, elsewhere],
      [scopeOf('cooperative', 'demo-cooperative', OWN), OWN],
      [scopeOf('bank', 'demo-bank', 'demo-rural-bank'), OWN],
      [scopeOf('regulator', 'demo-regulator', 'demo-regulator'), OWN],
    ];
    for (const [scope, uscc] of others) {
      const recording = run(scope, item('x', uscc, 'court', scope.actor));
      await expect(recording).rejects.toThrow('row-level security');
    }
  });

  it.each([
    [item('no-letter', OWN, 'contract'), 'contract_has_evidence'],
    [item('back').replace('2026-12-31', '2026-02-28'), 'expires_later'],
    [item('half').replace('null, null', `'x', null`), 'evidence_is_whole'],
  ])('is refused: %s', async (text, constraint) => {
    expect(await refusal(run(scopeOf('bureau', 'recorder'), text), constraint)).toBe(true);
  });

  it.each(['update third_party_item set source = $$x$$', 'delete from third_party_item'])(
    'never changes, even for its owner: %s',
    async (text) => {
      await expect(sql.raw(text).execute(test.house.db)).rejects.toThrow('never changed');
    },
  );

  it.each<[string, string | null, 'both' | 'own' | 'none']>([
    ['bureau', null, 'both'],
    ['regulator', 'demo-regulator', 'both'],
    ['township', 'tangfang', 'own'],
    ['cooperative', OWN, 'own'],
    ['bank', 'demo-rural-bank', 'none'],
    ['guarantor', 'demo-guarantor', 'none'],
    ['expert', 'demo-experts', 'none'],
  ])('is seen by a %s of %s: %s', async (role, organisation, expected) => {
    const { rows } = await run<{ uscc: string }>(
      scopeOf(role, `demo-${role}`, organisation),
      'select distinct uscc from third_party_item',
    );
    const usccs = { both: [OWN, elsewhere], own: [OWN], none: [] }[expected];
    expect(rows.map(({ uscc }) => uscc).sort()).toEqual(usccs.sort());
  });
});

describe('what a buyer is asked', () => {
  const HASH = 'c'.repeat(64);
  const buyer = <Row>(text: string, hash = HASH) =>
    inScope(test.house.db, scopeOf('buyer', 'bcf_1'), async (trx) => {
      await enterKeyHash(trx, hash);
      return sql.raw<Row>(text).execute(trx);
    });
  const confirmed = (id: string, uscc = OWN, recordedBy = 'asker') =>
    `insert into third_party_item values ('${COUNTY}', '${id}', '${uscc}', 'contract', '{}', '来源',
      '2026-03-01', '2026-12-31', '确认', '${HASH}', '${recordedBy}', now())`;

  beforeAll(async () => {
    const asked = (id: string, uscc: string, hash: string) =>
      run(
        scopeOf('bureau', 'asker'),
        `insert into buyer_confirmation values ('${COUNTY}', '${id}', '${hash}', '${uscc}', '社',
          '超市', 2025, '番茄', null, 1, '2027-03-01', 'asker', now(), now() + interval '1 day')`,
      );
    await asked('bcf_1', OWN, HASH);
    await asked('bcf_2', elsewhere, 'd'.repeat(64));
  });

  it('is all that its link shows of the county', async () => {
    const { rows } = await buyer<{ id: string }>(`select confirmation_id as id
      from buyer_confirmation`);
    expect(rows.map(({ id }) => id)).toEqual(['bcf_1']);
    for (const table of ['cooperative', 'statement', 'rating', 'third_party_item', 'contact']) {
      expect((await buyer(`select from ${table}`)).rows).toEqual([]);
    }
    expect((await buyer('select from buyer_confirmation', 'e'.repeat(64))).rows).toEqual([]);
  });

  it('is recorded of its own cooperative, by the hand of who asked, as a contract', async () => {
    await buyer(confirmed('one'));
    for (const text of [
      confirmed('two', elsewhere),
      confirmed('three', OWN, 'bcf_1'),
      item('four', OWN, 'court', 'asker'),
    ]) {
      await expect(buyer(text)).rejects.toThrow('security');
    }
    const own = run(scopeOf('bureau', 'asker'), check('one', OWN, 'asker', 'asker'));
    expect(await refusal(own, 'maker_is_not_checker')).toBe(true);
  });
});
