import { lockChain } from '../db/audit.ts';
import { claimKey, deleteKeysBefore, findKey, storeResult } from '../db/idempotency.ts';
import { holdSnapshot, inScope, sqlState, type Trx, violates } from '../db/transaction.ts';
import { type AuditEntry, appendAudit } from './audit/append.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import { purposeOf } from './consents/purposes.ts';
import type { Context } from './context.ts';
import { DomainError, type ErrorCode } from './errors.ts';
import { visibilityOf } from './permissions.ts';

/** The value of a change, and whether it was made by an earlier request with the same key. */
export type Changed<Value> = { readonly value: Value; readonly isReplay: boolean };

type Request = {
  /** Names the operation: the same idempotency key on another one is a mistake. */
  readonly verb: string;
  readonly input: unknown;
  /** The audit chain that the change belongs to; changes of one chain follow each other. */
  readonly chain: string;
};

type Work<Value> = (trx: Trx) => Promise<{ readonly value: Value; readonly audit: AuditEntry }>;

/** How long an idempotency key is remembered. */
export const KEY_LIFETIME_HOURS = 24;

const LOCK_NOT_AVAILABLE = '55P03';
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Reads within one county. Who needs consents reads one state of them: one that is taken back
 * meanwhile takes nothing out of the middle of an answer.
 */
export function read<Value>(ctx: Context, work: (trx: Trx) => Promise<Value>): Promise<Value> {
  return inScope(ctx.db, scopeOf(ctx), async (trx) => {
    if (visibilityOf(ctx.actor).kind === 'consented') await holdSnapshot(trx);
    return work(trx);
  });
}

/**
 * Changes something: the change, its audit record and the answer to a repeated request commit
 * together or not at all.
 */
export async function change<Value>(
  ctx: Context,
  request: Request,
  work: Work<Value>,
): Promise<Changed<Value>> {
  const changed = inScope(ctx.db, scopeOf(ctx), async (trx) => {
    const earlier = await unlessLocked(claim(trx, ctx, request), 'IDEMPOTENCY_KEY_RUNNING');
    if (earlier !== undefined) return { value: JSON.parse(earlier) as Value, isReplay: true };
    const head = await unlessHidden(lockChain(trx, ctx.actor.countyCode, request.chain));
    const { value, audit } = await work(trx);
    await appendAudit(trx, originOf(ctx, request.chain), audit, head);
    if (ctx.idempotencyKey !== undefined) {
      await storeResult(trx, keyOf(ctx, ctx.idempotencyKey), JSON.stringify(value));
    }
    return { value, isReplay: false };
  });
  return unlessLocked(unlessInvited(changed), 'BUSY');
}

/** Whom somebody alone has vouched for may be themselves, which the database alone looks up. */
async function unlessInvited<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (!violates(error, 'inviter_is_not_checker')) throw error;
    throw new DomainError('INVITER_IS_CHECKER');
  }
}

/** Another transaction holds what this one needs, and has held it for long. */
const unlessLocked = <Value>(work: Promise<Value>, code: ErrorCode): Promise<Value> =>
  unless(LOCK_NOT_AVAILABLE, work, code);

/** Whoever may not write to the chain of something does not see that it is there. */
const unlessHidden = <Value>(work: Promise<Value>): Promise<Value> =>
  unless(INSUFFICIENT_PRIVILEGE, work, 'NOT_FOUND');

/** Says a refusal of the database in the words of the domain. */
async function unless<Value>(state: string, work: Promise<Value>, code: ErrorCode): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw sqlState(error) === state ? new DomainError(code) : error;
  }
}

/** Takes the key of a request, or returns the result that was stored under it. */
async function claim(
  trx: Trx,
  ctx: Context,
  { verb, input }: Request,
): Promise<string | undefined> {
  if (ctx.idempotencyKey === undefined) return undefined;
  const inputDigest = await sha256(canonicalJson([verb, input]));
  const of = keyOf(ctx, ctx.idempotencyKey);
  const createdAt = ctx.now();
  const forgottenBefore = new Date(createdAt.getTime() - KEY_LIFETIME_HOURS * 3_600_000);
  await deleteKeysBefore(trx, of.countyCode, forgottenBefore);
  if (await claimKey(trx, { ...of, inputDigest, result: null, createdAt })) return undefined;
  const earlier = await findKey(trx, of);
  if (earlier?.inputDigest !== inputDigest) throw new DomainError('IDEMPOTENCY_KEY_REUSED');
  return earlier.result ?? undefined;
}

const scopeOf = ({ actor, now, purpose }: Context) => ({
  countyCode: actor.countyCode,
  actor: actor.id,
  role: actor.role,
  organisation: actor.organisation,
  at: now(),
  purpose: purposeOf(actor, purpose),
});

const keyOf = ({ actor }: Context, key: string) => ({
  countyCode: actor.countyCode,
  actor: actor.id,
  key,
});

const originOf = ({ actor, requestId, now }: Context, chain: string) => ({
  countyCode: actor.countyCode,
  chain,
  actor: actor.id,
  role: actor.role,
  organisation: actor.organisation,
  requestId,
  at: now(),
});
