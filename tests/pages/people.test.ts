import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../support/browsing.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { codeOf, enrol, inviteTo, newPerson, PASSWORD } from '../support/people.ts';

/* Accounts as people meet them: pages and forms, without any script. */

const EMAIL = 'li.ming@example.com';

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

const visitor = (cookie = '') => new Visitor(test, cookie);

describe('from an invitation to a session that may approve', () => {
  let person: Visitor;
  let secret = '';

  it('the link shows what it is for and asks for a name and a password', async () => {
    person = visitor();
    const token = await inviteTo(test, 'regulator', EMAIL);
    const page = await person.get(`/invitations/${token}`);
    expect(page.status).toBe(200);
    expect(page.html).toContain('县地方金融监管机构（演示）');
    expect(page.html).toContain('autocomplete="new-password"');
    const form = { name: '李明', password: 'too short' };
    const refused = await person.post(`/invitations/${token}`, form);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('<a href="#password">至少 12 个字符。</a>');
    expect(refused.html).toContain('value="李明"');
    const accepted = await person.post(`/invitations/${token}`, { ...form, password: PASSWORD });
    expect([accepted.status, accepted.location]).toEqual([303, '/account']);
    expect((await person.get(`/invitations/${token}`)).status).toBe(404);
  });

  it('the account page says who acts, and that a second factor is needed', async () => {
    const { html } = await person.get('/account');
    expect(html).toContain('李明 · li.ming@example.com');
    expect(html).toContain('核准他人的工作、邀请人员和评分，须先启用');
    expect((await person.get('/')).status).toBe(200);
  });

  it('a second factor is set up with the password and a first code', async () => {
    const wrong = await person.post('/account/second-factor', { password: 'not the password' });
    expect([wrong.status, wrong.html]).toMatchObject([422, expect.stringContaining('密码不正确')]);
    const { html } = await person.post('/account/second-factor', { password: PASSWORD });
    secret = /<code class="secret">([A-Z2-7 ]+)<\/code>/.exec(html)?.[1]?.replaceAll(' ', '') ?? '';
    const uri = /name="uri" value="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(html).toContain('class="qr"');
    const mistyped = await person.post('/account/code', { code: '12', uri });
    expect(mistyped.status).toBe(422);
    expect(mistyped.html).toContain('class="secret"');
    const code = codeOf(secret);
    const done = await person.post('/account/code', { code, uri });
    expect([done.status, done.location]).toEqual([303, '/account']);
    expect((await person.get('/account')).html).toContain('已启用，本次登录已通过');
  });

  it('the next sign-in asks for a code after the password', async () => {
    const again = visitor();
    const first = await again.post('/sign-in/password', {
      ...{ email: EMAIL, password: PASSWORD },
      next: '/people',
    });
    expect(first.location).toBe('/sign-in/code?next=%2Fpeople');
    expect((await again.get('/people')).location).toBe('/sign-in?next=%2Fpeople');
    const wrong = await again.post('/sign-in/code', { code: codeOf(secret, 40), next: '/people' });
    expect([wrong.status, wrong.html]).toMatchObject([
      401,
      expect.stringContaining('验证码不正确'),
    ]);
    const second = await again.post('/sign-in/code', { code: codeOf(secret, 1), next: '/people' });
    expect(second.location).toBe('/people');
    expect((await again.get('/people')).html).toContain('l***@example.com');
  });

  it('signing out ends the session, also for whoever kept the cookie', async () => {
    const kept = visitor(person.cookie);
    await person.post('/account/sign-out-everywhere');
    expect((await kept.get('/account')).location).toBe('/sign-in?next=%2Faccount');
  });
});

describe('signing in', () => {
  it('says the same of a wrong password and of an unknown address, and keeps what was typed', async () => {
    await newPerson(test, 'bank', 'zhao@example.com');
    const pages = ['zhao@example.com', 'nobody@example.com'].map((email) =>
      visitor().post('/sign-in/password', { email, password: 'not the password' }),
    );
    const [known, unknown] = await Promise.all(pages);
    expect(known?.status).toBe(401);
    expect(known?.html).toContain('<a href="#email">邮箱或密码不正确。</a>');
    expect(known?.html.replaceAll('zhao@', 'nobody@')).toBe(unknown?.html);
  });

  it('with one click ends the session of an account, so that nobody is two', async () => {
    const both = visitor(await newPerson(test, 'guarantor', 'sun@example.com'));
    const cookie = both.cookie;
    await both.post('/sign-in', { role: 'bureau' });
    expect((await both.get('/')).html).toContain('县农业农村局（演示）');
    expect((await visitor(cookie).get('/account')).status).toBe(302);
  });

  it('takes forms of this site alone', async () => {
    const form = { email: 'zhao@example.com', password: PASSWORD };
    const page = await visitor().post('/sign-in/password', form, 'https://evil.example');
    expect(page.status).toBe(403);
  });

  it('leads nowhere else', async () => {
    const form = { email: 'zhao@example.com', password: PASSWORD, next: '//evil.example' };
    expect((await visitor().post('/sign-in/password', form)).location).toBe('/');
  });
});

describe('people and keys', () => {
  it('the bureau invites, sees the link once, and ends what somebody acts for', async () => {
    const bureau = visitor();
    await bureau.post('/sign-in', { role: 'bureau' });
    const form = { email: 'qian@example.com', organisation: 'bank:demo-rural-bank', code: '' };
    const made = await bureau.post('/people', form);
    const token = /\/invitations\/(inv_[\w-]{43})/.exec(made.html)?.[1] ?? '';
    expect(made.html).toContain('链接只显示这一次');
    const person = visitor();
    await person.post(`/invitations/${token}`, { name: '钱进', password: PASSWORD });
    const { html } = await bureau.get('/people');
    expect(html).not.toContain(token);
    const end = html.match(/\/people\/mem_\w+\/end(?="(?:(?!<th).)*钱进)/s)?.[0] ?? '';
    expect((await bureau.post(end)).location).toBe('/people');
    expect((await person.get('/')).location).toBe('/account');
    expect((await person.get('/account')).html).toContain('您目前没有代表任何单位');
  });

  it('an invitation is listed with a masked address, and withdrawn', async () => {
    const bank = visitor();
    await bank.post('/sign-in', { role: 'bank' });
    const form = { email: 'hou@example.com', organisation: 'bank:demo-rural-bank' };
    const made = await bank.post('/people', form);
    const link = /\/invitations\/inv_[\w-]{43}/.exec(made.html)?.[0] ?? '';
    const { html } = await bank.get('/people');
    expect(html).toContain('h***@example.com');
    const withdraw = /\/people\/invitations\/inv_\w+\/withdrawal/.exec(html)?.[0] ?? '';
    expect((await bank.post(withdraw)).location).toBe('/people');
    expect((await bank.get('/people')).html).not.toContain('h***@example.com');
    expect((await visitor().get(link)).status).toBe(404);
  });

  it('somebody who may approve is confirmed by another one than who invited them', async () => {
    const regulator = visitor();
    await regulator.post('/sign-in', { role: 'regulator' });
    const form = { email: 'wu@example.com', organisation: 'regulator:demo-regulator' };
    const made = await regulator.post('/people', form);
    const link = /\/invitations\/inv_[\w-]{43}/.exec(made.html)?.[0] ?? '';
    const person = visitor();
    await person.post(link, { name: '吴敏', password: PASSWORD });
    expect((await person.get('/account')).html).toContain('您的任职尚待本单位另一位');
    const first = await newPerson(test, 'regulator', 'zheng@example.com');
    const colleague = visitor((await enrol(test, first)).cookie);
    const { html } = await colleague.get('/people');
    const confirm = /\/people\/mem_\w+\/confirmation(?="(?:(?!<th).)*吴敏)/s.exec(html)?.[0] ?? '';
    const ofInviter = (await regulator.get('/people')).html;
    expect(ofInviter).toContain('待确认');
    expect(ofInviter).not.toContain(confirm);
    const refused = await regulator.post(confirm);
    expect([refused.status, refused.html]).toEqual([
      409,
      expect.stringContaining('邀请人和受邀人不能确认该任职'),
    ]);
    expect((await colleague.post(confirm)).location).toBe('/people');
    expect((await colleague.get('/people')).html).not.toContain('confirmation');
    expect((await person.get('/account')).html).not.toContain('您的任职尚待');
  });

  it('a cooperative is named by its code, and one that is wrong is shown at its field', async () => {
    const bureau = visitor();
    await bureau.post('/sign-in', { role: 'bureau' });
    const form = { email: 'coop@example.com', organisation: 'cooperative:', code: 'x' };
    const wrong = await bureau.post('/people', form);
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('<a href="#organisation">本县没有该身份对应的单位。</a>');
    const right = await bureau.post('/people', { ...form, code: '93370322000000617J' });
    expect(right.html).toContain('/invitations/inv_');
  });

  it('a bank makes a key, sees it once, and revokes it', async () => {
    const bank = visitor();
    await bank.post('/sign-in', { role: 'bank' });
    const form = { name: '信贷系统', scopes: 'cooperatives:read', expiresAt: '2027-01-01' };
    const made = await bank.post('/keys', form);
    const key = /hh_[\w-]{43}/.exec(made.html)?.[0] ?? '';
    const headers = { Authorization: `Bearer ${key}` };
    expect((await test.request('/v1/cooperatives', { headers })).status).toBe(200);
    const { html } = await bank.get('/keys');
    expect(html).not.toContain(key);
    const revoke = html.match(/\/keys\/key_\w+\/revoke(?="(?:(?!<th).)*信贷系统)/s)?.[0] ?? '';
    expect((await bank.post(revoke)).location).toBe('/keys');
    expect((await test.request('/v1/cooperatives', { headers })).status).toBe(401);
  });

  it('a key that says nothing is refused field by field', async () => {
    const bank = visitor();
    await bank.post('/sign-in', { role: 'bank' });
    const page = await bank.post('/keys', { name: '', expiresAt: '' });
    expect(page.status).toBe(422);
    for (const field of ['name', 'scopes', 'expiresAt']) {
      expect(page.html).toContain(`<a href="#${field}">`);
    }
  });

  it('an expert has no keys', async () => {
    const expert = visitor();
    await expert.post('/sign-in', { role: 'expert' });
    expect((await expert.get('/keys')).status).toBe(403);
    expect((await expert.get('/account')).html).not.toContain('href="/keys"');
  });
});
