import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../src/domain/context.ts';
import { PERMISSIONS } from '../../src/domain/permissions.ts';
import { SAMPLES } from './operation-samples.ts';
import { addressOf, type Operation, operations } from './operations.ts';
import { openWorld, type World } from './permission-world.ts';
import { everybody } from './visibility.ts';

/* Whoever changes something names the state that they read; where it is another one by now, it stays. */

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world?.test.close());

/** The round of the subject is over; tests/domain/weighting tries stale judgments in an open one. */
const OVER = 'saveJudgments';
const conditional = operations.filter(
  ({ id, headers }) => headers.includes('if-match') && id !== OVER,
);

/** Somebody who may do it and sees what it is about. */
function roleFor({ id, permission }: Operation): Role {
  const { sees = everybody } = SAMPLES[id] ?? { sees: everybody };
  const allowed: readonly Role[] = permission ? PERMISSIONS[permission] : [];
  return ROLES.find((it) => allowed.includes(it) && sees(it, 'own organisation')) as Role;
}

const send = async (operation: Operation, ifMatch: string) => {
  const { body } = SAMPLES[operation.id] ?? {};
  const response = await world.test.request(addressOf(operation, world.subject), {
    method: operation.method.toUpperCase(),
    body: JSON.stringify(body?.(1) ?? {}),
    headers: {
      Authorization: `Bearer ${world.test.keys[roleFor(operation)]}`,
      'Content-Type': 'application/json',
      'If-Match': ifMatch,
    },
  });
  return [response.status, ((await response.json()) as { code: string }).code];
};

describe.each(conditional)('$id', (operation) => {
  it('is refused for a state that is no more, and for whichever there is', async () => {
    expect(await send(operation, '"r999999"')).toEqual([412, 'REVISION_STALE']);
    expect(await send(operation, '*')).toEqual([428, 'REVISION_NEEDED']);
  });
});

it('finds operations to try', () => {
  expect(conditional.length).toBeGreaterThan(10);
});
