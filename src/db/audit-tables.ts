import type { Generated, Selectable } from 'kysely';

/* What a change leaves behind it: its record, the head of its chain, the answer to a repeated request. */

type AuditRecordTable = {
  countyCode: string;
  chain: string;
  seq: number;
  hash: string;
  /** Canonical JSON, the text that the hash is computed from. */
  record: string;
  actor: string;
  action: string;
  subject: string;
  recordedAt: Date;
};

/** Where each chain stands; one begins at number 0, with the hash that its first record follows. */
type AuditHeadTable = {
  countyCode: string;
  chain: string;
  seq: Generated<number>;
  hash: Generated<string>;
};

type IdempotencyKeyTable = {
  countyCode: string;
  actor: string;
  key: string;
  inputDigest: string;
  result: string | null;
  createdAt: Date;
};

export type AuditTables = {
  auditRecord: AuditRecordTable;
  auditHead: AuditHeadTable;
  idempotencyKey: IdempotencyKeyTable;
};

export type AuditRecordRow = Selectable<AuditRecordTable>;
export type AuditHeadRow = Selectable<AuditHeadTable>;
export type IdempotencyKeyRow = Selectable<IdempotencyKeyTable>;
