import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../src/domain/context.ts';
import { createCounty } from '../../../src/domain/counties/create.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { authenticate } from '../../../src/domain/keys/authenticate.ts';
import { createOwnKey } from '../../../src/domain/keys/create-own.ts';
import {
  acceptAsNewPerson,
  acceptAsSignedIn,
} from '../../../src/domain/people/accept-invitation.ts';
import { actorOf, findSignedIn } from '../../../src/domain/people/acting.ts';
import { closeAccount } from '../../../src/domain/people/close-account.ts';
import { endMembership } from '../../../src/domain/people/end-membership.ts';
import { invite } from '../../../src/domain/people/invite.ts';
import { listPeople } from '../../../src/domain/people/list.ts';
import { openInvitation } from '../../../src/domain/people/open-invitation.ts';
import type { InvitationInput } from '../../../src/domain/people/schemas.ts';
import { switchOrganisation } from '../../../src/domain/people/switch-organisation.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import {
  actorBehind as behind,
  cookieOf,
  inviteTo,
  newPerson,
  organisationOf,
  PASSWORD,
  tokenOf,
} from '../../support/people.ts';

const actors = demonstrationActors();
const ROLES = Object.keys(actors) as Role[];

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

const inviting = (by: Actor, input: Partial<InvitationInput> = {}) =>
  invite({
    ctx: test.as(by),
    input: {
      email: 'somebody@example.com',
      role: by.role,
      organisation: by.organisation ?? '',
      ...input,
    },
  });
const signedIn = async (cookie: string) => findSignedIn({ house: test.house, cookie });
const actorBehind = (cookie: string) => behind(test, cookie);

describe('who invites whom', () => {
  it.each(ROLES)('%s: their own organisation', async (role) => {
    const { value } = await inviting(actors[role]);
    expect(value).toMatchObject({
      role,
      organisation: actors[role].organisation,
      expiresAt: '2026-12-01T02:00:00.000Z',
      path: expect.stringMatching(/^\/invitations\/inv_[\w-]{43}$/),
    });
  });

  const pairs = ROLES.flatMap((by) =>
    ROLES.filter((role) => role !== by).map((role) => [by, role] as const),
  );
  it.each(pairs)('%s for %s: only the bureau, and never for the regulator', async (by, role) => {
    const attempt = inviting(actors[by], { role, organisation: organisationOf(role) });
    if (by === 'bureau' && role !== 'regulator')
      expect((await attempt).value).toMatchObject({ role });
    else await expect(attempt).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('lets nobody invite into another organisation of their own kind', async () => {
    const attempts = [
      inviting(actors.bank, { organisation: 'another-bank' }),
      inviting(actors.regulator, { organisation: 'another-regulator' }),
      inviting(actors.bureau, { organisation: 'another-bureau' }),
      inviting(actors.township, { organisation: 'gaocheng' }),
    ];
    for (const attempt of attempts) {
      await expect(attempt).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('is held by the database too: the bureau has no hand in who acts for the regulator', async () => {
    const forged = test.house.db.transaction().execute(async (trx) => {
      await sql`set local role heheng_service`.execute(trx);
      await sql.raw(`set local app.county = '370322'; set local app.role = 'bureau'`).execute(trx);
      await sql`insert into membership values ('370322', 'mem_x', 'person_x', 'regulator',
        'demo-regulator', 'forged', null, 'demo-bureau', now())`.execute(trx);
    });
    await expect(forged).rejects.toThrow(/row-level security/);
  });

  it('names an organisation that the county does not have', async () => {
    const attempt = inviting(actors.bureau, { role: 'bank', organisation: 'demo-guarantor' });
    await expect(attempt).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      issues: [{ pointer: '/organisation', code: 'ORGANISATION_UNKNOWN' }],
    });
  });

  it('gives nothing that the role or the giver does not have', async () => {
    const beyond = inviting(actors.bank, { scopes: ['cooperatives:read', 'ratings:rate'] });
    await expect(beyond).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      issues: [{ pointer: '/scopes/1', code: 'SCOPE_NOT_ALLOWED' }],
    });
    const limited: Actor = { ...actors.bank, scopes: ['people:invite', 'models:read'] };
    await expect(inviting(limited)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(inviting(limited, { scopes: ['consents:read'] })).rejects.toMatchObject({
      issues: [{ pointer: '/scopes/0' }],
    });
    await inviting(limited, { scopes: ['models:read'] });
  });
});

describe('an invitation', () => {
  it('is kept as its hash, tells what it is for, and leaves no e-mail in the audit trail', async () => {
    const token = await inviteTo(test, 'guarantor', 'hash@example.com');
    expect(await openInvitation({ house: test.house, token })).toEqual({
      email: 'hash@example.com',
      role: 'guarantor',
      organisation: { zh: '山东农担（演示）', en: 'Agricultural guarantor (demonstration)' },
      expiresAt: '2026-12-01T02:00:00.000Z',
      hasAccount: false,
    });
    const { rows } = await sql<{ all: string }>`select
      (select string_agg(i::text, '') from invitation i) ||
      (select string_agg(record, '') from audit_record) as all`.execute(test.house.db);
    expect(rows[0]?.all).not.toContain(token.slice(4));
    const audit = await sql<{ record: string }>`select record from audit_record
      where action like 'invitation.%'`.execute(test.house.db);
    expect(audit.rows.length).toBeGreaterThan(5);
    expect(audit.rows.filter(({ record }) => record.includes('@'))).toEqual([]);
  });

  it('is shown once: a repeated request gives no link', async () => {
    const input = { email: 'twice@example.com', role: 'bank', organisation: 'demo-rural-bank' };
    const ctx = test.as(actors.bank, 'invite-twice');
    const once = await invite({ ctx, input: input as InvitationInput });
    const again = await invite({ ctx, input: input as InvitationInput });
    expect(again).toEqual({ value: { ...once.value, path: null }, isReplay: true });
    const { rows } = await sql<{ result: string }>`select result from idempotency_key
      where key = 'invite-twice'`.execute(test.house.db);
    expect(rows[0]?.result).not.toContain('inv_'.concat(tokenOf(once.value.path).slice(4)));
  });

  it('opens one account, once', async () => {
    const { house } = test;
    const token = await inviteTo(test, 'bank', 'once@example.com');
    const input = { token, name: '赵敏', password: PASSWORD };
    const both = [acceptAsNewPerson({ house, input }), acceptAsNewPerson({ house, input })];
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(acceptAsNewPerson({ house, input })).rejects.toMatchObject({
      code: 'INVITATION_INVALID',
    });
    await expect(openInvitation({ house, token })).rejects.toMatchObject({
      code: 'INVITATION_INVALID',
    });
  });

  it('expires after seven days, and one that was made up is the same', async () => {
    const { house } = test;
    const token = await inviteTo(test, 'bank', 'late@example.com');
    const before = house.now().toISOString();
    test.setNow('2026-12-01T01:59:59Z');
    await openInvitation({ house, token });
    test.setNow('2026-12-01T02:00:00Z');
    for (const wrong of [token, `inv_${'x'.repeat(43)}`, '', "inv_'; --"]) {
      await expect(openInvitation({ house, token: wrong })).rejects.toMatchObject({
        code: 'INVITATION_INVALID',
      });
    }
    test.setNow(before);
  });

  it('asks for a password of twelve characters and a readable name', async () => {
    const token = await inviteTo(test, 'bank', 'short@example.com');
    const input = { token, name: '李\u202e明', password: 'eleven char' };
    await expect(acceptAsNewPerson({ house: test.house, input })).rejects.toMatchObject({
      issues: [{ path: ['name'] }, { path: ['password'] }],
    });
  });

  it('of somebody who has an account is theirs to accept, and nobody else’s', async () => {
    const { house } = test;
    const cookie = await newPerson(test, 'township', 'wang@example.com');
    const stranger = await newPerson(test, 'bank', 'stranger@example.com');
    const token = await inviteTo(test, 'expert', 'wang@example.com');
    expect(await openInvitation({ house, token })).toMatchObject({ hasAccount: true });
    const input = { token, name: '冒名', password: PASSWORD };
    await expect(acceptAsNewPerson({ house, input })).rejects.toMatchObject({
      code: 'INVITATION_OF_ANOTHER',
    });
    await expect(acceptAsSignedIn({ house, cookie: stranger, token })).rejects.toMatchObject({
      code: 'INVITATION_OF_ANOTHER',
    });
    await acceptAsSignedIn({ house, cookie, token });
    expect(await actorBehind(cookie)).toMatchObject({
      role: 'expert',
      organisation: 'demo-experts',
    });
    const again = await inviteTo(test, 'expert', 'wang@example.com');
    await expect(acceptAsSignedIn({ house, cookie, token: again })).rejects.toMatchObject({
      code: 'ALREADY_MEMBER',
    });
  });

  it('hands on its scopes to whoever acts', async () => {
    const { value } = await inviting(actors.bureau, {
      ...{ email: 'scoped@example.com', role: 'bank', organisation: 'demo-rural-bank' },
      scopes: ['cooperatives:read'],
    });
    const input = { token: tokenOf(value.path), name: '孙立', password: PASSWORD };
    const { cookies } = await acceptAsNewPerson({ house: test.house, input });
    expect((await actorBehind(cookieOf(cookies))).scopes).toEqual(['cooperatives:read']);
  });
});

describe('a person', () => {
  it('acts for one organisation at a time, and switches among their own', async () => {
    const { house } = test;
    const cookie = await newPerson(test, 'bank', 'both@example.com');
    const token = await inviteTo(test, 'expert', 'both@example.com');
    await acceptAsSignedIn({ house, cookie, token });
    expect(await actorBehind(cookie)).toMatchObject({ role: 'expert' });
    const [bank] = (await signedIn(cookie))?.memberships ?? [];
    const membershipId = bank?.membershipId ?? '';
    await switchOrganisation({ house, cookie, input: { membershipId } });
    expect(await actorBehind(cookie)).toMatchObject({ role: 'bank', mayApprove: false });
    const stranger = await newPerson(test, 'guarantor', 'lone@example.com');
    await expect(
      switchOrganisation({ house, cookie: stranger, input: { membershipId } }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('acts no more as soon as the membership ended', async () => {
    const cookie = await newPerson(test, 'bank', 'leaving@example.com');
    const leaving = await signedIn(cookie);
    const input = { membershipId: leaving?.membership?.membershipId ?? '' };
    await expect(endMembership({ ctx: test.as(actors.guarantor), input })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await endMembership({ ctx: test.as(actors.bank), input });
    const after = await signedIn(cookie);
    expect(after?.memberships).toEqual([]);
    expect(after && actorOf(after)).toBeUndefined();
    await expect(endMembership({ ctx: test.as(actors.bank), input })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it.each(['by whoever looks after them', 'by closing the account'])(
    'loses the keys made for that organisation, %s',
    async (how) => {
      const { house } = test;
      const email = `${how.length}@example.com`;
      const cookie = await newPerson(test, 'bank', email);
      const leaving = await actorBehind(cookie);
      const lifetime = { expiresAt: '2027-01-01T00:00:00.000Z' };
      const input = { name: '信贷系统', scopes: ['models:read'] as const, ...lifetime };
      const make = async (by: Actor) => (await createOwnKey({ ctx: test.as(by), input })).value;
      const own = await make(leaving);
      const elsewhere: Actor = { ...leaving, role: 'guarantor', session: undefined };
      const others = [await make(actors.bank), await make(elsewhere)];
      const membershipId = (await signedIn(cookie))?.membership?.membershipId ?? '';
      if (how.includes('closing')) await closeAccount({ house, input: { email } });
      else await endMembership({ ctx: test.as(actors.bank), input: { membershipId } });
      const whoIs = (key: string | null) => authenticate({ house, key: key ?? '' });
      expect(await whoIs(own.key)).toBeUndefined();
      for (const { key } of others) expect(await whoIs(key)).toBeDefined();
      const { rows } = await sql<{ record: string }>`select record from audit_record
        where action = 'membership.end' and subject = ${membershipId}`.execute(house.db);
      expect(rows.map(({ record }) => JSON.parse(record).details)).toMatchObject([
        { person: leaving.id, revokedKeys: [own.keyId] },
      ]);
    },
  );

  it('does not slip into another organisation when the one they act for ended', async () => {
    const { house } = test;
    const cookie = await newPerson(test, 'bank', 'slip@example.com');
    const token = await inviteTo(test, 'expert', 'slip@example.com');
    await acceptAsSignedIn({ house, cookie, token });
    const acting = await signedIn(cookie);
    const input = { membershipId: acting?.membership?.membershipId ?? '' };
    await endMembership({ ctx: test.as(actors.bureau), input });
    const after = await signedIn(cookie);
    expect(after?.memberships).toMatchObject([{ role: 'bank' }]);
    expect(after?.membership).toBeUndefined();
  });

  it('never ends their own last membership', async () => {
    const cookie = await newPerson(test, 'regulator', 'last@example.com');
    const actor = await actorBehind(cookie);
    const input = { membershipId: (await signedIn(cookie))?.membership?.membershipId ?? '' };
    const ctx = test.as({ ...actor, session: undefined });
    await expect(endMembership({ ctx, input })).rejects.toMatchObject({ code: 'LAST_MEMBERSHIP' });
    await expect(endMembership({ ctx: test.as(actors.bureau), input })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('closing an account', () => {
  it('ends all that its person acts for, forgets them, and lets them be invited anew', async () => {
    const { house } = test;
    const email = 'phone.lost@example.com';
    const cookie = await newPerson(test, 'bank', email);
    await acceptAsSignedIn({ house, cookie, token: await inviteTo(test, 'expert', email) });
    const { id } = await actorBehind(cookie);
    expect(await closeAccount({ house, input: { email: 'Phone.Lost@example.com' } })).toEqual({
      person: id,
      endedMemberships: 2,
    });
    expect(await signedIn(cookie)).toBeUndefined();
    const { rows } = await sql<{ actor: string }>`select actor from audit_record
      where action = 'membership.end' and record like ${`%${id}%`}`.execute(house.db);
    expect(rows).toEqual([{ actor: 'operator' }, { actor: 'operator' }]);
    const left = await sql<{ text: string }>`select
      (select string_agg(m::text, '') from membership m where user_id = ${id}) ||
      (select string_agg(i::text, '') from invitation i) as text`.execute(house.db);
    expect(left.rows[0]?.text).toContain(id);
    expect(left.rows[0]?.text).not.toMatch(/李明|phone\.lost/);
    await expect(closeAccount({ house, input: { email } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await actorBehind(await newPerson(test, 'bank', email))).id).not.toBe(id);
  });
});

describe('the list of people', () => {
  it('shows one’s own organisation, masked, page by page', async () => {
    const list = (after?: string) =>
      listPeople({ ctx: test.as(actors.bank), input: { after, limit: 2 } });
    const first = await list();
    expect(first.items).toHaveLength(2);
    expect(first.items[0]?.email).toMatch(/^[a-z]\*\*\*@example\.com$/);
    const all = [...first.items];
    for (let next = first.next; next !== null; ) {
      const page = await list(next);
      all.push(...page.items);
      next = page.next;
    }
    expect(new Set(all.map(({ membershipId }) => membershipId)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(3);
    expect(all.every(({ organisation }) => organisation === 'demo-rural-bank')).toBe(true);
  });

  it('shows the bureau whom it looks after, and the regulator nobody but their own', async () => {
    const rolesSeenBy = async (role: Role) => {
      const { items } = await listPeople({ ctx: test.as(actors[role]), input: {} });
      return new Set(items.map((person) => person.role));
    };
    expect(await rolesSeenBy('regulator')).toEqual(new Set(['regulator']));
    expect(await rolesSeenBy('bureau')).toEqual(
      new Set(['township', 'bank', 'guarantor', 'expert']),
    );
  });
});

describe('another county', () => {
  it('has people, organisations and invitations of its own', async () => {
    const { house } = test;
    const countyCode = '370321';
    const towns = [{ townId: 'suozhen', zh: '索镇街道', en: 'Suozhen Sub-district' }];
    await createCounty({ house, input: { countyCode, zh: '桓台县', en: 'Huantai', towns } });
    const bureau: Actor = { ...actors.bureau, countyCode, id: 'bureau-next-door' };
    expect((await listPeople({ ctx: test.as(bureau), input: {} })).items).toEqual([]);
    const cookie = await newPerson(test, 'bank', 'here@example.com');
    const input = { membershipId: (await signedIn(cookie))?.membership?.membershipId ?? '' };
    await expect(endMembership({ ctx: test.as(bureau), input })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const invitation = { role: 'bank' as const, organisation: 'demo-rural-bank' };
    await expect(inviting(bureau, invitation)).rejects.toMatchObject({
      issues: [{ code: 'ORGANISATION_UNKNOWN' }],
    });
    const { value } = await inviting(bureau, { role: 'township', organisation: 'suozhen' });
    expect(await openInvitation({ house, token: tokenOf(value.path) })).toMatchObject({
      organisation: { zh: '索镇街道' },
    });
  });
});
