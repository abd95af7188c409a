import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorOf, findSignedIn } from '../../../src/domain/people/acting.ts';
import { confirmSignIn } from '../../../src/domain/people/confirm-sign-in.ts';
import { showCode } from '../../../src/domain/people/enrol.ts';
import { signIn } from '../../../src/domain/people/sign-in.ts';
import { signOut, signOutEverywhere } from '../../../src/domain/people/sign-out.ts';
import { requirePermissionOf } from '../../../src/domain/permissions.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { codeOf, cookieOf, enrol, newPerson, PASSWORD } from '../../support/people.ts';

const EMAIL = 'li.ming@example.com';

let test: TestHouse;
let first = '';

beforeAll(async () => {
  test = await openTestHouse();
  first = await newPerson(test, 'regulator', EMAIL);
});
afterAll(async () => test.close());

const enter = (email = EMAIL, password = PASSWORD, address = '192.0.2.1') =>
  signIn({ house: { ...test.house, address }, input: { email, password } });
const whoIs = async (cookie: string) => {
  const signedIn = await findSignedIn({ house: test.house, cookie });
  return signedIn && actorOf(signedIn);
};
const wait = (minutes: number) =>
  test.setNow(new Date(test.house.now().getTime() + minutes * 60_000).toISOString());

describe('a password', () => {
  it('opens a session that acts for the organisation that invited', async () => {
    const { needsCode, cookies } = await enter(' LI.Ming@Example.com ');
    expect(needsCode).toBe(false);
    expect(cookies[0]).toMatch(/^heheng\.session_token=.*Max-Age=43200.*HttpOnly.*SameSite=Lax/i);
    expect(await whoIs(cookieOf(cookies))).toMatchObject({
      id: expect.stringMatching(/^person_[0-9A-Z]{26}$/),
      name: '李明',
      role: 'regulator',
      organisation: 'demo-regulator',
      scopes: null,
      mayApprove: false,
    });
  });

  it('is kept as its hash alone', async () => {
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(a)::text as row from auth.account a`.execute(test.house.db);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain(PASSWORD);
  });

  it('that is wrong, is refused like an account that does not exist', async () => {
    const wrong = await enter(EMAIL, 'not the password').catch((error: unknown) => error);
    const nobody = await enter('nobody@example.com').catch((error: unknown) => error);
    expect(wrong).toMatchObject({ code: 'SIGN_IN_REFUSED' });
    expect(nobody).toEqual(wrong);
    await enter();
  });

  it('travels over https in a secure cookie alone', async () => {
    const url = 'https://heheng.example';
    const settings = { secret: test.house.signIn?.secret ?? '', url };
    const input = { email: EMAIL, password: PASSWORD };
    const { cookies } = await signIn({ house: { ...test.house, signIn: settings }, input });
    expect(cookies[0]).toMatch(/^__Secure-heheng\.session_token=.*; Secure/);
  });

  it('is of no use where sign-in is not set up', async () => {
    const { signIn: _, ...house } = test.house;
    const input = { email: EMAIL, password: PASSWORD };
    await expect(signIn({ house, input })).rejects.toMatchObject({ code: 'SIGN_IN_NOT_SET_UP' });
    expect(await findSignedIn({ house, cookie: first })).toBeUndefined();
  });
});

describe('an account', () => {
  it.each([
    ['that exists', EMAIL],
    ['that does not exist', 'nobody.at.all@example.com'],
  ])('%s is locked after five wrong passwords, for a quarter of an hour', async (_, email) => {
    const codes: string[] = [];
    for (const pause of [60, 3, 3, 3, 3]) {
      wait(pause);
      await enter(email, 'not the password').catch(({ code }) => codes.push(code));
    }
    expect(codes).toEqual(Array(5).fill('SIGN_IN_REFUSED'));
    wait(14);
    await expect(enter(email)).rejects.toMatchObject({ code: 'SIGN_IN_LOCKED' });
    wait(1);
    if (email === EMAIL) await enter(email);
    else await expect(enter(email)).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' });
  });

  it('is not locked by five that lie further apart', async () => {
    for (const pause of [60, 4, 4, 4, 4]) {
      wait(pause);
      await enter(EMAIL, 'not the password').catch(() => undefined);
    }
    await enter();
  });

  it('starts anew when its person gets in, and what was wrong before stays on record', async () => {
    const wrong = () => enter(EMAIL, 'not the password').catch(() => undefined);
    const countFailures = async () => {
      const { rows } = await sql`select from auth.failed_attempt`.execute(test.house.db);
      return rows.length;
    };
    wait(60);
    const before = await countFailures();
    for (let i = 0; i < 4; i += 1) await wrong();
    await enter();
    await wrong();
    await enter();
    expect((await countFailures()) - before).toBe(5);
  });

  it('does not let many guess at once', async () => {
    wait(60);
    const email = 'many@example.com';
    const guesses = Array.from({ length: 8 }, () => enter(email, 'guess guess guess'));
    const codes = (await Promise.allSettled(guesses)).map((one) =>
      one.status === 'rejected' ? one.reason.code : 'in',
    );
    expect(codes.filter((code) => code === 'SIGN_IN_REFUSED')).toHaveLength(5);
    expect(codes.filter((code) => code === 'SIGN_IN_LOCKED')).toHaveLength(3);
  });
});

describe('an address', () => {
  it('is shut out after thirty failures, whatever the accounts, and others are not', async () => {
    wait(60);
    await sql`insert into auth.failed_attempt
      select 'seed-' || n, 'other-' || n, address_hash, ${test.house.now()}
      from generate_series(1, 30) n, (select address_hash from auth.failed_attempt limit 1) a
    `.execute(test.house.db);
    await expect(enter()).rejects.toMatchObject({ code: 'SIGN_IN_LOCKED' });
    await enter(EMAIL, PASSWORD, '198.51.100.7');
    wait(16);
    await enter();
  });
});

describe('a session', () => {
  const forged: readonly [string, (cookie: string) => string][] = [
    ['made up', () => 'heheng.session_token=abc.def'],
    ['without a signature', (cookie) => cookie.replace(/\..*$/, '')],
    ['with one letter of the signature changed', (cookie) => flip(cookie, cookie.length - 9)],
    [
      'with one letter of the token changed',
      (cookie) => flip(cookie, 'heheng.session_token='.length),
    ],
    ['under another name', (cookie) => cookie.replace('session_token', 'two_factor')],
  ];

  it.each(forged)('%s is none', async (_, forge) => {
    expect(await whoIs(first)).toBeDefined();
    expect(await whoIs(forge(first))).toBeUndefined();
  });

  it('signed with another secret is none', async () => {
    const house = { ...test.house, signIn: { secret: 'another secret, as long as the first one' } };
    expect(await findSignedIn({ house, cookie: first })).toBeUndefined();
  });

  it('runs out by the clock', async () => {
    const session = (await findSignedIn({ house: test.house, cookie: first }))?.session;
    const end = session?.expiresAt ?? new Date(0);
    const before = test.house.now().toISOString();
    test.setNow(new Date(end.getTime() - 1).toISOString());
    expect(await whoIs(first)).toBeDefined();
    test.setNow(end.toISOString());
    expect(await whoIs(first)).toBeUndefined();
    test.setNow(before);
  });

  it('ends with signing out, and only that one', async () => {
    const [one, other] = [await enter(), await enter()].map(({ cookies }) => cookieOf(cookies));
    const { cookies } = await signOut({ house: test.house, cookie: one ?? '' });
    expect(cookieOf(cookies, one)).toBe('');
    expect(await whoIs(one ?? '')).toBeUndefined();
    expect(await whoIs(other ?? '')).toBeDefined();
  });

  it('ends everywhere on request', async () => {
    const [one, other] = [await enter(), await enter()].map(({ cookies }) => cookieOf(cookies));
    await signOutEverywhere({ house: test.house, cookie: one ?? '' });
    expect(await whoIs(one ?? '')).toBeUndefined();
    expect(await whoIs(other ?? '')).toBeUndefined();
  });
});

describe('a second factor', () => {
  let secret = '';
  let enrolled = '';

  it('is set up with the password and a first code, and lets that session approve', async () => {
    const cookie = cookieOf((await enter()).cookies);
    const review = async (of: string) => {
      const actor = await whoIs(of);
      return actor && requirePermissionOf(actor, 'weighting:review');
    };
    await expect(review(cookie)).rejects.toMatchObject({ code: 'SECOND_FACTOR_NEEDED' });
    ({ secret, cookie: enrolled } = await enrol(test, cookie));
    expect(await review(enrolled)).toMatchObject({ role: 'regulator', mayApprove: true });
    expect(await whoIs(cookie)).toBeUndefined();
  });

  it('is kept sealed', async () => {
    const { rows } = await sql<{ secret: string }>`select secret from auth.two_factor`.execute(
      test.house.db,
    );
    expect(rows[0]?.secret).not.toContain(secret);
  });

  it('is asked for at the next sign-in, and the password alone opens nothing', async () => {
    const { needsCode, cookies } = await enter();
    expect(needsCode).toBe(true);
    expect(await whoIs(cookieOf(cookies))).toBeUndefined();
  });

  it('refuses a wrong code, then takes the right one, then never again', async () => {
    const { house } = test;
    const cookie = cookieOf((await enter()).cookies);
    const wrong = { code: codeOf(secret, 40) };
    await expect(confirmSignIn({ house, cookie, input: wrong })).rejects.toMatchObject({
      code: 'SECOND_FACTOR_WRONG',
    });
    const input = { code: codeOf(secret, 1) };
    const { cookies } = await confirmSignIn({ house, cookie, input });
    expect(await whoIs(cookieOf(cookies))).toMatchObject({ mayApprove: true });
    await expect(confirmSignIn({ house, cookie, input })).rejects.toMatchObject({
      code: 'SIGN_IN_EXPIRED',
    });
    const again = cookieOf((await enter()).cookies);
    await expect(confirmSignIn({ house, cookie: again, input })).rejects.toMatchObject({
      code: 'SECOND_FACTOR_USED',
    });
  });

  it('of one person does not complete the sign-in of another', async () => {
    const { house } = test;
    const other = await newPerson(test, 'bank', 'zhao@example.com');
    const theirs = await enrol(test, other);
    const mine = cookieOf((await enter()).cookies);
    const swapped = `${theirs.cookie}; ${mine}`;
    const input = { code: codeOf(theirs.secret, 1) };
    await expect(confirmSignIn({ house, cookie: swapped, input })).rejects.toMatchObject({
      code: 'SECOND_FACTOR_WRONG',
    });
    await expect(confirmSignIn({ house, cookie: theirs.cookie, input })).rejects.toMatchObject({
      code: 'SIGN_IN_EXPIRED',
    });
  });

  it('is locked after ten wrong codes in a row, and says so instead of asking for the password again', async () => {
    const house = { ...test.house, address: '192.0.2.77' };
    const email = 'sun@example.com';
    const own = await enrol(test, await newPerson(test, 'bank', email));
    const challenge = async () =>
      cookieOf((await signIn({ house, input: { email, password: PASSWORD } })).cookies);
    const confirm = async (cookie: string, stepsFromNow: number) => {
      const input = { code: codeOf(own.secret, stepsFromNow) };
      return confirmSignIn({ house, cookie, input }).then(
        () => 'in',
        ({ code }) => code,
      );
    };
    for (let i = 0; i < 10; i += 1) {
      expect(await confirm(await challenge(), 40)).toBe('SECOND_FACTOR_WRONG');
    }
    for (const steps of [40, 1, 1]) {
      expect(await confirm(await challenge(), steps)).toBe('SIGN_IN_LOCKED');
    }
  });

  it('cannot be guessed with a stolen session either', async () => {
    const { house } = test;
    const input = { code: codeOf(secret, 40) };
    const codes: string[] = [];
    for (let i = 0; i < 6; i += 1) {
      await showCode({ house, cookie: enrolled, input }).catch(({ code }) => codes.push(code));
    }
    expect(codes).toEqual([...Array(5).fill('SECOND_FACTOR_WRONG'), 'SIGN_IN_LOCKED']);
  });
});

function flip(text: string, at: number): string {
  const letter = text[at] === 'A' ? 'B' : 'A';
  return `${text.slice(0, at)}${letter}${text.slice(at + 1)}`;
}
