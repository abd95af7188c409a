import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertMembership, insertMembershipEnd } from '../../src/db/memberships.ts';
import { holdSnapshot, inScope, sqlState, type Trx } from '../../src/db/transaction.ts';
import { ROLES, type Role } from '../../src/domain/context.ts';
import { operatorScope } from '../../src/domain/operator.ts';
import { COUNTY_CODE, openWritersCounty, type WritersCounty } from '../support/writers.ts';

/*
 * Nobody acts for two sides in one county, tried on PostgreSQL 18 as the role of the service: whatever
 * the code above forgets, and with two transactions at once.
 */

let county: WritersCounty;
let serial = 0;

beforeAll(async () => {
  county = await openWritersCounty(5, 1);
});
afterAll(async () => county?.close());

const AT = new Date('2026-11-24T02:00:00Z');
type Post = { readonly role: Role; readonly organisation: string };

const post = (role: Role, organisation = 'one'): Post => ({ role, organisation });
const person = () => `person_${++serial}`;

const asOperator = <Result>(work: (trx: Trx) => Promise<Result>) =>
  inScope(county.db, operatorScope(COUNTY_CODE, AT), work);

async function add(trx: Trx, userId: string, { role, organisation }: Post): Promise<string> {
  const membershipId = `mem_${++serial}`;
  await insertMembership(trx, {
    ...{ countyCode: COUNTY_CODE, membershipId, userId, role, organisation },
    ...{ name: '李明', scopes: null, invitedBy: 'operator', createdAt: AT },
  });
  return membershipId;
}

const give = (userId: string, to: Post) => asOperator((trx) => add(trx, userId, to));
const refused = { constraint: 'one_person_one_side' };

/** Who may be one person: everybody else is refused, whoever comes first. */
const TOGETHER: readonly (readonly [Role, Role])[] = [
  ['bureau', 'township'],
  ['bank', 'guarantor'],
  ...(['bureau', 'township', 'cooperative', 'bank', 'guarantor'] as const).map(
    (role) => ['expert', role] as const,
  ),
  ...ROLES.map((role) => [role, role] as const),
];

const pairs = ROLES.flatMap((first) => ROLES.map((second) => [first, second] as const));
const goTogether = (first: Role, second: Role) =>
  TOGETHER.some(([a, b]) => (a === first && b === second) || (a === second && b === first));

describe('one person, one side', () => {
  it.each(pairs.filter(([a, b]) => goTogether(a, b)))('%s and %s go together', async (a, b) => {
    const who = person();
    await give(who, post(a));
    await give(who, post(b));
  });

  it.each(pairs.filter(([a, b]) => !goTogether(a, b)))('%s is no %s', async (a, b) => {
    const who = person();
    await give(who, post(a));
    await expect(give(who, post(b))).rejects.toMatchObject(refused);
  });

  it.each(['bank', 'guarantor'] as const)(
    'a bank or guarantor is one alone: no %s of another organisation',
    async (role) => {
      const who = person();
      await give(who, post('bank', 'one'));
      await expect(give(who, post(role, 'two'))).rejects.toMatchObject(refused);
    },
  );

  it('a person acts for several cooperatives, and several towns', async () => {
    for (const role of ['cooperative', 'township'] as const) {
      const who = person();
      await give(who, post(role, 'one'));
      await give(who, post(role, 'two'));
    }
  });

  it('what has ended binds nobody, and what goes on does', async () => {
    const who = person();
    const first = await give(who, post('cooperative', 'one'));
    const second = await give(who, post('cooperative', 'two'));
    const end = (membershipId: string) =>
      asOperator((trx) =>
        insertMembershipEnd(trx, {
          ...{ countyCode: COUNTY_CODE, membershipId },
          ...{ endedBy: 'operator', endedAt: AT },
        }),
      );
    await end(first);
    await expect(give(who, post('bureau'))).rejects.toMatchObject(refused);
    await end(second);
    await give(who, post('bureau'));
    await expect(give(who, post('cooperative'))).rejects.toMatchObject(refused);
  });

  it('two at once are not both let in', async () => {
    const who = person();
    let second: Promise<unknown> = Promise.resolve();
    await asOperator(async (trx) => {
      await add(trx, who, post('cooperative'));
      second = give(who, post('bureau'));
      second.catch(() => {});
      // Long enough for the other one to have come to where it waits.
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    await expect(second).rejects.toMatchObject(refused);
  });

  it('nor with a snapshot from before the other one', async () => {
    const who = person();
    const late = asOperator(async (trx) => {
      await holdSnapshot(trx);
      await trx.selectFrom('membership').select('membershipId').limit(1).execute();
      await give(who, post('regulator'));
      await add(trx, who, post('bureau'));
    });
    const state = await late.then(() => 'let in', sqlState);
    expect(state).toBe('40001');
  });
});
