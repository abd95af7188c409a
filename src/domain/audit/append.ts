import { type ChainHead, insertAuditRecords, lockChain } from '../../db/audit.ts';
import type { AuditRecordRow } from '../../db/audit-tables.ts';
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
  entry: AuditEntry,
  locked?: ChainHead,
): Promise<void> {
  const head = locked ?? (await lockChain(trx, origin.countyCode, origin.chain));
  await insertAuditRecords(trx, [await recordOf(origin, entry, head)]);
}

/** Appends one record to each of several chains, whose heads are locked. */
export async function appendAudits(
  trx: Trx,
  origin: Omit<AuditOrigin, 'chain'>,
  entries: readonly { readonly head: ChainHead; readonly entry: AuditEntry }[],
): Promise<void> {
  const rows = entries.map(({ head, entry }) =>
    recordOf({ ...origin, chain: head.chain }, entry, head),
  );
  await insertAuditRecords(trx, await Promise.all(rows));
}

async function recordOf(
  { countyCode, chain, actor, role, organisation, requestId, at }: AuditOrigin,
  { action, subject, basis, versions = {}, details = {} }: AuditEntry,
  head: ChainHead,
): Promise<AuditRecordRow> {
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
  return { countyCode, chain, seq, hash, record, actor, action, subject, recordedAt: at };
}
