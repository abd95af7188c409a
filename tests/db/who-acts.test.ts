import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterScope, inScope, type Scope, withKeyHash } from '../../src/db/transaction.ts';
import { change } from '../../src/domain/change.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* Who did something, tried with raw SQL as the role of the service. */

const COUNTY = '370322';
const OWN = '93370322000000617J';
const TOKEN_HASH = 'a'.repeat(64);
const actors = demonstrationActors();
const ORGANISATIONS: Readonly<Record<string, string | null>> = {
  bureau: 'demo-bureau',
  regulator: 'demo-regulator',
  township: 'tangfang',
  cooperative: OWN,
  bank: 'demo-rural-bank',
  guarantor: 'demo-guarantor',
  expert: 'demo-experts',
  operator: null,
};

let test: TestHouse;
/** Rows that others are about. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  test = await openTestHouse();
  await owner(`insert into membership values ('${COUNTY}', 'mem_1', 'person_1', 'bank',
    'demo-rural-bank', '李明', null, 'operator', now())`);
  await owner(`insert into invitation values ('${COUNTY}', 'inv_1', '${TOKEN_HASH}', 'a@b.cn',
    'bank', 'demo-rural-bank', null, 'demo-bureau', now(), now() + interval '1 day')`);
  ids.membership = 'mem_1';
  ids.statement = await one(`select statement_id from statement where uscc = '${OWN}' limit 1`);
  ids.elsewhere = await one(`select uscc from cooperative where town_id <> 'tangfang' limit 1`);
  for (const role of ['bank', 'regulator']) {
    ids[role] = await one(`select key_id from api_key where role = '${role}'`);
  }
});
afterAll(async () => test.close());

const owner = <Row>(text: string) => sql.raw<Row>(text).execute(test.house.db);

async function one(text: string): Promise<string> {
  const { rows } = await owner<object>(text);
  return String(Object.values(rows[0] ?? {})[0]);
}

const scopeOf = (role: string): Scope => ({
  countyCode: COUNTY,
  actor: `demo-${role}`,
  role,
  organisation: ORGANISATIONS[role] ?? null,
  at: test.house.now(),
});

type Row = Readonly<Record<string, string | boolean | undefined>>;

const insertion = (table: string, row: Row): string => {
  const values = Object.values(row).map((value) => `'${value}'`);
  return `insert into ${table} (county_code, ${Object.keys(row)}) values ('${COUNTY}', ${values})`;
};

const insert = (role: string, table: string, row: Row) =>
  inScope(test.house.db, scopeOf(role), (trx) => sql.raw(insertion(table, row)).execute(trx));

/** Policies are asked before constraints, so that a row needs no more than what they look at. */
const ADMITTED = /null value in column/;
const refusedBy = (policy: string, table: string) =>
  new RegExp(`row-level security policy "${policy}" for table "${table}"`);

type Deed = readonly [table: string, column: string, role: string, row: () => Row];
const noMore = (): Row => ({});
const ofOwn = (): Row => ({ uscc: OWN });

const DEEDS: readonly Deed[] = [
  ['cooperative', 'recorded_by', 'bureau', noMore],
  ['organisation', 'recorded_by', 'bureau', () => ({ kind: 'bank' })],
  ['statement', 'submitted_by', 'cooperative', ofOwn],
  ['statement_verification', 'verified_by', 'township', () => ({ statement_id: ids.statement })],
  ['fact_sheet', 'recorded_by', 'township', ofOwn],
  ['rating', 'rated_by', 'bureau', ofOwn],
  ['audit_record', 'actor', 'bank', () => ({ chain: 'county' })],
  ['consent', 'granted_by', 'cooperative', ofOwn],
  ['consent_revocation', 'revoked_by', 'cooperative', ofOwn],
  ['contact', 'recorded_by', 'cooperative', ofOwn],
  [
    'disclosure',
    'actor',
    'cooperative',
    () => ({ uscc: OWN, role: 'cooperative', organisation: OWN }),
  ],
  ['rating_review_request', 'requested_by', 'cooperative', ofOwn],
  ['rating_review_decision', 'decided_by', 'bureau', ofOwn],
  ['invitation', 'invited_by', 'bureau', () => ({ role: 'bank', organisation: 'demo-rural-bank' })],
  ['membership_end', 'ended_by', 'bureau', () => ({ membership_id: ids.membership })],
  ['api_key_revocation', 'revoked_by', 'bank', () => ({ key_id: ids.bank })],
  ['weighting_draft', 'created_by', 'bureau', () => ({ maker_role: 'bureau' })],
  ['panel_round', 'opened_by', 'bureau', () => ({ maker_role: 'bureau' })],
  ['round_closing', 'closed_by', 'bureau', () => ({ maker_role: 'bureau' })],
  ['weighting_submission', 'submitted_by', 'bureau', () => ({ maker_role: 'bureau' })],
  ['weighting_comment', 'commented_by', 'regulator', () => ({ checker_role: 'regulator' })],
  ['weighting_review', 'reviewed_by', 'regulator', () => ({ checker_role: 'regulator' })],
  ['model_version', 'published_by', 'bureau', () => ({ maker_role: 'bureau' })],
  ['model_retirement', 'proposed_by', 'bureau', () => ({ maker_role: 'bureau' })],
  [
    'model_retirement_confirmation',
    'confirmed_by',
    'regulator',
    () => ({ checker_role: 'regulator' }),
  ],
];

describe.each(DEEDS)('%s.%s', (table, column, role, row) => {
  it('is whoever acts, and nobody else', async () => {
    const by = (name: string) => insert(role, table, { ...row(), [column]: name });
    await expect(by(`demo-${role}`)).rejects.toThrow(ADMITTED);
    for (const name of ['nobody', 'operator', 'demo-guarantor']) {
      await expect(by(name)).rejects.toThrow(refusedBy('in_own_name', table));
    }
  });
});

const IN_A_ROLE = DEEDS.filter(([, , , row]) => /maker|checker/.test(String(row)));

it.each(IN_A_ROLE)(
  '%s is not for an expert who says another role',
  async (table, column, _, row) => {
    const forged = insert('expert', table, { ...row(), [column]: 'demo-expert' });
    await expect(forged).rejects.toThrow(refusedBy('in_own_name', table));
  },
);

it('every table that says who did something is held to it', async () => {
  const { rows } = await owner<{ name: string }>(`select distinct c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname ~ '_by$|^maker_role$|^checker_role$'
    where n.nspname = 'public' and c.relkind = 'r' and not exists (
      select from pg_policy p where p.polrelid = c.oid and p.polname = 'in_own_name')`);
  expect(rows).toEqual([]);
});

describe('a membership', () => {
  const post = { role: 'bank', organisation: 'demo-rural-bank', invited_by: 'demo-bureau' };
  const accept = (row: Row) =>
    withKeyHash(test.house.db, TOKEN_HASH, async (trx) => {
      await enterScope(trx, { ...scopeOf('bank'), actor: 'person_2' });
      return sql
        .raw(insertion('membership', { user_id: 'person_2', ...post, ...row }))
        .execute(trx);
    });

  it('is made by its invitation, as that says', async () => {
    await expect(accept({})).rejects.toThrow(ADMITTED);
    for (const forged of [{ invited_by: 'person_2' }, { user_id: 'person_3' }]) {
      await expect(accept(forged)).rejects.toThrow(refusedBy('in_own_name', 'membership'));
    }
  });

  it('is not made without one, but by the operator', async () => {
    const row = { ...post, user_id: 'demo-bureau' };
    await expect(insert('bureau', 'membership', row)).rejects.toThrow(/row-level security/);
    const own = { ...row, invited_by: 'demo-operator' };
    await expect(insert('operator', 'membership', own)).rejects.toThrow(ADMITTED);
  });
});

describe('keys', () => {
  it.each([
    ['bureau', ['bureau', 'expert']],
    ['regulator', ['regulator']],
    ['township', ['township']],
    ['cooperative', ['cooperative']],
    ['bank', ['bank']],
    ['guarantor', ['guarantor']],
    ['expert', ['expert']],
    ['stranger', []],
  ])('are seen by %s: %j', async (role, expected) => {
    const { rows } = await inScope(test.house.db, scopeOf(role), (trx) =>
      sql<{ role: string }>`select distinct role from api_key order by role`.execute(trx),
    );
    expect(rows.map((row) => row.role)).toEqual(expected);
  });

  const own = (role: string, change: Row = {}): Row => ({
    ...{ key_id: 'key_x', actor: 'key_x', role, organisation: ORGANISATIONS[role] ?? '' },
    ...{ may_approve: false, ...change },
  });

  it.each<[string, string, Row]>([
    ['for another role', 'expert', own('bureau')],
    ['for another organisation', 'bank', own('bank', { organisation: 'other-bank' })],
    ['that approves', 'bureau', own('bureau', { may_approve: true })],
    ['that acts as somebody else', 'bureau', own('bureau', { actor: 'demo-regulator' })],
  ])('are not made %s', async (_, role, row) => {
    await expect(insert(role, 'api_key', row)).rejects.toThrow(refusedBy('adds', 'api_key'));
  });

  it('are made for one’s own organisation, and by the operator for all', async () => {
    await expect(insert('bank', 'api_key', own('bank'))).rejects.toThrow(ADMITTED);
    const any = own('regulator', { may_approve: true, actor: 'somebody' });
    await expect(insert('operator', 'api_key', any)).rejects.toThrow(ADMITTED);
  });

  it.each(['bureau', 'bank', 'expert'])('of the regulator are not revoked by %s', async (role) => {
    const row = { key_id: ids.regulator, revoked_by: `demo-${role}` };
    await expect(insert(role, 'api_key_revocation', row)).rejects.toThrow(/row-level security/);
  });

  it('of an expert are seen by the bureau, and not revoked', async () => {
    const keyId = await one(`select key_id from api_key where role = 'expert' limit 1`);
    const row = { key_id: keyId, revoked_by: 'demo-bureau' };
    const revoking = insert('bureau', 'api_key_revocation', row);
    await expect(revoking).rejects.toThrow(refusedBy('adds', 'api_key_revocation'));
  });
});

it.each<[string, string, Row]>([
  ['county', 'bureau', { name_zh: 'x' }],
  ['town', 'bureau', { town_id: 'forged' }],
  ['town', 'bank', { town_id: 'forged' }],
  ['organisation', 'bureau', { kind: 'regulator', recorded_by: 'demo-bureau' }],
  ['organisation', 'bureau', { kind: 'bureau', recorded_by: 'demo-bureau' }],
  ['organisation', 'bank', { kind: 'bank', recorded_by: 'demo-bank' }],
  ['panel_member', 'expert', { expert_id: 'demo-expert' }],
  ['shadow_rating', 'expert', { rating_id: 'x' }],
])('%s is not added to by %s: %j', async (table, role, row) => {
  await expect(insert(role, table, row)).rejects.toThrow(refusedBy('adds', table));
});

describe('the head of an audit chain', () => {
  const chains = async (role: string) => {
    const { rows } = await inScope(test.house.db, scopeOf(role), (trx) =>
      sql<{ chain: string }>`select chain from audit_head for update`.execute(trx),
    );
    return rows.map(({ chain }) => chain).filter((chain) => chain.startsWith('93'));
  };

  it('is seen and locked by those who see its records', async () => {
    expect(await chains('cooperative')).toEqual([OWN]);
    const ofTown = await chains('township');
    expect([ofTown.includes(OWN), ofTown.includes(ids.elsewhere ?? '')]).toEqual([true, false]);
    expect((await chains('bureau')).length).toBeGreaterThan(ofTown.length);
    for (const role of ['bank', 'guarantor', 'expert', 'stranger']) {
      expect([role, await chains(role)]).toEqual([role, []]);
    }
  });

  it.each(['bank', 'expert', 'township'])(
    'is not begun by %s for who is not theirs',
    async (role) => {
      const begun = insert(role, 'audit_head', { chain: '93370322000000999X' });
      await expect(begun).rejects.toThrow(refusedBy('adds', 'audit_head'));
    },
  );

  it.each(['one that is there', 'one that is not'])('that is not theirs: %s', async (which) => {
    const chain = which === 'one that is there' ? (ids.elsewhere ?? '') : '93370322000000999X';
    const ctx = test.as(actors.township);
    const write = change(ctx, { verb: 'test.write', input: {}, chain }, async () => {
      throw new Error('nobody gets here');
    });
    await expect(write).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
