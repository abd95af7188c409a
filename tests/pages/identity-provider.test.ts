import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/context.ts';
import { Visitor } from '../support/browsing.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { startIdentityProvider, type TestProvider } from '../support/identity-provider.ts';
import { codeOf, inviteTo, newPerson } from '../support/people.ts';

/* Sign-in through a county's own identity provider, against a real one on this machine. */

const URL = 'http://localhost:8787';
const PEOPLE = {
  li: { email: 'Li.Ming@example.com', isVerified: true, name: '李明' },
  stranger: { email: 'stranger@example.com', isVerified: true, name: '路人' },
  unverified: { email: 'unverified@example.com', isVerified: false, name: '未验证' },
  zhao: { email: 'zhao@example.com', isVerified: true, name: '赵敏' },
};

let plain: TestHouse;
let test: TestHouse;
let provider: TestProvider;

beforeAll(async () => {
  provider = await startIdentityProvider(PEOPLE, `${URL}/auth/callback/county`);
  plain = await openTestHouse();
  const { issuer, client } = provider;
  const secret = plain.house.signIn?.secret ?? '';
  test = plain.withSignIn({ secret, url: URL, provider: { issuer, ...client } });
});
afterAll(async () => {
  await plain.close();
  await provider.close();
});

const visitor = () => new Visitor(test);

async function go(browser: Visitor, login: string, next = '/account') {
  const { location } = await browser.get(`/sign-in/provider?next=${encodeURIComponent(next)}`);
  const query = await provider.authorize(location ?? '', login);
  return { query, page: await browser.get(`/auth/callback/county${query}`) };
}
const invited = async (role: Role, email: string) =>
  `/invitations/${await inviteTo(test, role, email)}`;
const count = async (table: string) =>
  (
    await sql
      .raw<{ n: number }>(`select count(*)::integer as n from auth.${table}`)
      .execute(test.house.db)
  ).rows[0]?.n;

describe('the identity provider', () => {
  it('is offered where it is configured, and only there', async () => {
    expect((await visitor().get('/sign-in')).html).toContain('/sign-in/provider?next=');
    expect((await new Visitor(plain).get('/sign-in')).html).not.toContain('/sign-in/provider');
    expect((await new Visitor(plain).get('/sign-in/provider')).status).toBe(400);
  });

  it('lets nobody in whom no organisation has invited, and keeps nothing of them', async () => {
    const browser = visitor();
    const { page } = await go(browser, 'stranger');
    expect(page.status).toBe(403);
    expect(page.html).toContain('没有单位用该邮箱邀请过您');
    expect((await browser.get('/account')).status).toBe(302);
    expect([await count('user'), await count('session')]).toEqual([0, 0]);
  });

  it('does not help with an invitation of somebody else', async () => {
    const path = await invited('bank', 'somebody.else@example.com');
    expect((await go(visitor(), 'stranger', path)).page.status).toBe(403);
  });

  it('is not believed about an address that it has not verified', async () => {
    const path = await invited('bank', 'unverified@example.com');
    expect((await go(visitor(), 'unverified', path)).page.status).toBe(403);
  });

  it('brings an invited person to their invitation, to accept it without a password', async () => {
    const browser = visitor();
    const path = await invited('regulator', 'li.ming@example.com');
    const { page } = await go(browser, 'li', path);
    expect([page.status, page.location]).toEqual([303, path]);
    const { html } = await browser.get(path);
    expect(html).toContain('id="accept"');
    expect(html).not.toContain('type="password"');
    expect((await browser.post(path)).location).toBe('/account');
    expect((await browser.get('/account')).html).toContain('李明 · li.ming@example.com');
  });

  it('signs in whoever has a membership, who may then set up a second factor', async () => {
    const browser = visitor();
    const { page } = await go(browser, 'li', '/people');
    expect([page.status, page.location]).toEqual([303, '/people']);
    const { html } = await browser.post('/account/second-factor', { password: '' });
    const secret = /<code class="secret">([A-Z2-7 ]+)</.exec(html)?.[1]?.replaceAll(' ', '') ?? '';
    await browser.post('/account/code', { code: codeOf(secret) });
    expect((await browser.get('/account')).html).toContain('已启用，本次登录已通过');
    const later = visitor();
    await go(later, 'li');
    expect((await later.get('/account')).html).toContain('本次登录尚未验证');
    await later.post('/account/code', { code: codeOf(secret, 1) });
    expect((await later.get('/account')).html).toContain('已启用，本次登录已通过');
  });

  it('keeps the passwords: there is none to change here', async () => {
    const browser = visitor();
    await go(browser, 'li');
    const form = { currentPassword: 'no password', newPassword: 'another battery staple' };
    const page = await browser.post('/account/password', form);
    expect([page.status, page.html]).toEqual([
      422,
      expect.stringContaining('这里没有可修改的密码'),
    ]);
  });

  it('keeps no tokens of the provider', async () => {
    const { rows } = await sql`select access_token, refresh_token, id_token, scope, password
      from auth.account`.execute(test.house.db);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(Object.values(row as object)).toEqual(Array(5).fill(null));
  });

  it('does not take over an account that was made with a password', async () => {
    await newPerson(test, 'bank', 'zhao@example.com');
    expect((await go(visitor(), 'zhao')).page.status).toBe(400);
  });

  it('answers one browser, once', async () => {
    const mine = visitor();
    const { location } = await mine.get('/sign-in/provider?next=/account');
    const query = await provider.authorize(location ?? '', 'li');
    expect((await visitor().get(`/auth/callback/county${query}`)).status).toBe(400);
    expect((await mine.get(`/auth/callback/county${query}`)).status).toBe(303);
    const replay = await new Visitor(test, mine.cookie).get(`/auth/callback/county${query}`);
    expect(replay.status).toBe(400);
    const forged = query.replace(/code=[\w-]+/, 'code=forged');
    const other = visitor();
    await other.get('/sign-in/provider?next=/account');
    expect((await other.get(`/auth/callback/county${forged}`)).status).toBe(400);
  });
});
