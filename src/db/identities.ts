import { sql } from 'kysely';
import type { FailedAttemptRow } from './identity-tables.ts';
import type { IdentityTrx } from './transaction.ts';

/** Which membership a session acts for. */
export async function setSessionMembership(
  trx: IdentityTrx,
  sessionId: string,
  membershipId: string,
): Promise<void> {
  await trx.updateTable('session').set({ membershipId }).where('id', '=', sessionId).execute();
}

export async function markSecondFactor(trx: IdentityTrx, sessionId: string): Promise<void> {
  await trx
    .updateTable('session')
    .set({ hasSecondFactor: true })
    .where('id', '=', sessionId)
    .execute();
}

export async function findUserId(trx: IdentityTrx, email: string): Promise<string | undefined> {
  const user = await trx
    .selectFrom('user')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst();
  return user?.id;
}

/** Removes an account with its sessions, passwords and second factors. */
export async function deleteUser(trx: IdentityTrx, userId: string): Promise<void> {
  await trx.deleteFrom('user').where('id', '=', userId).execute();
}

/** E-mail addresses by person. */
export async function listEmails(
  trx: IdentityTrx,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) return new Map();
  const users = await trx
    .selectFrom('user')
    .select(['id', 'email'])
    .where('id', 'in', userIds)
    .execute();
  return new Map(users.map(({ id, email }) => [id, email]));
}

/** Takes a code for its only use; false if it was used since then. */
export async function claimCode(
  trx: IdentityTrx,
  { userId, code, usedAt }: { userId: string; code: string; usedAt: Date },
  usedSince: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('usedCode')
    .values({ userId, code, usedAt })
    .onConflict((conflict) =>
      conflict
        .columns(['userId', 'code'])
        .doUpdateSet({ usedAt })
        .where('usedCode.usedAt', '<', usedSince),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Waits until no other sign-in to the account runs, so that attempts are counted one by one. */
export async function lockAccount(trx: IdentityTrx, accountHash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`account:${accountHash}`}, 0))`.execute(
    trx,
  );
}

/** The newest failures of an account that count, newest first. */
export async function listAccountFailures(
  trx: IdentityTrx,
  accountHash: string,
  limit: number,
): Promise<readonly Date[]> {
  const rows = await trx
    .selectFrom('failedAttempt')
    .select('failedAt')
    .where('accountHash', '=', accountHash)
    .where('settledAt', 'is', null)
    .orderBy('failedAt', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ failedAt }) => failedAt);
}

export async function countAddressFailures(
  trx: IdentityTrx,
  addressHash: string,
  since: Date,
): Promise<number> {
  const { count } = await trx
    .selectFrom('failedAttempt')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('addressHash', '=', addressHash)
    .where('failedAt', '>', since)
    .where('settledAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertFailure(trx: IdentityTrx, row: FailedAttemptRow): Promise<void> {
  await trx.insertInto('failedAttempt').values(row).execute();
}

/** The failures of an account stay on record and count no more. */
export async function settleFailures(
  trx: IdentityTrx,
  accountHash: string,
  settledAt: Date,
): Promise<void> {
  await trx
    .updateTable('failedAttempt')
    .set({ settledAt })
    .where('accountHash', '=', accountHash)
    .where('settledAt', 'is', null)
    .execute();
}
