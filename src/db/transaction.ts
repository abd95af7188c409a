import { sql, type Transaction } from 'kysely';
import type { Connection } from './client.ts';
import type { Database } from './tables.ts';

export type Trx = Transaction<Database>;

/** How long a write waits for another one with the same idempotency key. */
const LOCK_TIMEOUT_MS = 2000;

/** Whose transaction it is: the policies of the database read nothing else. */
export type Scope = {
  readonly countyCode: string;
  /** A role of the service, or "operator" for the machine itself. */
  readonly role: string;
  /** A town's id, a credit code or the id of an organisation; null where the role needs none. */
  readonly organisation: string | null;
  /** The moment at which consents must be live. */
  readonly at: Date;
  /** What a bank or guarantor reads for; consents to anything else show nothing. */
  readonly purpose?: string | null | undefined;
};

/**
 * Runs work in a transaction that sees what its scope allows: the role of the service cannot bypass
 * row-level security, and the context ends with the transaction. It is set as checked literals,
 * because a distributed database hands on SET LOCAL, but not set_config().
 */
export async function inScope<Result>(
  db: Connection,
  { countyCode, role, organisation, at, purpose }: Scope,
  work: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  if (!/^\d{6}$/.test(countyCode)) throw new Error('a county code has six digits');
  if (!/^[a-z]{2,20}$/.test(role)) throw new Error('a role is a short word');
  if (!/^[\w-]{0,60}$/.test(organisation ?? '')) throw new Error('an organisation id is a word');
  if (!/^[a-z-]{0,40}$/.test(purpose ?? '')) throw new Error('a purpose is a word');
  const settings = [
    `set local app.county = '${countyCode}'`,
    `set local app.role = '${role}'`,
    `set local app.organisation = '${organisation ?? ''}'`,
    `set local app.at = '${at.toISOString()}'`,
    `set local app.purpose = '${purpose ?? ''}'`,
  ];
  return withSettings(db, settings.join('; '), work);
}

/** Runs work in a transaction that sees the API key of a hash, and nothing else. */
export async function withKeyHash<Result>(
  db: Connection,
  keyHash: string,
  work: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  if (!/^[0-9a-f]{64}$/.test(keyHash)) throw new Error('a key hash has 64 hexadecimal digits');
  return withSettings(db, `set local app.key_hash = '${keyHash}'`, work);
}

function withSettings<Result>(
  db: Connection,
  setting: string,
  work: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  const timeout = `set local lock_timeout = ${LOCK_TIMEOUT_MS}`;
  return db.transaction().execute(async (trx) => {
    await sql.raw(`set local role heheng_service; ${timeout}; ${setting}`).execute(trx);
    return work(trx);
  });
}

/** The SQLSTATE of a database error, or undefined for any other. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** Whether a write met a constraint of that name. */
export function violates(error: unknown, constraint: string): boolean {
  return (error as { constraint?: unknown } | null)?.constraint === constraint;
}
