import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/context.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { listKeys } from '../../src/domain/keys/list.ts';
import { listDrafts } from '../../src/domain/weighting/list-drafts.ts';
import { Visitor } from '../support/browsing.ts';
import { keyOf } from '../support/forms.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* A button that is pressed twice: each form carries a key, and makes one thing. */

const { bureau, bank } = demonstrationActors();
const REPORT = '/cooperatives/93370322000000617J';

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

async function signedIn(role: Role): Promise<Visitor> {
  const visitor = new Visitor(test);
  await visitor.post('/sign-in', { role });
  return visitor;
}

/** Sends the same form of a page twice, as a double press does. */
async function pressTwice(
  visitor: Visitor,
  page: string,
  action: string,
  form: Readonly<Record<string, string>>,
) {
  const idempotencyKey = keyOf((await visitor.get(page)).html, action);
  expect(idempotencyKey).not.toBe('');
  const sent = { ...form, idempotencyKey };
  return [await visitor.post(action, sent), await visitor.post(action, sent)] as const;
}

const INVITATION = { email: 'qian@example.com', organisation: 'bank:demo-rural-bank', code: '' };
const KEY = { name: '信贷系统', scopes: 'cooperatives:read', expiresAt: '2027-01-01' };

const invitations = async (): Promise<number> => {
  const headers = { Authorization: `Bearer ${test.keys.regulator}` };
  const trail = await (await test.request('/v1/audit/export', { headers })).text();
  return trail.split('"action":"invitation.create"').length - 1;
};

describe('a form that is sent twice', () => {
  it('makes one invitation, and says that its link was shown once already', async () => {
    const before = await invitations();
    const visitor = await signedIn('bureau');
    const [first, second] = await pressTwice(visitor, '/people', '/people', INVITATION);
    expect(first.html).toContain('/invitations/inv_');
    expect(second.status).toBe(200);
    expect(second.html).not.toContain('/invitations/inv_');
    expect(second.html).toContain('已显示过一次');
    expect(await invitations()).toBe(before + 1);
  });

  it('makes one key, and says that it was shown once already', async () => {
    const visitor = await signedIn('bank');
    const [first, second] = await pressTwice(visitor, '/keys', '/keys', KEY);
    expect(first.html).toMatch(/hh_[\w-]{43}/);
    expect(second.html).not.toMatch(/hh_[\w-]{43}/);
    expect(second.html).toContain('已显示过一次');
    const { items } = await listKeys({ ctx: test.as(bank), input: {} });
    expect(items.filter(({ name }) => name === KEY.name)).toHaveLength(1);
  });

  it('makes one draft, and leads to the same', async () => {
    const visitor = await signedIn('bureau');
    const form = { title: '年度权重', reason: '复核', of: 'judgments', method: 'eigenvector' };
    const [first, second] = await pressTwice(visitor, '/weighting', '/weighting', form);
    expect(first.status).toBe(303);
    expect(second).toEqual(first);
    const { items } = await listDrafts({ ctx: test.as(bureau), input: {} });
    expect(items.filter(({ title }) => title === '年度权重')).toHaveLength(1);
  });

  it('saves an answer of an expert once, and leads on to the next question', async () => {
    const expert = await signedIn('expert');
    const list = (await expert.get('/weighting/assignments')).html;
    const own = /\/weighting\/assignments\/wdr_\w+/.exec(list)?.[0] ?? '';
    const node = new RegExp(`${own}/[A-Z]+`).exec((await expert.get(own)).html)?.[0] ?? '';
    const revision = /name="revision" value="(\d+)"/.exec((await expert.get(`${node}/1`)).html);
    const answer = { side: 'equal', revision: revision?.[1] ?? '' };
    const [first, second] = await pressTwice(expert, `${node}/1`, `${node}/1`, answer);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.location).toBe(first.location);
  });

  it('asks to look again where something else is sent with the same key', async () => {
    const visitor = await signedIn('bureau');
    const idempotencyKey = keyOf((await visitor.get('/people')).html, '/people');
    await visitor.post('/people', { ...INVITATION, email: 'a@example.com', idempotencyKey });
    const other = { ...INVITATION, email: 'b@example.com', idempotencyKey };
    const page = await visitor.post('/people', other);
    expect(page.status).toBe(409);
    expect(page.html).toContain('这张表单已经发送过一次');
    expect(page.html).toContain('value="b@example.com"');
    const again = { ...other, idempotencyKey: keyOf(page.html, '/people') };
    expect((await visitor.post('/people', again)).html).toContain('/invitations/inv_');
  });
});

describe('the pages', () => {
  const PAGES: readonly [string, Role][] = [
    ['/people', 'bureau'],
    ['/keys', 'bank'],
    ['/webhooks', 'bank'],
    ['/weighting', 'bureau'],
    [REPORT, 'cooperative'],
  ];
  /** Forms of an account are not of a county: a second press finds it as the first one left it. */
  const OF_ACCOUNTS = /^\/(sign-in|sign-out|account)/;

  it.each(PAGES)('%s gives each of its forms a key of its own', async (path, role) => {
    const { html } = await (await signedIn(role)).get(path);
    const forms = html
      .split('<form ')
      .slice(1)
      .filter((form) => form.startsWith('method="post"'))
      .filter((form) => !OF_ACCOUNTS.test(/action="([^"]+)"/.exec(form)?.[1] ?? ''));
    const keys = forms.map((form) => /name="idempotencyKey" value="(form_\w+)"/.exec(form)?.[1]);
    expect(keys.length).toBeGreaterThan(0);
    expect(keys).not.toContain(undefined);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(PAGES)('%s has no id twice: a problem leads to its field', async (path, role) => {
    const { html } = await (await signedIn(role)).get(path);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });
});
