import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '../../../src/db/transaction.ts';
import type { Actor, Role } from '../../../src/domain/context.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { acceptAsNewPerson } from '../../../src/domain/people/accept-invitation.ts';
import { confirmMembership } from '../../../src/domain/people/confirm-membership.ts';
import { invite } from '../../../src/domain/people/invite.ts';
import { listPeople } from '../../../src/domain/people/list.ts';
import type { InvitationInput } from '../../../src/domain/people/schemas.ts';
import { type Permission, requirePermissionOf } from '../../../src/domain/permissions.ts';
import { rateCooperative } from '../../../src/domain/ratings/rate.ts';
import { decideReview } from '../../../src/domain/reviews/decide.ts';
import { requestReview } from '../../../src/domain/reviews/request.ts';
import { submitStatement } from '../../../src/domain/statements/submit.ts';
import { verifyStatement } from '../../../src/domain/statements/verify.ts';
import { balancedStatement } from '../../support/accounts.ts';
import { COUNTY, insertAs, insertion, OWN, refusedBy, scopeOf } from '../../support/as-service.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import {
  actorBehind,
  cookieOf,
  enrol,
  inviteTo,
  organisationOf,
  PASSWORD,
  tokenOf,
} from '../../support/people.ts';

/*
 * Whoever invites somebody holds the link and could be both: a membership that may approve approves
 * nothing until a third person of the organisation has confirmed it.
 */

const actors = demonstrationActors();
const APPROVAL = { township: 'statements:verify', regulator: 'weighting:review' } as const;

let test: TestHouse;
let serial = 0;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

/** Somebody with a second factor, who took up an invitation by somebody. */
async function invitedBy(by: Actor, input: Partial<InvitationInput> = {}): Promise<string> {
  const email = `person-${++serial}@example.com`;
  const { role, organisation } = by;
  const invitation = { email, role, organisation: organisation ?? '', ...input };
  const { value } = await invite({ ctx: test.as(by), input: invitation });
  return accepted(tokenOf(value.path));
}

async function accepted(token: string): Promise<string> {
  const input = { token, name: '李明', password: PASSWORD };
  const { cookies } = await acceptAsNewPerson({ house: test.house, input });
  return (await enrol(test, cookieOf(cookies))).cookie;
}

const byOperator = async (role: Role): Promise<Actor> =>
  actorBehind(test, await accepted(await inviteTo(test, role, `first-${++serial}@example.com`)));

const membershipOf = ({ session }: Actor): string => session?.membershipId ?? '';
const confirm = (by: Actor, membershipId: string) =>
  confirmMembership({ ctx: test.as(by), input: { membershipId } });
const refusal = (actor: Actor, permission: Permission) => () =>
  requirePermissionOf(actor, permission);

describe.each(['township', 'regulator'] as const)('a %s whom a person invited', (role) => {
  it('approves nothing until a third person confirms, and everything after that', async () => {
    const cookie = await invitedBy(actors[role]);
    const before = await actorBehind(test, cookie);
    expect(before).toMatchObject({ mayApprove: false, session: { awaitsConfirmation: true } });
    expect(refusal(before, APPROVAL[role])).toThrow(
      expect.objectContaining({ code: 'NOT_YET_CONFIRMED' }),
    );
    expect(refusal(before, 'people:read')()).toBe(before);
    const colleague = await byOperator(role);
    const { value } = await confirm(colleague, membershipOf(before));
    expect(value).toEqual({
      membershipId: membershipOf(before),
      confirmedAt: test.house.now().toISOString(),
    });
    const after = await actorBehind(test, cookie);
    expect(after).toMatchObject({ mayApprove: true, session: { awaitsConfirmation: false } });
    expect(refusal(after, APPROVAL[role])()).toBe(after);
  });
});

describe('who confirms', () => {
  let newcomer: Actor;

  beforeAll(async () => {
    newcomer = await actorBehind(test, await invitedBy(actors.bureau));
  });

  it('is neither the inviter nor the invited', async () => {
    const themselves: Actor = { ...newcomer, mayApprove: true };
    for (const by of [actors.bureau, themselves]) {
      await expect(confirm(by, membershipOf(newcomer))).rejects.toMatchObject({
        code: 'CONFIRMER_NOT_THIRD',
      });
    }
  });

  it('is nobody who awaits confirmation themselves', async () => {
    const second = await actorBehind(test, await invitedBy(actors.bureau));
    await expect(confirm(second, membershipOf(newcomer))).rejects.toMatchObject({
      code: 'NOT_YET_CONFIRMED',
    });
  });

  it('is nobody without a second factor, and of no role that approves nothing', async () => {
    const weak: Actor = { ...actors.bureau, id: 'weak', mayApprove: false };
    await expect(confirm(weak, membershipOf(newcomer))).rejects.toMatchObject({
      code: 'SECOND_FACTOR_NEEDED',
    });
    await expect(confirm(actors.bank, membershipOf(newcomer))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('is of the same organisation: to others it is not there', async () => {
    const others: Actor[] = [
      actors.township,
      actors.regulator,
      { ...actors.bureau, id: 'other', organisation: 'other-bureau' },
      { ...actors.bureau, id: 'other', countyCode: '370321' },
    ];
    for (const by of others) {
      await expect(confirm(by, membershipOf(newcomer))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    // The bureau looks after townships, and yet does not approve in their place.
    const ofTown = { role: 'township' as const, organisation: organisationOf('township') };
    const clerk = await actorBehind(test, await invitedBy(actors.bureau, ofTown));
    const bureau: Actor = { ...actors.bureau, id: 'second' };
    await expect(confirm(bureau, membershipOf(clerk))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await confirm(actors.township, membershipOf(clerk));
  });

  it('does so once, and on record', async () => {
    const colleague: Actor = { ...actors.bureau, id: 'colleague' };
    await confirm(colleague, membershipOf(newcomer));
    await expect(confirm(colleague, membershipOf(newcomer))).rejects.toMatchObject({
      code: 'NOTHING_TO_CONFIRM',
    });
    const { rows } = await sql<{ record: string }>`select record from audit_record
      where action = 'membership.confirm' and subject = ${membershipOf(newcomer)}`.execute(
      test.house.db,
    );
    expect(rows.map(({ record }) => JSON.parse(record))).toMatchObject([
      { actor: 'colleague', details: { person: newcomer.id, invitedBy: 'demo-bureau' } },
    ]);
  });
});

describe('nothing is to be confirmed', () => {
  it('of whom the operator invited: they approve at once', async () => {
    const first = await byOperator('regulator');
    expect(first).toMatchObject({ mayApprove: true, session: { awaitsConfirmation: false } });
    await expect(confirm(actors.regulator, membershipOf(first))).rejects.toMatchObject({
      code: 'NOTHING_TO_CONFIRM',
    });
  });

  it('of a membership that has nothing to approve', async () => {
    const scopes = ['statements:submit', 'people:read'] as const;
    const clerk = await actorBehind(test, await invitedBy(actors.bureau, { scopes }));
    expect(clerk.session).toMatchObject({ awaitsConfirmation: false });
    const teller = await actorBehind(test, await invitedBy(actors.bank));
    expect(teller.session).toMatchObject({ awaitsConfirmation: false });
  });
});

describe('the list of people', () => {
  it('says who awaits confirmation, and whether it is for oneself to confirm', async () => {
    const newcomer = await actorBehind(test, await invitedBy(actors.regulator));
    const waiting = async () =>
      (await listPeople({ ctx: test.as(actors.regulator), input: {} })).items
        .filter(({ awaitsConfirmation }) => awaitsConfirmation)
        .map(({ membershipId }) => membershipId);
    expect(await waiting()).toEqual([membershipOf(newcomer)]);
    const isFor = async (by: Actor) =>
      (await listPeople({ ctx: test.as(by), input: {} })).items.some((one) => one.mayConfirm);
    expect(await isFor(actors.regulator)).toBe(false);
    expect(await isFor(newcomer)).toBe(false);
    expect(await isFor({ ...actors.regulator, id: 'colleague' })).toBe(true);
    expect(await isFor({ ...actors.regulator, id: 'colleague', mayApprove: false })).toBe(false);
    await confirm({ ...actors.regulator, id: 'colleague' }, membershipOf(newcomer));
    expect(await waiting()).toEqual([]);
  });
});

describe('an inviter', () => {
  it('whom nobody confirmed invites nobody who may approve', async () => {
    const newcomer = await actorBehind(test, await invitedBy(actors.bureau));
    for (const role of ['bureau', 'township'] as const) {
      const post = { role, organisation: organisationOf(role) };
      await expect(invitedBy(newcomer, post)).rejects.toMatchObject({ code: 'NOT_YET_CONFIRMED' });
      const row = { role, organisation: organisationOf(role), invited_by: newcomer.id };
      const scope = { ...scopeOf(test, 'bureau'), actor: newcomer.id };
      const forged = inScope(test.house.db, scope, (trx) =>
        sql.raw(insertion('invitation', row)).execute(trx),
      );
      await expect(forged).rejects.toThrow(refusedBy('by_voucher', 'invitation'));
    }
    await invitedBy(newcomer, { role: 'bank', organisation: organisationOf('bank') });
    await invitedBy(newcomer, { scopes: ['people:read'] });
  });

  it('does not verify what somebody submitted whom they invited, in whatever role', async () => {
    const post = { role: 'cooperative' as const, organisation: OWN };
    const submitter = await actorBehind(test, await invitedBy(actors.bureau, post));
    const submission = balancedStatement();
    const input = { uscc: OWN, submission };
    const { value } = await submitStatement({ ctx: test.as(submitter), input });
    const { statementId } = value;
    const verification = { decision: 'accepted' as const };
    const verify = (by: Actor) =>
      verifyStatement({ ctx: test.as(by), input: { uscc: OWN, statementId, verification } });
    for (const by of [actors.bureau, { ...actors.township, id: actors.bureau.id }]) {
      await expect(verify(by)).rejects.toMatchObject({ code: 'INVITER_IS_CHECKER' });
    }
    await verify({ ...actors.bureau, id: 'colleague' });
  });

  it('does once a third person has confirmed them', async () => {
    const newcomer = await actorBehind(test, await invitedBy(actors.bureau));
    const request = { fiscalYear: 2025 };
    const rating = { uscc: OWN, request };
    const { value } = await rateCooperative({ ctx: test.as(newcomer), input: rating });
    const objection = { reasons: '成员数有误。' };
    const asked = await requestReview({
      ctx: test.as(actors.cooperative),
      input: { uscc: OWN, ratingId: value.ratingId, objection },
    });
    const { requestId } = asked.value;
    const decision = { outcome: 'upheld' as const, reasons: '已核对。' };
    const decide = () =>
      decideReview({ ctx: test.as(actors.bureau), input: { requestId, decision } });
    await expect(decide()).rejects.toMatchObject({ code: 'INVITER_IS_CHECKER' });
    await confirm({ ...actors.bureau, id: 'colleague' }, membershipOf(newcomer));
    expect((await decide()).value).toMatchObject({ state: 'upheld' });
  });

  it('does not decide over an objection by somebody whom they invited', async () => {
    const post = { role: 'cooperative' as const, organisation: OWN };
    const objector = await actorBehind(test, await invitedBy(actors.bureau, post));
    const rater = test.as({ ...actors.bureau, id: 'rater' });
    const { value } = await rateCooperative({ ctx: rater, input: { uscc: OWN, request: {} } });
    const objection = { reasons: '成员数有误。' };
    const asked = await requestReview({
      ctx: test.as(objector),
      input: { uscc: OWN, ratingId: value.ratingId, objection },
    });
    const decision = { outcome: 'upheld' as const, reasons: '已核对。' };
    const input = { requestId: asked.value.requestId, decision };
    const decided = decideReview({ ctx: test.as(actors.bureau), input });
    await expect(decided).rejects.toMatchObject({ code: 'INVITER_IS_CHECKER' });
  });
});

describe('the database', () => {
  let newcomer: Actor;

  beforeAll(async () => {
    newcomer = await actorBehind(test, await invitedBy(actors.bureau));
  });

  const row = (change: object = {}) => ({
    membership_id: membershipOf(newcomer),
    user_id: newcomer.id,
    invited_by: 'demo-bureau',
    confirmed_at: '2026-11-24',
    ...change,
  });
  const insertBy = (actor: string, change: object = {}) => {
    const scope = { ...scopeOf(test, 'bureau'), actor };
    const values = Object.values({ ...row(change), confirmed_by: actor });
    const columns = Object.keys({ ...row(), confirmed_by: '' });
    return inScope(test.house.db, scope, (trx) =>
      sql
        .raw(`insert into membership_confirmation (county_code, ${columns})
          values ('${COUNTY}', ${values.map((value) => `'${value}'`)})`)
        .execute(trx),
    );
  };

  it('takes no confirmation by the inviter or the invited', async () => {
    await expect(insertBy('demo-bureau')).rejects.toThrow(/confirmer_is_third/);
    await expect(insertBy(newcomer.id)).rejects.toThrow(/row-level security/);
  });

  it('takes no other inviter or person than those of the membership', async () => {
    const byInviter = insertBy('demo-bureau', { invited_by: 'somebody' });
    await expect(byInviter).rejects.toThrow(/foreign key/);
    const ofAnother = insertBy('colleague', { user_id: 'person_x' });
    await expect(ofAnother).rejects.toThrow(/foreign key/);
  });

  it('takes none in another’s name, of another organisation, or by whoever awaits one', async () => {
    const inNameOf = { ...row(), confirmed_by: 'colleague' };
    await expect(insertAs(test, 'bureau', 'membership_confirmation', inNameOf)).rejects.toThrow(
      refusedBy('in_own_name', 'membership_confirmation'),
    );
    const elsewhere = { ...row(), confirmed_by: 'demo-township' };
    await expect(insertAs(test, 'township', 'membership_confirmation', elsewhere)).rejects.toThrow(
      /row-level security/,
    );
    const second = await actorBehind(test, await invitedBy(actors.bureau));
    await expect(insertBy(second.id)).rejects.toThrow(refusedBy('adds', 'membership_confirmation'));
  });

  it('takes one by a third person, so that the refusals above are not for another reason', async () => {
    await insertBy('colleague');
    await expect(insertBy('another')).rejects.toThrow(/duplicate key/);
  });
});
