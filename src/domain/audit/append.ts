import { type ChainHead, insertAuditRecord, lockChain } from '../../db/audit.ts';
import type { Trx } from '../../db/transaction.ts';
import { canonicalJson, sha256 } from '../canonical.ts';

/** What a change says about itself. */
export type AuditEntry = {
  /** "{noun}.{verb}" */
  readonly action: string;
  /** The id of what was changed. */
  readonly subject: string;
  /** The article that the action rests on. */
  readonly basis: string;
  /** The versions of rules that it was made with. */
  readonly versions?: Readonly<Record<string, string>>;
  /** What else an auditor needs; no personal data. */
  readonly details?: Readonly<Record<string, unknown>>;
};

export type AuditOrigin = {
  readonly countyCode: string;
  /** One chain a cooperative, and one for what concerns the county. */
  readonly chain: string;
  readonly actor: string;
  readonly role: string;
  readonly organisation: string | null;
  readonly requestId: string;
  readonly at: Date;
};

/** Which fields a record has; those of form 1 name neither their form nor the organisation. */
const RECORD_FORM = 2;

/**
 * Appends a record to its chain, in the transaction of the change. Who has locked the chain before
 * knows its head; nothing may have been appended since.
 */
export async function appendAudit(
  trx: Trx,
  origin: AuditOrigin,
  { action, subject, basis, versions = {}, details = {} }: AuditEntry,
  locked?: ChainHead,
): Promise<void> {
  const { countyCode, chain, actor, role, organisation, requestId, at } = origin;
  const head = locked ?? (await lockChain(trx, countyCode, chain));
  const seq = head.seq + 1;
  const record = canonicalJson({
    form: RECORD_FORM,
    countyCode,
    chain,
    seq,
    previousHash: head.hash,
    at: at.toISOString(),
    actor,
    role,
    organisation,
    requestId,
    action,
    subject,
    basis,
    versions,
    details,
  });
  const hash = await sha256(record);
  const row = { countyCode, chain, seq, hash, record, actor, action, subject, recordedAt: at };
  await insertAuditRecord(trx, row);
}
