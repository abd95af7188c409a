import { gzipSync } from 'node:zlib';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { describe, expect, it } from 'vitest';
import { consoleApp } from '../../src/console/app.tsx';
import { SCRIPT_NAMES, scriptPath, scriptText } from '../../src/console/scripts.ts';
import { styleSheet, styleSheetPath } from '../../src/console/styles.ts';
import type { Database } from '../../src/db/tables.ts';
import type { House } from '../../src/domain/context.ts';

/* The door without a house behind it: a database that has nothing, or that is broken. */

const ORIGIN = 'http://localhost';
const KEY = `hh_${'k'.repeat(43)}`;

class BrokenDriver extends DummyDriver {
  override async acquireConnection(): Promise<never> {
    throw new Error('the database is away: password hunter2');
  }
}

type Line = Readonly<Record<string, unknown>>;

function makeHouse(driver = new DummyDriver()): House & { readonly lines: Line[] } {
  const lines: Line[] = [];
  const db = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (it) => new PostgresIntrospector(it),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  return {
    db,
    lines,
    now: () => new Date('2026-04-01T00:00:00Z'),
    newId: (prefix) => `${prefix}_1`,
    log: (line) => lines.push(line),
    asset: async () => undefined,
    courier: { allowsLoopback: false, send: async () => ({ fault: 'UNREACHABLE' }) },
    demoKeys: { bureau: KEY },
  };
}

const get = (path: string, headers: Record<string, string> = {}, house = makeHouse()) =>
  consoleApp().request(`${ORIGIN}${path}`, { headers }, house);

function post(path: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(form);
  const init = { method: 'POST', body, headers: { origin: ORIGIN, ...headers } };
  return consoleApp().request(`${ORIGIN}${path}`, init, makeHouse());
}

describe('pages without a key', () => {
  it.each([
    ['/', '/sign-in?next=%2F'],
    ['/?level=RED&lang=en', '/sign-in?next=%2F%3Flevel%3DRED'],
    ['/cooperatives/93370322000000011N', '/sign-in?next=%2Fcooperatives%2F93370322000000011N'],
  ])('%s leads to the sign-in page and back', async (path, location) => {
    const response = await get(path);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(location);
  });

  it('take neither an unknown bearer key nor an unknown cookie', async () => {
    const wrong = [{ authorization: `Bearer ${KEY}` }, { cookie: `heheng_key=${KEY}` }];
    for (const headers of wrong) expect((await get('/', headers)).status).toBe(302);
  });
});

describe('scripts of pages', () => {
  it.each(SCRIPT_NAMES)(
    '%s is served to be kept for ever, under a name that changes with it',
    async (name) => {
      const path = scriptPath(name);
      expect(path).toMatch(/^\/console\/[a-z]+\.js\?v=[0-9a-z]+$/);
      const response = await get(path);
      expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(response.headers.get('cache-control')).toContain('immutable');
      expect(await response.text()).toBe(scriptText(name));
    },
  );

  it('are small enough for a phone in a village', () => {
    for (const name of SCRIPT_NAMES) {
      expect(gzipSync(scriptText(name)).length).toBeLessThan(30_000);
    }
  });
});

describe('sign-in page', () => {
  it('is a document with the demonstration roles and no way off this site', async () => {
    const response = await get('/sign-in?next=//evil.example');
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).toContain('name="role" value="bureau"');
    expect(html).not.toContain('name="role" value="bank"');
    expect(html).not.toContain('evil.example"');
    expect(html).toContain('name="next" value="/"');
  });

  it('remembers the language that was chosen', async () => {
    const response = await get('/sign-in?lang=en');
    expect(await response.text()).toContain('<html lang="en">');
    expect(response.headers.get('set-cookie')).toMatch(/^lang=en;.*HttpOnly/);
    const later = await get('/sign-in', { cookie: 'lang=en' });
    expect(await later.text()).toContain('<html lang="en">');
    const unknown = await get('/sign-in?lang=xx');
    expect(await unknown.text()).toContain('<html lang="zh-CN">');
  });

  it('takes over a request id that is well formed, and makes one otherwise', async () => {
    const given = await get('/sign-in', { 'x-request-id': 'req-42' });
    expect(given.headers.get('x-request-id')).toBe('req-42');
    const odd = await get('/sign-in', { 'x-request-id': 'a b<c>' });
    expect(odd.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  });
});

describe('signing in and out', () => {
  it.each([
    ['a key that is unknown', { key: KEY }, '访问密钥无效或已停用'],
    ['a key that is none', { key: 'x'.repeat(900) }, '访问密钥无效或已停用'],
    ['no key', { key: '  ' }, '请粘贴访问密钥'],
    ['a role without one-click sign-in', { role: 'bank' }, '没有开通该身份'],
  ])('refuses %s on the same page', async (_, form, text) => {
    const response = await post('/sign-in', form);
    expect(response.status).toBe(401);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.text()).toContain(text);
  });

  it('refuses a form of another site', async () => {
    const response = await post('/sign-in', { key: KEY }, { origin: 'https://evil.example' });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('请求未被接受');
  });

  it('refuses a form that is too large', async () => {
    const response = await post('/sign-in', { key: 'x'.repeat(20_000) });
    expect(response.status).toBe(413);
  });

  it('forgets the key on signing out', async () => {
    const response = await post('/sign-out', {}, { cookie: `heheng_key=${KEY}` });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/sign-in');
    expect(response.headers.get('set-cookie')).toMatch(/^heheng_key=;.*Max-Age=0/);
  });
});

describe('what goes wrong', () => {
  it('is told by its number only, and written to the log', async () => {
    const house = makeHouse(new BrokenDriver());
    const headers = { authorization: `Bearer ${KEY}`, 'x-request-id': 'req-9' };
    const response = await get('/', headers, house);
    const html = await response.text();
    expect(response.status).toBe(500);
    expect(html).toContain('req-9');
    expect(html).not.toContain('hunter2');
    expect(house.lines).toHaveLength(1);
    expect(JSON.stringify(house.lines[0])).toContain('hunter2');
  });

  it('is a page for people at an address that no door has, and none for programs', async () => {
    const response = await get('/nowhere', { accept: 'text/html,*/*' });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('没有找到这个页面');
    expect(await (await get('/nowhere')).text()).not.toContain('<html');
  });
});

describe('style sheet', () => {
  it('may be kept for ever under the name that pages use', async () => {
    const response = await get(styleSheetPath);
    expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(await response.text()).toBe(styleSheet);
  });
});
