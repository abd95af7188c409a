import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportAudit } from '../../../src/domain/audit/export.ts';
import { verifyAudit } from '../../../src/domain/audit/verify.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { invite } from '../../../src/domain/people/invite.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { newPerson } from '../../support/people.ts';

/* A record says for which organisation somebody acted, whichever way it came to be written. */

const { bank, regulator } = demonstrationActors();

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
  await invite({
    ctx: test.as(bank),
    input: { email: 'a@example.com', role: 'bank', organisation: 'demo-rural-bank' },
  });
  await newPerson(test, 'township', 'b@example.com');
});
afterAll(async () => test.close());

it.each([
  ['somebody who acts', 'invitation.create', 'bank', 'demo-rural-bank'],
  ['whoever takes up an invitation', 'invitation.accept', 'township', 'tangfang'],
  ['the operator of the machine', 'invitation.create', 'operator', null],
])('of %s', async (_, action, role, organisation) => {
  const { rows } = await sql<{ record: string }>`select record from audit_record
    where action = ${action} and record::jsonb ->> 'role' = ${role}`.execute(test.house.db);
  const records = rows.map(({ record }) => JSON.parse(record));
  expect(records).toMatchObject([{ form: 2, role, organisation }]);
});

it('and the trail holds', async () => {
  const lines = await exportAudit({ ctx: test.as(regulator) });
  expect(await verifyAudit(lines)).toMatchObject({ valid: true });
});
