import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { ERRORS } from '../../../src/domain/errors.ts';
import { acceptAsSignedIn } from '../../../src/domain/people/accept-invitation.ts';
import { findSignedIn } from '../../../src/domain/people/acting.ts';
import { endMembership } from '../../../src/domain/people/end-membership.ts';
import { openInvitation } from '../../../src/domain/people/open-invitation.ts';
import { Visitor } from '../../support/browsing.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { inviteTo, newPerson } from '../../support/people.ts';

/* Whoever takes up an invitation for another side is told so; nothing is changed by it. */

const actors = demonstrationActors();

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

describe('an invitation for another side', () => {
  it.each([
    ['cooperative', 'bureau'],
    ['bank', 'cooperative'],
    ['bureau', 'bank'],
    ['expert', 'regulator'],
    ['regulator', 'expert'],
  ] as const)('is not taken up: %s, then %s', async (first, second) => {
    const { house } = test;
    const email = `${first}.${second}@example.com`;
    const cookie = await newPerson(test, first, email);
    const token = await inviteTo(test, second, email);
    await expect(acceptAsSignedIn({ house, cookie, token })).rejects.toMatchObject({
      code: 'ONE_SIDE_ONLY',
    });
    const { memberships } = (await findSignedIn({ house, cookie })) ?? {};
    expect(memberships?.map(({ role }) => role)).toEqual([first]);
    expect(await openInvitation({ house, token })).toMatchObject({ role: second });
  });

  it('is taken up once the other membership has ended', async () => {
    const { house } = test;
    const email = 'moves@example.com';
    const cookie = await newPerson(test, 'cooperative', email);
    const token = await inviteTo(test, 'township', email);
    const before = await findSignedIn({ house, cookie });
    const input = { membershipId: before?.membership?.membershipId ?? '' };
    await endMembership({ ctx: test.as(actors.bureau), input });
    await acceptAsSignedIn({ house, cookie, token });
    const after = await findSignedIn({ house, cookie });
    expect(after?.membership).toMatchObject({ role: 'township' });
  });

  it.each(['zh', 'en'] as const)('says why on its page (%s)', async (language) => {
    const email = `page.${language}@example.com`;
    const person = new Visitor(test, await newPerson(test, 'guarantor', email));
    await person.get(`/?lang=${language}`);
    const path = `/invitations/${await inviteTo(test, 'regulator', email)}`;
    const page = await person.post(path);
    expect([page.status, page.html]).toEqual([
      422,
      expect.stringContaining(ERRORS.ONE_SIDE_ONLY[language]),
    ]);
  });
});
