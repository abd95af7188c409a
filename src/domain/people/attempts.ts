import {
  countAddressFailures,
  insertFailure,
  listAccountFailures,
  lockAccount,
  settleFailures,
} from '../../db/identities.ts';
import type { IdentityTrx } from '../../db/transaction.ts';
import { sha256 } from '../canonical.ts';
import type { House } from '../context.ts';
import { requireSignIn } from './settings.ts';

/*
 * Wrong passwords and codes are counted in the database, by account and by address, and by the clock
 * of the house. An account that does not exist is counted and locked like one that does, so that
 * nobody learns which ones there are. What was counted stays as a log, for as long as the retention
 * schedule says.
 */

export const WRONG_PER_ACCOUNT_MAX = 5;
export const WRONG_PER_ADDRESS_MAX = 30;
export const LOCK_MINUTES = 15;

const LOCK_MS = LOCK_MINUTES * 60_000;

type Counting = Pick<House, 'now' | 'newId' | 'signIn' | 'address'>;

export type Attempt = {
  /** False where too many went before. */
  readonly isOpen: () => Promise<boolean>;
  readonly fail: () => Promise<void>;
  readonly succeed: () => Promise<void>;
};

/** An attempt to sign in to an account; of a code that names none, only the address is known. */
export async function attemptOf(
  trx: IdentityTrx,
  house: Counting,
  email: string | null,
): Promise<Attempt> {
  const { secret } = requireSignIn(house);
  const hash = async (text: string | null | undefined) =>
    text == null ? null : sha256(`${secret}:${text}`);
  const accountHash = await hash(email);
  const addressHash = await hash(house.address);
  const at = house.now();
  return {
    isOpen: async () => {
      if (accountHash !== null) {
        await lockAccount(trx, accountHash);
        const failures = await listAccountFailures(trx, accountHash, WRONG_PER_ACCOUNT_MAX);
        if (isLocked(failures, at)) return false;
      }
      if (addressHash === null) return true;
      const since = new Date(at.getTime() - LOCK_MS);
      return (await countAddressFailures(trx, addressHash, since)) < WRONG_PER_ADDRESS_MAX;
    },
    fail: async () => {
      const attemptId = house.newId('att');
      const failure = { attemptId, accountHash, addressHash, failedAt: at, settledAt: null };
      await insertFailure(trx, failure);
    },
    succeed: async () => {
      if (accountHash !== null) await settleFailures(trx, accountHash, at);
    },
  };
}

/** Five wrong ones within a quarter of an hour close an account for a quarter of an hour. */
export function isLocked(newestFirst: readonly Date[], at: Date): boolean {
  const newest = newestFirst[0];
  const fifth = newestFirst[WRONG_PER_ACCOUNT_MAX - 1];
  if (newest === undefined || fifth === undefined) return false;
  const isQuick = newest.getTime() - fifth.getTime() <= LOCK_MS;
  return isQuick && at.getTime() < newest.getTime() + LOCK_MS;
}
