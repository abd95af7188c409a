import { insertApiKey } from '../../db/api-keys.ts';
import { findMembership } from '../../db/memberships.ts';
import type { Trx } from '../../db/transaction.ts';
import { sha256 } from '../canonical.ts';
import { change } from '../change.ts';
import type { Actor, Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { COUNTY_CHAIN } from '../operator.ts';
import { requireScopes } from '../people/authority.ts';
import { isFitForKey, requirePermission } from '../permissions.ts';
import { newSecret } from '../secrets.ts';
import { describeKey } from './describe.ts';
import {
  type CreatedKey,
  type CreateOwnKeyInput,
  createOwnKeyInput,
  KEY_DAYS_MAX,
} from './schemas.ts';

/**
 * Makes a key for a system of one's own organisation. It acts as whoever made it, so that nobody
 * checks what their own key made; it may do what it was made for and never approves. The database
 * keeps its hash alone.
 */
export async function createOwnKey({
  ctx,
  input,
}: {
  ctx: Context;
  input: CreateOwnKeyInput;
}): Promise<{ readonly value: CreatedKey; readonly isReplay: boolean }> {
  const actor = requirePermission(ctx, 'keys:create');
  const { name, scopes, ...lifetime } = createOwnKeyInput.parse(input);
  requireScopes(actor.role, scopes, actor, isFitForKey);
  const createdAt = ctx.now();
  const expiresAt = requireLifetime(createdAt, new Date(lifetime.expiresAt));
  const key = newSecret('hh');
  const keyHash = await sha256(key);
  const request = { verb: 'keys.create', input, chain: COUNTY_CHAIN };
  const { value, isReplay } = await change(ctx, request, async (trx) => {
    const { countyCode, id, role, organisation } = actor;
    await requireMembership(trx, actor);
    const keyId = ctx.newId('key');
    const shown = { keyId, name, scopes, createdAt, expiresAt };
    const owner = { countyCode, role, organisation, actor: id };
    await insertApiKey(trx, { ...shown, ...owner, keyHash, mayApprove: false });
    const details = { name, role, organisation, scopes, expiresAt: expiresAt.toISOString() };
    return {
      value: describeKey(shown),
      audit: { action: 'key.create', subject: keyId, basis: '网络安全法 第二十一条', details },
    };
  });
  return { value: { ...value, key: isReplay ? null : key }, isReplay };
}

/** A membership ends with its keys; while the county's chain is locked, neither overtakes the other. */
async function requireMembership(trx: Trx, { countyCode, session }: Actor): Promise<void> {
  if (session === undefined) return;
  const membership = await findMembership(trx, countyCode, session.membershipId);
  if (membership === undefined) throw new DomainError('FORBIDDEN');
}

function requireLifetime(from: Date, until: Date): Date {
  const days = (until.getTime() - from.getTime()) / 86_400_000;
  if (days > 0 && days <= KEY_DAYS_MAX) return until;
  throw new DomainError('INPUT_INVALID', [LIFETIME_INVALID]);
}

const LIFETIME_INVALID = {
  pointer: '/expiresAt',
  code: 'LIFETIME_INVALID',
  zh: '有效期应在将来，且不超过一年。',
  en: 'It must lie in the future, and at most one year ahead.',
};
