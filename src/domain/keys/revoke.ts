import { findApiKey, insertRevocation } from '../../db/api-keys.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { COUNTY_CHAIN } from '../operator.ts';
import { requirePermission } from '../permissions.ts';
import { type KeyInput, keyInput, type RevokedKey } from './schemas.ts';

/** Revokes a key of one's own organisation: its next request is refused. */
export async function revokeKey({
  ctx,
  input,
}: {
  ctx: Context;
  input: KeyInput;
}): Promise<Changed<RevokedKey>> {
  const actor = requirePermission(ctx, 'keys:create');
  const { keyId } = keyInput.parse(input);
  const request = { verb: 'keys.revoke', input, chain: COUNTY_CHAIN };
  return change(ctx, request, async (trx) => {
    const { countyCode, id: revokedBy } = actor;
    if ((await findApiKey(trx, actor, keyId)) === undefined) throw new DomainError('NOT_FOUND');
    const revokedAt = ctx.now();
    await insertRevocation(trx, { countyCode, keyId, revokedBy, revokedAt });
    return {
      value: { keyId, revokedAt: revokedAt.toISOString() },
      audit: { action: 'key.revoke', subject: keyId, basis: '网络安全法 第二十一条' },
    };
  });
}
