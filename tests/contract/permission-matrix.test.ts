import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../src/domain/context.ts';
import { PERMISSIONS } from '../../src/domain/permissions.ts';
import { SAMPLES, type Sample, statusFor } from './operation-samples.ts';
import {
  addressOf,
  type Operation,
  OWN_OPERATIONS,
  operations,
  PUBLIC_OPERATIONS,
} from './operations.ts';
import { ABSENT, FRESH, NEIGHBOUR } from './permission-subjects.ts';
import { openWorld, type World } from './permission-world.ts';
import { everybody, STANDINGS } from './visibility.ts';

/*
 * Every operation of the OpenAPI document × every role × one's own organisation, another one,
 * another county, no key and a wrong key: the answer is what the permission table and the rules of
 * visibility say, and what is not one's own cannot be told from what is not there.
 */

type Params = Readonly<Record<string, string>>;
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
  operation: Operation,
  key: string | undefined,
  body: string | undefined,
  params: Params = world.subject,
  more: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await world.test.request(addressOf(operation, params), {
    method: operation.method.toUpperCase(),
    headers: {
      'X-Request-Id': 'matrix',
      ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...more,
    },
    ...(body === undefined ? {} : { body }),
  });
  const headers = [...response.headers].filter(([name]) => !name.startsWith('ratelimit'));
  return { status: response.status, headers: JSON.stringify(headers), text: await response.text() };
}

/** The body of a sample, or of any operation that takes one. */
function bodyOf({ method }: Operation, sample: Sample): string | undefined {
  serial += 1;
  return method === 'get' ? undefined : JSON.stringify(sample.body?.(serial) ?? {});
}

/** The subject, with something new where it can be used only once. */
async function paramsOf({ fresh }: Sample): Promise<Params> {
  if (fresh === undefined) return world.subject;
  return { ...world.subject, [fresh]: await FRESH[fresh](world.test) };
}

const codeOf = ({ text }: Answer): unknown => (JSON.parse(text) as { code?: unknown }).code;
const wrongKeyOf = (role: Role) => `${world.keys['own organisation'][role].slice(0, -4)}AAAA`;

/** Headers by which somebody might find out more. */
const GUESSES = { 'If-Match': '"r1"', 'Idempotency-Key': 'guessed', 'X-Purpose': 'post-loan' };

const isPublic = ({ id }: Operation) => PUBLIC_OPERATIONS.includes(id);
const guarded = operations.filter((operation) => !isPublic(operation));

describe('the document', () => {
  it('names a permission for every operation but those that are public or about oneself', () => {
    const unnamed = operations.filter(
      ({ permission }) => !(permission && permission in PERMISSIONS),
    );
    expect(unnamed.map(({ id }) => id).sort()).toEqual(
      [...PUBLIC_OPERATIONS, ...OWN_OPERATIONS].sort(),
    );
  });

  it('has a sample for every operation, and a value for every path parameter', () => {
    expect(Object.keys(SAMPLES).sort()).toEqual(guarded.map(({ id }) => id).sort());
    const names = new Set(guarded.flatMap(({ params }) => params));
    expect(Object.keys(world.subject).sort()).toEqual([...names].sort());
    expect(Object.keys(ABSENT).sort()).toEqual([...names].sort());
  });
});

describe.each(operations.filter(isPublic))('the public operation $id', (operation) => {
  it.each(ROLES)('answers a %s like anybody', async (role) => {
    const keys = STANDINGS.map((standing) => world.keys[standing][role]);
    for (const key of [...keys, undefined, wrongKeyOf(role)]) {
      expect((await call(operation, key, undefined)).status).toBe(200);
      cells += 1;
    }
  });
});

describe.each(guarded)('$id', (operation) => {
  const sample: Sample = SAMPLES[operation.id] ?? { answers: 0 };
  const allowed: readonly Role[] = operation.permission ? PERMISSIONS[operation.permission] : ROLES;

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
        const refused = await call(operation, key, sent);
        expectRefusal(refused, 403, 'FORBIDDEN');
        expect(await call(operation, key, sent, ABSENT)).toEqual(refused);
        if (sent !== undefined) expect(await call(operation, key, '{')).toEqual(refused);
      }
    },
  );

  const needed = operation.permission === undefined ? [] : allowed;
  it.each(needed)('refuses a %s whose key was not made for it', async (role) => {
    const answer = await call(operation, world.keysWithoutScopes[role], bodyOf(operation, sample));
    expect([answer.status, codeOf(answer)]).toEqual([403, 'FORBIDDEN']);
  });

  it.each(allowed.filter((role) => !needed.includes(role)))(
    'answers a %s whatever their key was made for',
    async (role) => {
      const answer = await call(operation, world.keysWithoutScopes[role], undefined);
      expect(answer.status).toBe(200);
    },
  );

  describe.each(STANDINGS)('of the %s', (standing) => {
    const { sees = everybody, reveals } = sample;
    const seeing = allowed.filter((role) => sees(role, standing));
    const blind = allowed.filter((role) => !sees(role, standing));
    const keyOf = (role: Role) => world.keys[standing][role];

    it.each(seeing)('answers a %s', async (role) => {
      const params = await paramsOf(sample);
      const answer = await call(operation, keyOf(role), bodyOf(operation, sample), params);
      const status = statusFor(sample, role, standing);
      expect([answer.status, answer.text]).toEqual([status, expect.any(String)]);
      if (reveals !== undefined) {
        const isNamed = answer.text.includes(world.subject[reveals.what] ?? reveals.what);
        expect(isNamed).toBe(reveals.to(role, standing));
      }
      cells += 1;
    });

    it.each(blind)('shows a %s nothing', async (role) => {
      const body = bodyOf(operation, sample);
      const notYours = await call(operation, keyOf(role), body);
      expectRefusal(notYours, 404, 'NOT_FOUND');
      expect(await call(operation, keyOf(role), body, ABSENT)).toEqual(notYours);
      const guessed = [body, world.subject, GUESSES] as const;
      expect(await call(operation, keyOf(role), ...guessed)).toEqual(notYours);
      if (body === undefined) return;
      const spoilt = await call(operation, keyOf(role), '{');
      expect(await call(operation, keyOf(role), '{', ABSENT)).toEqual(spoilt);
    });

    it.each(operation.params.length > 0 ? seeing : [])(
      'tells a %s that what is not there is not there',
      async (role) => {
        const body = bodyOf(operation, sample);
        const notThere = await call(operation, keyOf(role), body, ABSENT);
        expect([notThere.status, codeOf(notThere)]).toEqual([404, 'NOT_FOUND']);
        for (const name of operation.params) {
          const params = { ...world.subject, [name]: ABSENT[name] ?? '' };
          expect(await call(operation, keyOf(role), body, params)).toEqual(notThere);
        }
        if (!operation.params.includes('uscc') || operation.params.length === 1) return;
        const elsewhere = { ...world.subject, uscc: NEIGHBOUR };
        expect(await call(operation, keyOf(role), body, elsewhere)).toEqual(notThere);
      },
    );
  });
});

describe('the matrix', () => {
  it('has a cell for every operation, role and situation', () => {
    expect(cells).toBe(operations.length * ROLES.length * (STANDINGS.length + 2));
  });
});
