import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../src/domain/context.ts';
import { PERMISSIONS } from '../../src/domain/permissions.ts';
import { SAMPLES, type Sample, statusFor } from './operation-samples.ts';
import { addressOf, type Operation, operations } from './operations.ts';
import { FRESH } from './permission-subjects.ts';
import { openWorld, type World } from './permission-world.ts';
import { everybody } from './visibility.ts';

/*
 * Every operation that takes an idempotency key is carried out once for it: a repeated request gets
 * the first answer again, to the byte, and another request with the same key is refused.
 */

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world?.test.close());

type Repeatable = Operation & { readonly role: Role; readonly sample: Sample };

/** With somebody who may, and for whom it succeeds. */
const repeatable = operations
  .filter(({ headers }) => headers.includes('idempotency-key'))
  .flatMap((operation): Repeatable[] => {
    const sample = SAMPLES[operation.id];
    const allowed: readonly Role[] = operation.permission ? PERMISSIONS[operation.permission] : [];
    const role = ROLES.find(
      (it) => sample !== undefined && allowed.includes(it) && succeeds(sample, it),
    );
    return sample === undefined || role === undefined ? [] : [{ ...operation, role, sample }];
  });

function succeeds(sample: Sample, role: Role): boolean {
  const { sees = everybody } = sample;
  return sees(role, 'own organisation') && statusFor(sample, role, 'own organisation') < 300;
}

/** The subject, with something new where it can be used only once. */
async function paramsOf({ fresh }: Sample) {
  const { subject, test } = world;
  return fresh === undefined ? subject : { ...subject, [fresh]: await FRESH[fresh](test) };
}

async function call(
  operation: Repeatable,
  key: string,
  body: unknown,
  params: Readonly<Record<string, string>>,
) {
  const response = await world.test.request(addressOf(operation, params), {
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
  const { sample } = operation;
  const fresh = ({ sample: { body } }: Repeatable) => {
    serial += 1;
    return body?.(serial) ?? {};
  };
  const expectReused = ({ status, text }: Awaited<ReturnType<typeof call>>) => {
    expect([status, (JSON.parse(text) as { code: string }).code]).toEqual([
      422,
      'IDEMPOTENCY_KEY_REUSED',
    ]);
  };

  it('is carried out once for a key, and answered twice with the same bytes', async () => {
    const key = `once-${operation.id}`;
    const params = await paramsOf(sample);
    const body = fresh(operation);
    const first = await call(operation, key, body, params);
    const status = statusFor(sample, operation.role, 'own organisation');
    expect([first.status, first.text]).toEqual([status, expect.any(String)]);
    const second = await call(operation, key, body, params);
    expect(second).toEqual({ ...first, replayed: 'true', text: withoutSecret(sample, first.text) });
    const changed = fresh(operation);
    if (JSON.stringify(changed) === JSON.stringify(body)) return;
    expectReused(await call(operation, key, changed, params));
  });

  const others = repeatable.filter(
    ({ id, role }) => id !== operation.id && role === operation.role,
  );

  it.each(others.slice(0, 1))('is refused with a key of $id', async (other) => {
    const key = `other-${operation.id}`;
    await call(other, key, fresh(other), await paramsOf(other.sample));
    expectReused(await call(operation, key, fresh(operation), await paramsOf(sample)));
  });
});

/** A secret is told once: whoever lost the answer makes a new one. */
function withoutSecret({ secret }: Sample, text: string): string {
  if (secret === undefined) return text;
  const value = JSON.parse(text) as Record<string, unknown>;
  expect(value[secret]).toEqual(expect.any(String));
  return JSON.stringify({ ...value, [secret]: null });
}

/** In the matrix these have no answer but a refusal; their stories and tests send things twice. */
const IN_STORIES = [
  ...['verifyStatement', 'recordContact', 'openRound', 'closeRound', 'submitForReview'],
  ...['saveJudgments', 'finishJudging', 'decideReview', 'publishVersion', 'proposeRetirement'],
  ...['confirmRetirement', 'withdrawDraft', 'withdrawSubmission', 'completeDuty', 'verifyCase'],
  ...['requestDuty', 'requestExit', 'resumeBusiness', 'recordSelfCheck'],
  ...['askStatementQuestion', 'replayWebhookDelivery'],
];

it('leaves out only what is repeated elsewhere', () => {
  const found = repeatable.map(({ id }) => id);
  const left = operations
    .filter(({ id, headers }) => headers.includes('idempotency-key') && !found.includes(id))
    .map(({ id }) => id);
  expect(left.sort()).toEqual([...IN_STORIES].sort());
});
