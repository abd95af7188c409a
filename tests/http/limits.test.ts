import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { House } from '../../src/domain/context.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* How much anybody may ask of the service, and what every answer says to browsers. */

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test?.close());

const MINUTE = 60_000;

describe('requests a minute', () => {
  /** An app of its own, with nobody counted yet. */
  function openApp(changes: Partial<House> = {}) {
    const app = createApp();
    return async (key: string | null, address = '192.0.2.1') => {
      const headers = { Authorization: `Bearer ${key}`, 'X-Request-Id': 'limit' };
      const request = new Request('http://localhost/v1/cooperatives', { headers });
      return app.fetch(request, { ...test.house, requestsPerMinute: 3, address, ...changes });
    };
  }
  const statuses = async (responses: Promise<Response>[]) =>
    (await Promise.all(responses)).map(({ status }) => status);

  it('are counted for each key, and refused beyond the limit until the minute is over', async () => {
    const get = openApp();
    const { bureau, township } = test.keys;
    for (const remaining of ['2', '1', '0']) {
      const { status, headers } = await get(bureau);
      expect([status, headers.get('ratelimit-remaining')]).toEqual([200, remaining]);
      expect(headers.get('ratelimit-limit')).toBe('3');
      expect(headers.get('ratelimit-policy')).toBe('3;w=60');
    }
    const refused = await get(bureau);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(await refused.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 });
    expect((await get(township)).status).toBe(200);

    const started = test.house.now().getTime();
    test.setNow(new Date(started + MINUTE - 1).toISOString());
    const late = await get(bureau);
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '1']);
    test.setNow(new Date(started + MINUTE).toISOString());
    expect((await get(bureau)).headers.get('ratelimit-remaining')).toBe('2');
  });

  it('without a key are counted for each address, and never against those with one', async () => {
    const get = openApp();
    const wrong = `hh_${'x'.repeat(43)}`;
    const tries = [get(null), get('nonsense'), get(wrong), get(wrong), get(null)];
    expect((await statuses(tries)).sort()).toEqual([401, 401, 401, 429, 429]);
    expect(await statuses([get(wrong, '192.0.2.2'), get(test.keys.bureau)])).toEqual([401, 200]);
  });

  it('are the same through the pages: nobody has a second allowance there', async () => {
    const app = createApp();
    const house = { ...test.house, requestsPerMinute: 3 };
    const get = async (path: string, headers: Record<string, string>) =>
      app.fetch(new Request(`http://localhost${path}`, { headers }), house);
    const bearer = { Authorization: `Bearer ${test.keys.bank}` };
    const cookie = { Cookie: `heheng_key=${test.keys.bank}` };
    expect(await statuses([get('/v1/me', bearer), get('/', cookie), get('/', bearer)])).toEqual([
      200, 200, 200,
    ]);
    const page = await get('/', cookie);
    expect([page.status, page.headers.get('retry-after')]).toEqual([429, '60']);
    expect(await page.text()).toContain('请求过于频繁');
    expect((await get('/v1/me', bearer)).status).toBe(429);
    const anonymous = ['/sign-in', '/sign-in', '/', '/sign-in'].map((path) => get(path, {}));
    expect(await statuses(anonymous)).toEqual([200, 200, 302, 429]);
  });

  it('are 600 where the operator says nothing', async () => {
    const get = openApp({ requestsPerMinute: undefined });
    expect((await get(test.keys.bank)).headers.get('ratelimit-limit')).toBe('600');
  });
});

describe('a body', () => {
  const post = (body: string) =>
    test.request('/v1/score', {
      method: 'POST',
      body,
      headers: { Authorization: `Bearer ${test.keys.bank}`, 'Content-Type': 'application/json' },
    });
  const LIMIT = 2 * 1024 * 1024;

  it('of 2 MB is read, and of one byte more is not', async () => {
    const request = '{"indicators":{}}';
    expect((await post(request.padEnd(LIMIT))).status).toBe(200);
    const refused = await post(request.padEnd(LIMIT + 1));
    expect([refused.status, await refused.json()]).toMatchObject([413, { code: 'BODY_TOO_LARGE' }]);
  });
});

describe('every answer', () => {
  it.each(['/healthz', '/v1/cooperatives', '/sign-in', '/nothing'])(
    'of %s keeps browsers safe',
    async (path) => {
      const { headers } = await test.request(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      const policy = headers.get('content-security-policy')?.split('; ');
      expect(policy).toEqual(
        expect.arrayContaining([
          "default-src 'none'",
          "script-src 'self'",
          "form-action 'self'",
          "frame-ancestors 'none'",
          "base-uri 'none'",
        ]),
      );
    },
  );
});

describe('a form of the console', () => {
  const post = (path: string, origin: string | undefined, body: string) =>
    test.request(path, {
      method: 'POST',
      body,
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        ...(origin === undefined ? {} : { Origin: origin }),
      },
    });

  it.each(['/sign-in', '/sign-out'])('%s is refused from another site', async (path) => {
    for (const origin of ['https://evil.example', 'null', undefined]) {
      const { status, headers } = await post(path, origin, 'role=bureau');
      expect([origin, status, headers.get('set-cookie')]).toEqual([origin, 403, null]);
    }
  });

  it('is taken from its own site', async () => {
    const { status } = await post('/sign-out', 'http://localhost:8787', '');
    expect([302, 303]).toContain(status);
  });

  it('is not read beyond 64 kilobytes', async () => {
    const { status } = await post(
      '/sign-in',
      'http://localhost:8787',
      `key=${'x'.repeat(64 * 1024)}`,
    );
    expect(status).toBe(413);
  });
});

describe('what did not change', () => {
  it('is not sent again to who has it', async () => {
    const path = '/v1/models/indicators/gaoqing-2026';
    const headers = { Authorization: `Bearer ${test.keys.expert}` };
    const first = await test.request(path, { headers });
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    const again = await test.request(path, { headers: { ...headers, 'If-None-Match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const refused = await test.request(path);
    expect(refused.status).toBe(401);
    for (const answer of [first, again, refused]) {
      expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    }
  });
});
