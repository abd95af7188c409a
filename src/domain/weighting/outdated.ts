import type { DraftHistory } from '../../db/drafts.ts';
import type { Trx } from '../../db/transaction.ts';
import { DomainError } from '../errors.ts';
import { modelInForce } from '../models/find.ts';

/**
 * Whether a draft on its way departs from a version that no longer counts: its changes and its
 * effect would then be told against something that is gone.
 */
export async function isBaseOutdated(
  trx: Trx,
  { draft, withdrawal, publication }: DraftHistory,
  now: Date,
): Promise<boolean> {
  if (withdrawal !== undefined || publication !== undefined) return false;
  const inForce = await modelInForce(trx, draft.countyCode, draft.modelId, now);
  return inForce?.version !== draft.baseVersion;
}

export async function requireBaseInForce(
  trx: Trx,
  history: DraftHistory,
  now: Date,
): Promise<void> {
  if (await isBaseOutdated(trx, history, now)) throw new DomainError('BASE_OUTDATED');
}
