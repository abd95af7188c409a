import { findMembership, listMembershipsOf } from '../../db/memberships.ts';
import { asPerson } from '../../db/transaction.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { COUNTY_CHAIN } from '../operator.ts';
import { requirePermission } from '../permissions.ts';
import { looksAfter } from './authority.ts';
import { endWithKeys } from './end-with-keys.ts';
import { type MembershipInput, membershipInput, roleSchema } from './schemas.ts';

export type Ended = { readonly membershipId: string; readonly endedAt: string };

/** Ends what somebody may act for; whoever may invite them may do so, with immediate effect. */
export async function endMembership({
  ctx,
  input,
}: {
  ctx: Context;
  input: MembershipInput;
}): Promise<Changed<Ended>> {
  const actor = requirePermission(ctx, 'people:invite');
  const { membershipId } = membershipInput.parse(input);
  const { countyCode, id: endedBy } = actor;
  const request = { verb: 'people.end', input, chain: COUNTY_CHAIN };
  return change(ctx, request, async (trx) => {
    const membership = await findMembership(trx, countyCode, membershipId);
    if (membership === undefined) throw new DomainError('NOT_FOUND');
    const { userId, organisation } = membership;
    const role = roleSchema.parse(membership.role);
    if (!looksAfter(actor, { role, organisation })) throw new DomainError('NOT_FOUND');
    if (userId === endedBy) {
      await asPerson(trx, userId);
      const own = await listMembershipsOf(trx, userId);
      if (own.length <= 1) throw new DomainError('LAST_MEMBERSHIP');
    }
    const endedAt = ctx.now();
    const details = await endWithKeys(trx, membership, { endedBy, endedAt });
    const value = { membershipId, endedAt: endedAt.toISOString() };
    const basis = '网络安全法 第二十一条';
    return { value, audit: { action: 'membership.end', subject: membershipId, basis, details } };
  });
}
