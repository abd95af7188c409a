import type { Selectable } from 'kysely';

/*
 * The tables of the schema auth that this product reads or writes itself; what else is in there is
 * better-auth's own affair.
 */

type UserTable = { id: string; name: string; email: string };

type SessionTable = {
  id: string;
  userId: string;
  /** What the session acts for. */
  membershipId: string | null;
  /** Whether its person showed a second factor since it began. */
  hasSecondFactor: boolean;
  expiresAt: Date;
};

/** What a sign-in on its way waits for. */
type VerificationTable = { id: string; expiresAt: Date };

type UsedCodeTable = { userId: string; code: string; usedAt: Date };

type FailedAttemptTable = {
  attemptId: string;
  accountHash: string | null;
  addressHash: string | null;
  failedAt: Date;
  /** When the person of the account got in, since which it counts no more. */
  settledAt: Date | null;
};

export type IdentityDatabase = {
  user: UserTable;
  session: SessionTable;
  verification: VerificationTable;
  usedCode: UsedCodeTable;
  failedAttempt: FailedAttemptTable;
};

export type FailedAttemptRow = Selectable<FailedAttemptTable>;
