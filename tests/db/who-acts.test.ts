import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterScope, withKeyHash } from '../../src/db/transaction.ts';
import {
  ADMITTED,
  COUNTY,
  insertAs,
  insertion,
  OWN,
  oneValue,
  type Row,
  refusedBy,
  scopeOf,
} from '../support/as-service.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* Who did something, tried with raw SQL as the role of the service. */

const TOKEN_HASH = 'a'.repeat(64);

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
  ids.statement = await oneValue(
    test,
    `select statement_id from statement where uscc = '${OWN}' limit 1`,
  );
  await owner(`insert into statement_import values ('${COUNTY}', 'imp_1', '', '', 'csv', '[]', 1, 0,
    0, 0, true, 'demo-cooperative', 'cooperative', '${OWN}', now())`);
  ids.bank = await oneValue(test, `select key_id from api_key where role = 'bank'`);
});
afterAll(async () => test.close());

const owner = <Found>(text: string) => sql.raw<Found>(text).execute(test.house.db);

const insert = (role: string, table: string, row: Row) => insertAs(test, role, table, row);

const recordOf = (role: string, organisation = 'demo-rural-bank') =>
  JSON.stringify({ role, organisation });

const sentBy = (role: string, organisation: string): Row => ({ role, organisation });

type Deed = readonly [table: string, column: string, role: string, row: () => Row];
const noMore = (): Row => ({});
const ofOwn = (): Row => ({ uscc: OWN });

const DEEDS: readonly Deed[] = [
  ['cooperative', 'recorded_by', 'bureau', noMore],
  ['organisation', 'recorded_by', 'bureau', () => ({ kind: 'bank' })],
  ['statement', 'submitted_by', 'cooperative', ofOwn],
  ['statement_import', 'created_by', 'cooperative', () => sentBy('cooperative', OWN)],
  ['statement_import_commit', 'committed_by', 'cooperative', () => ({ import_id: 'imp_1' })],
  ['statement_verification', 'verified_by', 'township', () => ({ statement_id: ids.statement })],
  ['fact_sheet', 'recorded_by', 'township', ofOwn],
  ['rating', 'rated_by', 'bureau', ofOwn],
  ['audit_record', 'actor', 'bank', () => ({ chain: 'county', record: recordOf('bank') })],
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
  ['invitation_withdrawal', 'withdrawn_by', 'bank', () => ({ invitation_id: 'inv_1' })],
  [
    'membership_confirmation',
    'confirmed_by',
    'bank',
    () => ({ membership_id: 'mem_1', user_id: 'person_1', invited_by: 'operator' }),
  ],
  ['api_key_revocation', 'revoked_by', 'bank', () => ({ key_id: ids.bank })],
  ['weighting_draft', 'created_by', 'bureau', () => ({ maker_role: 'bureau' })],
  ['panel_round', 'opened_by', 'bureau', () => ({ maker_role: 'bureau' })],
  ['round_closing', 'closed_by', 'bureau', () => ({ maker_role: 'bureau' })],
  ['weighting_submission', 'submitted_by', 'bureau', () => ({ maker_role: 'bureau' })],
  ['weighting_withdrawal', 'withdrawn_by', 'bureau', () => ({ maker_role: 'bureau' })],
  ['submission_withdrawal', 'withdrawn_by', 'bureau', () => ({ maker_role: 'bureau' })],
  ['weighting_hand', 'actor', 'regulator', () => ({ role: 'regulator', name: '王审查' })],
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

it.each([
  ['role', recordOf('bureau')],
  ['organisation', recordOf('bank', 'other-bank')],
])('an audit record says no other %s than that of whoever acts', async (_, record) => {
  const row = { chain: 'county', actor: 'demo-bank', record };
  await expect(insert('bank', 'audit_record', row)).rejects.toThrow(
    refusedBy('in_own_role', 'audit_record'),
  );
});

describe('a membership', () => {
  const post = { role: 'bank', organisation: 'demo-rural-bank', invited_by: 'demo-bureau' };
  const accept = (row: Row) =>
    withKeyHash(test.house.db, TOKEN_HASH, async (trx) => {
      await enterScope(trx, { ...scopeOf(test, 'bank'), actor: 'person_2' });
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
