import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '../../src/db/transaction.ts';
import { change } from '../../src/domain/change.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import {
  ADMITTED,
  insertAs,
  ORGANISATIONS,
  OWN,
  oneValue,
  type Row,
  refusedBy,
  scopeOf,
} from '../support/as-service.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* Whose keys, places and heads of audit chains are, tried with raw SQL as the role of the service. */

const actors = demonstrationActors();

let test: TestHouse;
let keyOfRegulator: string;
/** A cooperative of another town than the demonstration's township. */
let elsewhere: string;

beforeAll(async () => {
  test = await openTestHouse();
  keyOfRegulator = await oneValue(test, `select key_id from api_key where role = 'regulator'`);
  elsewhere = await oneValue(
    test,
    `select uscc from cooperative where town_id <> 'tangfang' limit 1`,
  );
});
afterAll(async () => test.close());

const insert = (role: string, table: string, row: Row) => insertAs(test, role, table, row);

describe('keys', () => {
  it.each([
    ['bureau', ['bank', 'bureau', 'cooperative', 'expert', 'guarantor', 'township']],
    ['regulator', ['regulator']],
    ['township', ['township']],
    ['cooperative', ['cooperative']],
    ['bank', ['bank']],
    ['guarantor', ['guarantor']],
    ['expert', ['expert']],
    ['stranger', []],
  ])('are seen by %s: %j', async (role, expected) => {
    const { rows } = await inScope(test.house.db, scopeOf(test, role), (trx) =>
      sql<{ role: string }>`select distinct role from api_key order by role`.execute(trx),
    );
    expect(rows.map((row) => row.role)).toEqual(expected);
  });

  const own = (role: string, change: Row = {}): Row => ({
    ...{ key_id: 'key_x', actor: `demo-${role}`, role, organisation: ORGANISATIONS[role] ?? '' },
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
    const row = { key_id: keyOfRegulator, revoked_by: `demo-${role}` };
    await expect(insert(role, 'api_key_revocation', row)).rejects.toThrow(/row-level security/);
  });

  it('of an expert are revoked by the bureau, which ends what experts act for', async () => {
    const keyId = await oneValue(test, `select key_id from api_key where role = 'expert' limit 1`);
    const row = { key_id: keyId, revoked_by: 'demo-bureau' };
    const revoking = insert('bureau', 'api_key_revocation', row);
    await expect(revoking).rejects.toThrow(ADMITTED);
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
    const { rows } = await inScope(test.house.db, scopeOf(test, role), (trx) =>
      sql<{ chain: string }>`select chain from audit_head for update`.execute(trx),
    );
    return rows.map(({ chain }) => chain).filter((chain) => chain.startsWith('93'));
  };

  it('is seen and locked by those who see its records', async () => {
    expect(await chains('cooperative')).toEqual([OWN]);
    const ofTown = await chains('township');
    expect([ofTown.includes(OWN), ofTown.includes(elsewhere)]).toEqual([true, false]);
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
    const chain = which === 'one that is there' ? elsewhere : '93370322000000999X';
    const ctx = test.as(actors.township);
    const write = change(ctx, { verb: 'test.write', input: {}, chain }, async () => {
      throw new Error('nobody gets here');
    });
    await expect(write).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
