import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSignedIn } from '../../../src/domain/people/acting.ts';
import { WRONG_PER_ACCOUNT_MAX } from '../../../src/domain/people/attempts.ts';
import { changePassword } from '../../../src/domain/people/change-password.ts';
import { signIn } from '../../../src/domain/people/sign-in.ts';
import { Visitor } from '../../support/browsing.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { actorBehind, cookieOf, enrol, newPerson, PASSWORD } from '../../support/people.ts';

const NEW = 'another battery staple';

let test: TestHouse;
let serial = 0;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

const emailOf = () => `person-${++serial}@example.com`;
const change = (cookie: string, currentPassword = PASSWORD, newPassword = NEW) =>
  changePassword({ house: test.house, cookie, input: { currentPassword, newPassword } });
const enter = (email: string, password: string) =>
  signIn({ house: test.house, input: { email, password } });

describe('changing a password', () => {
  it('takes the new one from then on, and the old one no more', async () => {
    const email = emailOf();
    await change(await newPerson(test, 'bank', email));
    await expect(enter(email, PASSWORD)).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' });
    expect(await enter(email, NEW)).toMatchObject({ needsCode: false });
  });

  it('ends every session but its own, which goes on as it was', async () => {
    const email = emailOf();
    const { cookie } = await enrol(test, await newPerson(test, 'regulator', email));
    const elsewhere = new Visitor(test, cookie);
    const before = await actorBehind(test, cookie);
    const { cookies } = await change(cookie);
    expect((await elsewhere.get('/account')).location).toBe('/sign-in?next=%2Faccount');
    const own = cookieOf(cookies, cookie);
    expect(own).not.toBe(cookie);
    expect(await actorBehind(test, own)).toEqual(before);
    expect(before.mayApprove).toBe(true);
  });

  it('needs the present one, and locks the account of whoever guesses', async () => {
    const email = emailOf();
    const cookie = await newPerson(test, 'bank', email);
    for (let i = 0; i < WRONG_PER_ACCOUNT_MAX; i += 1) {
      await expect(change(cookie, 'not the password')).rejects.toMatchObject({
        code: 'PASSWORD_WRONG',
      });
    }
    await expect(change(cookie)).rejects.toMatchObject({ code: 'SIGN_IN_LOCKED' });
    expect(await findSignedIn({ house: test.house, cookie })).toBeDefined();
  });

  it('is for whoever is signed in, to one of twelve characters', async () => {
    await expect(change('')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const cookie = await newPerson(test, 'bank', emailOf());
    await expect(change(cookie, PASSWORD, 'eleven char')).rejects.toMatchObject({
      issues: [{ path: ['newPassword'] }],
    });
  });
});

describe('its page', () => {
  it('asks for both, says what is wrong, and leads back to the account', async () => {
    const person = new Visitor(test, await newPerson(test, 'bank', emailOf()));
    expect((await person.get('/account')).html).toContain('href="/account/password"');
    expect((await person.get('/account/password')).html).toContain('autocomplete="new-password"');
    const form = { currentPassword: PASSWORD, newPassword: 'short' };
    const refused = await person.post('/account/password', form);
    expect([refused.status, refused.html]).toEqual([
      422,
      expect.stringContaining('<a href="#newPassword">至少 12 个字符。</a>'),
    ]);
    const done = await person.post('/account/password', { ...form, newPassword: NEW });
    expect([done.status, done.location]).toEqual([303, '/account']);
    expect((await person.get('/account')).status).toBe(200);
  });

  it('is for accounts: a key has no password', async () => {
    const bank = new Visitor(test);
    await bank.post('/sign-in', { role: 'bank' });
    expect((await bank.get('/account/password')).location).toMatch(/^\/sign-in/);
  });
});
