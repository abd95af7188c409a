import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../src/domain/context.ts';
import { PERMISSIONS } from '../../src/domain/permissions.ts';
import openApi from '../../src/http/openapi.json' with { type: 'json' };
import {
  type Operation,
  operationsOf,
  PUBLIC_OPERATIONS,
  SAMPLES,
  type Sample,
  type Standing,
  seesCooperative,
} from './operation-samples.ts';
import { ABSENT, openWorld, type World } from './permission-world.ts';

/*
 * Every operation of the OpenAPI document × every role × one's own organisation, another one,
 * another county, no key and a wrong key: the answer is what the permission table and the rules of
 * visibility say, and what is not one's own cannot be told from what is not there.
 */

const STANDINGS: readonly Standing[] = ['own organisation', 'other organisation', 'other county'];

type Answer = { readonly status: number; readonly headers: string; readonly text: string };

let world: World;
let serial = 0;
let cells = 0;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world?.test.close();
  process.stdout.write(`permission matrix: ${cells} cells\n`);
});

async function call(
  { method, path }: Operation,
  key: string | undefined,
  body: string | undefined,
  params: Readonly<Record<string, string>> = world.subject,
): Promise<Answer> {
  const target = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? `no-${name}`);
  const response = await world.test.request(target, {
    method: method.toUpperCase(),
    headers: {
      'X-Request-Id': 'matrix',
      ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const headers = [...response.headers].filter(([name]) => !name.startsWith('ratelimit'));
  return { status: response.status, headers: JSON.stringify(headers), text: await response.text() };
}

/** The body of a sample, or of any operation that takes one. */
function bodyOf({ method }: Operation, sample: Sample | undefined): string | undefined {
  serial += 1;
  const takesNone = method === 'get' || method === 'delete';
  return takesNone && sample?.body === undefined
    ? undefined
    : JSON.stringify(sample?.body?.(serial) ?? {});
}

const codeOf = ({ text }: Answer): unknown => (JSON.parse(text) as { code?: unknown }).code;
const wrongKeyOf = (role: Role) => `${world.keys['own organisation'][role].slice(0, -4)}AAAA`;

const operations = operationsOf(openApi);
const guarded = operations.filter(({ id }) => !PUBLIC_OPERATIONS.includes(id));

describe('the document', () => {
  it('names a permission for every operation that is not public', () => {
    const unnamed = operations.filter(
      ({ permission }) => !(permission && permission in PERMISSIONS),
    );
    expect(unnamed.map(({ id }) => id).sort()).toEqual([...PUBLIC_OPERATIONS].sort());
  });

  it('has a sample for every operation, and a value for every path parameter', () => {
    expect(Object.keys(SAMPLES).sort()).toEqual(guarded.map(({ id }) => id).sort());
    const names = guarded.flatMap(({ path }) =>
      [...path.matchAll(/\{(\w+)\}/g)].map(([, it]) => it),
    );
    expect(Object.keys(world.subject).sort()).toEqual(Object.keys(ABSENT).sort());
    expect(Object.keys(ABSENT)).toEqual(expect.arrayContaining([...new Set(names)]));
  });
});

describe.each(operations.filter(({ id }) => PUBLIC_OPERATIONS.includes(id)))(
  'the public operation $id',
  (operation) => {
    it.each(ROLES)('answers a %s like anybody', async (role) => {
      const keys = [...STANDINGS.map((standing) => world.keys[standing][role])];
      for (const key of [...keys, undefined, wrongKeyOf(role)]) {
        expect((await call(operation, key, undefined)).status).toBe(200);
        cells += 1;
      }
    });
  },
);

describe.each(guarded)('$id', (operation) => {
  const sample = SAMPLES[operation.id] as Sample;
  const allowed: readonly Role[] = operation.permission ? PERMISSIONS[operation.permission] : [];

  const expectRefusal = (answer: Answer, status: number, code: string) => {
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    cells += 1;
  };

  // A minute each, so that no limit of requests a minute is met.
  beforeAll(() => {
    const later = new Date(world.test.house.now().getTime() + 120_000);
    world.test.setNow(later.toISOString());
  });

  it.each(ROLES)(
    'refuses who says to be a %s, without a key and with a wrong one',
    async (role) => {
      const body = bodyOf(operation, sample);
      expectRefusal(await call(operation, undefined, body), 401, 'UNAUTHENTICATED');
      expectRefusal(await call(operation, wrongKeyOf(role), body), 401, 'UNAUTHENTICATED');
    },
  );

  it.each(ROLES.filter((role) => !allowed.includes(role)))(
    'refuses a %s, whatever is sent',
    async (role) => {
      for (const standing of STANDINGS) {
        const key = world.keys[standing][role];
        const sent = bodyOf(operation, sample);
        expectRefusal(await call(operation, key, sent), 403, 'FORBIDDEN');
        expect((await call(operation, key, sent, ABSENT)).status).toBe(403);
        if (sent !== undefined) expect((await call(operation, key, '{')).status).toBe(403);
      }
    },
  );

  it.each(allowed)('refuses a %s whose key was not made for it', async (role) => {
    const answer = await call(operation, world.keysWithoutScopes[role], bodyOf(operation, sample));
    expect([answer.status, codeOf(answer)]).toEqual([403, 'FORBIDDEN']);
  });

  const namesSomething = operation.path.includes('{');
  const sees = (role: Role, standing: Standing): boolean => {
    if (sample.sees !== undefined) return sample.sees(role, standing);
    if (sample.of === 'cooperative') return seesCooperative(role, standing);
    return sample.of === 'nobody' || !namesSomething || standing !== 'other county';
  };

  describe.each(STANDINGS)('of the %s', (standing) => {
    const seeing = allowed.filter((role) => sees(role, standing));
    const blind = allowed.filter((role) => !sees(role, standing));
    const keyOf = (role: Role) => world.keys[standing][role];

    it.each(seeing)('answers a %s', async (role) => {
      const answer = await call(operation, keyOf(role), bodyOf(operation, sample));
      const { answers } = sample;
      const status = typeof answers === 'number' ? answers : answers[role];
      expect([answer.status, answer.text]).toEqual([status, expect.any(String)]);
      if (sample.reveals) {
        const isNamed = answer.text.includes(String(world.subject.uscc));
        expect(isNamed).toBe(seesCooperative(role, standing));
      }
      cells += 1;
    });

    it.each(blind)('shows a %s nothing', async (role) => {
      const body = bodyOf(operation, sample);
      const notYours = await call(operation, keyOf(role), body);
      expectRefusal(notYours, 404, 'NOT_FOUND');
      expect(await call(operation, keyOf(role), body, ABSENT)).toEqual(notYours);
    });

    it.each(namesSomething ? seeing : [])(
      'tells a %s that what is not there is not there',
      async (role) => {
        const body = bodyOf(operation, sample);
        const last = [...operation.path.matchAll(/\{(\w+)\}/g)].at(-1)?.[1] ?? '';
        const params = { ...world.subject, [last]: ABSENT[last] ?? '' };
        const answer = await call(operation, keyOf(role), body, params);
        expect([answer.status, codeOf(answer)]).toEqual([404, 'NOT_FOUND']);
      },
    );
  });
});

describe('the matrix', () => {
  it('has a cell for every operation, role and situation', () => {
    expect(cells).toBe(operations.length * ROLES.length * (STANDINGS.length + 2));
  });
});
