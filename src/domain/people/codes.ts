import { claimCode, markSecondFactor } from '../../db/identities.ts';
import type { IdentityTrx } from '../../db/transaction.ts';
import { DomainError } from '../errors.ts';
import type { Session } from './identity.ts';

/** No code is taken twice within this time; it is longer than any code is good for. */
const CODE_MEMORY_MS = 5 * 60_000;

/** Notes that a session showed a code, which is thereby used up. */
export async function acceptCode(
  trx: IdentityTrx,
  session: Session,
  code: string,
  usedAt: Date,
): Promise<void> {
  const usedSince = new Date(usedAt.getTime() - CODE_MEMORY_MS);
  const isFirst = await claimCode(trx, { userId: session.userId, code, usedAt }, usedSince);
  if (!isFirst) throw new DomainError('SECOND_FACTOR_USED');
  await markSecondFactor(trx, session.sessionId);
}
