import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../src/domain/context.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { acceptAsNewPerson } from '../../../src/domain/people/accept-invitation.ts';
import { invite } from '../../../src/domain/people/invite.ts';
import { listInvitations } from '../../../src/domain/people/list-invitations.ts';
import { openInvitation } from '../../../src/domain/people/open-invitation.ts';
import { withdrawInvitation } from '../../../src/domain/people/withdraw-invitation.ts';
import { insertAs, refusedBy } from '../../support/as-service.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { organisationOf, PASSWORD, tokenOf } from '../../support/people.ts';

/* Invitations on their way: who sees them, and how they are taken back. */

const actors = demonstrationActors();

let test: TestHouse;
let serial = 0;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

async function inviting(by: Actor, role: Role = by.role) {
  const email = `person-${++serial}@example.com`;
  const input = { email, role, organisation: organisationOf(role) };
  const { value } = await invite({ ctx: test.as(by), input });
  return { invitationId: value.invitationId, token: tokenOf(value.path) };
}

const seenBy = async (by: Actor) =>
  (await listInvitations({ ctx: test.as(by), input: {} })).items.map(
    ({ invitationId }) => invitationId,
  );
const withdraw = (by: Actor, invitationId: string) =>
  withdrawInvitation({ ctx: test.as(by), input: { invitationId } });
const accept = (token: string) =>
  acceptAsNewPerson({ house: test.house, input: { token, name: '李明', password: PASSWORD } });

describe('the list of invitations', () => {
  it('masks the address, and says what it is for and until when', async () => {
    const { invitationId } = await inviting(actors.guarantor);
    const { items } = await listInvitations({ ctx: test.as(actors.guarantor), input: {} });
    expect(items).toEqual([
      {
        invitationId,
        email: 'p***@example.com',
        role: 'guarantor',
        organisation: 'demo-guarantor',
        scopes: null,
        createdAt: '2026-11-24T02:00:00.000Z',
        expiresAt: '2026-12-01T02:00:00.000Z',
      },
    ]);
  });

  it('is of one’s own organisation and of those that one looks after', async () => {
    const ofBank = await inviting(actors.bank);
    const ofRegulator = await inviting(actors.regulator);
    expect(await seenBy(actors.bank)).toEqual([ofBank.invitationId]);
    expect(await seenBy(actors.bureau)).toContain(ofBank.invitationId);
    expect(await seenBy(actors.bureau)).not.toContain(ofRegulator.invitationId);
    expect(await seenBy(actors.regulator)).toEqual([ofRegulator.invitationId]);
    expect(await seenBy({ ...actors.bank, organisation: 'other-bank' })).toEqual([]);
    expect(await seenBy({ ...actors.bureau, countyCode: '370321' })).toEqual([]);
  });

  it('forgets those that were taken up or have run out', async () => {
    const used = await inviting(actors.township);
    const late = await inviting(actors.township);
    await accept(used.token);
    expect(await seenBy(actors.township)).toEqual([late.invitationId]);
    test.setNow('2026-12-01T02:00:00Z');
    expect(await seenBy(actors.township)).toEqual([]);
    test.setNow('2026-11-24T02:00:00Z');
  });

  it('comes page by page', async () => {
    const made = [await inviting(actors.expert), await inviting(actors.expert)];
    const page = (after?: string) =>
      listInvitations({ ctx: test.as(actors.expert), input: { after, limit: 1 } });
    const first = await page();
    const second = await page(first.next ?? undefined);
    expect(first.next).toBe(first.items[0]?.invitationId);
    expect(second.next).toBeNull();
    expect([...first.items, ...second.items].map((one) => one.invitationId)).toEqual(
      made.map(({ invitationId }) => invitationId),
    );
  });
});

describe('withdrawing an invitation', () => {
  it('makes its link open nothing, exactly like a made-up one', async () => {
    const { house } = test;
    const { invitationId, token } = await inviting(actors.bank);
    expect((await withdraw(actors.bank, invitationId)).value).toEqual({
      invitationId,
      withdrawnAt: '2026-11-24T02:00:00.000Z',
    });
    const madeUp = `inv_${'x'.repeat(43)}`;
    const pages = [token, madeUp].map(async (link) => {
      const headers = { accept: 'text/html', 'x-request-id': 'same' };
      const response = await test.request(`/invitations/${link}`, { headers });
      return [response.status, (await response.text()).replaceAll(link, '')];
    });
    expect(await pages[0]).toEqual(await pages[1]);
    await expect(openInvitation({ house, token })).rejects.toMatchObject({
      code: 'INVITATION_INVALID',
    });
    await expect(accept(token)).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
    expect(await seenBy(actors.bank)).not.toContain(invitationId);
  });

  it('is on record, and done once', async () => {
    const { invitationId } = await inviting(actors.cooperative);
    await withdraw(actors.bureau, invitationId);
    await expect(withdraw(actors.bureau, invitationId)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const { rows } = await sql<{ actor: string }>`select actor from audit_record
      where action = 'invitation.withdraw' and subject = ${invitationId}`.execute(test.house.db);
    expect(rows).toEqual([{ actor: 'demo-bureau' }]);
  });

  it('is for whoever looks after the organisation: to others it is not there', async () => {
    const { invitationId } = await inviting(actors.regulator);
    const others = [
      ...[actors.bureau, actors.bank],
      { ...actors.regulator, organisation: 'other-regulator' },
      { ...actors.regulator, countyCode: '370321' },
    ];
    for (const by of others) {
      await expect(withdraw(by, invitationId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('comes too late for one that was taken up', async () => {
    const { invitationId, token } = await inviting(actors.bank);
    await accept(token);
    await expect(withdraw(actors.bank, invitationId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('and taking it up at once: one of them wins', async () => {
    const { invitationId, token } = await inviting(actors.guarantor);
    const outcomes = await Promise.allSettled([
      withdraw(actors.guarantor, invitationId),
      accept(token),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the database', () => {
  it('takes no withdrawal of what was taken up, and no use of what was withdrawn', async () => {
    const used = await inviting(actors.bank);
    await accept(used.token);
    const row = { invitation_id: used.invitationId, withdrawn_at: '2026-11-24' };
    const forged = { ...row, withdrawn_by: 'demo-bank' };
    await expect(insertAs(test, 'bank', 'invitation_withdrawal', forged)).rejects.toThrow(
      refusedBy('adds', 'invitation_withdrawal'),
    );
    const withdrawn = await inviting(actors.bank);
    await withdraw(actors.bank, withdrawn.invitationId);
    const use = { invitation_id: withdrawn.invitationId, used_at: '2026-11-24' };
    await expect(
      insertAs(test, 'bank', 'invitation_use', { ...use, membership_id: 'mem_x' }),
    ).rejects.toThrow(refusedBy('adds', 'invitation_use'));
  });
});
