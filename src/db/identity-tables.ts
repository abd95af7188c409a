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
};

type UsedCodeTable = { userId: string; code: string; usedAt: Date };

type FailedAttemptTable = {
  attemptId: string;
  accountHash: string | null;
  addressHash: string | null;
  failedAt: Date;
};

export type IdentityDatabase = {
  user: UserTable;
  session: SessionTable;
  usedCode: UsedCodeTable;
  failedAttempt: FailedAttemptTable;
};

export type FailedAttemptRow = Selectable<FailedAttemptTable>;
