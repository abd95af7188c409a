import { sql, type Transaction } from 'kysely';
import type { Connection } from './client.ts';
import type { IdentityDatabase } from './identity-tables.ts';
import type { Database } from './tables.ts';

export type Trx = Transaction<Database>;

/** A transaction that reaches accounts and sessions, and for as long nothing else. */
export type IdentityTrx = Transaction<Omit<Database, keyof IdentityDatabase> & IdentityDatabase>;

/** How long a write waits for another one with the same idempotency key. */
const LOCK_TIMEOUT_MS = 2000;
const LOCK_TIMEOUT = `set local lock_timeout = ${LOCK_TIMEOUT_MS}`;

/** Whose transaction it is: the policies of the database read nothing else. */
export type Scope = {
  readonly countyCode: string;
  /** Who acts: a person, a key or the machine. */
  readonly actor: string;
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
  scope: Scope,
  work: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  return withSettings(db, settingsOf(scope), work);
}

/** Gives a transaction its scope, where that is known only once something was found in it. */
export async function enterScope(trx: Trx, scope: Scope): Promise<void> {
  await sql.raw(settingsOf(scope)).execute(trx);
}

function settingsOf({ countyCode, actor, role, organisation, at, purpose }: Scope): string {
  if (!/^\d{6}$/.test(countyCode)) throw new Error('a county code has six digits');
  if (!/^[\w-]{1,100}$/.test(actor)) throw new Error('an actor is a word');
  if (!/^[a-z]{2,20}$/.test(role)) throw new Error('a role is a short word');
  if (!/^[\w-]{0,60}$/.test(organisation ?? '')) throw new Error('an organisation id is a word');
  if (!/^[a-z-]{0,40}$/.test(purpose ?? '')) throw new Error('a purpose is a word');
  const settings = [
    `set local app.county = '${countyCode}'`,
    `set local app.actor = '${actor}'`,
    `set local app.role = '${role}'`,
    `set local app.organisation = '${organisation ?? ''}'`,
    `set local app.at = '${at.toISOString()}'`,
    `set local app.purpose = '${purpose ?? ''}'`,
  ];
  return settings.join('; ');
}

/** Runs work in a transaction that sees what a secret of that hash opens, and nothing else. */
export async function withKeyHash<Result>(
  db: Connection,
  keyHash: string,
  work: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  return withSettings(db, keyHashSetting(keyHash), work);
}

/** From here on a transaction that has read nothing yet reads one state, whatever others commit. */
export async function holdSnapshot(trx: Trx): Promise<void> {
  await sql`set transaction isolation level repeatable read`.execute(trx);
}

/** Lets a transaction see what a secret of that hash opens as well. */
export async function enterKeyHash(trx: Trx, keyHash: string): Promise<void> {
  await sql.raw(keyHashSetting(keyHash)).execute(trx);
}

function keyHashSetting(keyHash: string): string {
  if (!/^[0-9a-f]{64}$/.test(keyHash)) throw new Error('a key hash has 64 hexadecimal digits');
  return `set local app.key_hash = '${keyHash}'`;
}

/** Runs work in a transaction that sees accounts and sessions, and nothing else. */
export async function withIdentities<Result>(
  db: Connection,
  work: (identities: IdentityTrx, trx: Trx) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (trx) => {
    await sql.raw(`set local role heheng_auth; ${LOCK_TIMEOUT}`).execute(trx);
    return work(identitiesOf(trx), trx);
  });
}

/** Lets a transaction of the service reach accounts and sessions for a piece of its work. */
export async function asIdentities<Result>(
  trx: Trx,
  work: (identities: IdentityTrx) => Promise<Result>,
): Promise<Result> {
  await sql`set local role heheng_auth`.execute(trx);
  const result = await work(identitiesOf(trx));
  await sql`set local role heheng_service`.execute(trx);
  return result;
}

/** Lets a transaction act as the service for a person: it sees what they may act for. */
export async function asPerson(trx: Trx, userId: string): Promise<void> {
  if (!/^person_[0-9A-Z]{26}$/.test(userId)) throw new Error('a person has an id of this product');
  await sql.raw(`set local role heheng_service; set local app.person = '${userId}'`).execute(trx);
}

const identitiesOf = (trx: Trx): IdentityTrx =>
  trx.withSchema('auth').withTables<IdentityDatabase>();

function withSettings<Result>(
  db: Connection,
  setting: string,
  work: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (trx) => {
    await sql.raw(`set local role heheng_service; ${LOCK_TIMEOUT}; ${setting}`).execute(trx);
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
