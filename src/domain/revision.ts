import { DomainError } from './errors.ts';

/**
 * Refuses a change by somebody who has not seen the newest state: the revision that they read must
 * be the one on record.
 */
export function requireRevision(read: number | undefined, onRecord: number): void {
  if (read === undefined) throw new DomainError('REVISION_NEEDED');
  if (read !== onRecord) throw new DomainError('REVISION_STALE');
}
