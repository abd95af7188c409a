import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../src/domain/context.ts';
import { PERMISSIONS } from '../../src/domain/permissions.ts';
import openApi from '../../src/http/openapi.json' with { type: 'json' };
import {
  type Operation,
  operationsOf,
  SAMPLES,
  type Sample,
  seesCooperative,
} from './operation-samples.ts';
import { openWorld, type World } from './permission-world.ts';

/*
 * Every operation that takes an idempotency key is carried out once for it: a repeated request gets
 * the first answer again, to the byte, and another request with the same key is refused.
 */

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world?.test.close());

const statusFor = ({ answers }: Sample, role: Role) =>
  typeof answers === 'number' ? answers : (answers[role] ?? 0);

/** Somebody who may, and for whom it succeeds. */
function roleFor({ id, permission }: Operation): Role | undefined {
  const sample = SAMPLES[id];
  const allowed: readonly Role[] = permission ? PERMISSIONS[permission] : [];
  return ROLES.filter((role) => allowed.includes(role)).find((role) => {
    const standing = 'own organisation';
    const sees =
      sample?.sees?.(role, standing) ??
      (sample?.of !== 'cooperative' || seesCooperative(role, standing));
    return sample !== undefined && sees && statusFor(sample, role) < 300;
  });
}

const repeatable = operationsOf(openApi)
  .filter(({ headers }) => headers.includes('idempotency-key'))
  .flatMap((operation) => {
    const role = roleFor(operation);
    return role === undefined ? [] : [{ ...operation, role }];
  });

async function call(operation: Operation & { role: Role }, key: string, body: unknown) {
  const target = operation.path.replace(/\{(\w+)\}/g, (_, name) => world.subject[name] ?? 'none');
  const response = await world.test.request(target, {
    method: operation.method.toUpperCase(),
    body: JSON.stringify(body),
    headers: {
      Authorization: `Bearer ${world.test.keys[operation.role]}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
      'X-Request-Id': 'repeated',
    },
  });
  return {
    status: response.status,
    replayed: response.headers.get('idempotency-replayed'),
    text: await response.text(),
  };
}

let serial = 700;

describe.each(repeatable)('$id', (operation) => {
  const fresh = ({ id }: Operation) => {
    serial += 1;
    return SAMPLES[id]?.body?.(serial) ?? {};
  };
  const expectReused = ({ status, text }: Awaited<ReturnType<typeof call>>) => {
    expect([status, (JSON.parse(text) as { code: string }).code]).toEqual([
      422,
      'IDEMPOTENCY_KEY_REUSED',
    ]);
  };

  it('is carried out once for a key, and answered twice with the same bytes', async () => {
    const body = fresh(operation);
    const first = await call(operation, `once-${operation.id}`, body);
    expect([first.status, first.text]).toEqual([
      statusFor(SAMPLES[operation.id] as Sample, operation.role),
      expect.any(String),
    ]);
    const second = await call(operation, `once-${operation.id}`, body);
    expect(second).toEqual({ ...first, replayed: 'true' });
    const changed = fresh(operation);
    if (JSON.stringify(changed) === JSON.stringify(body)) return;
    expectReused(await call(operation, `once-${operation.id}`, changed));
  });

  const others = repeatable.filter(
    ({ id, role }) => id !== operation.id && role === operation.role,
  );

  it.each(others.slice(0, 1))('is refused with a key of $id', async (other) => {
    await call(other, `other-${operation.id}`, fresh(other));
    expectReused(await call(operation, `other-${operation.id}`, fresh(operation)));
  });
});

it('finds operations to repeat', () => {
  expect(repeatable.length).toBeGreaterThan(4);
});
