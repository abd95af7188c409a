import { findMembership, insertConfirmation } from '../../db/memberships.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { COUNTY_CHAIN } from '../operator.ts';
import { requirePermission } from '../permissions.ts';
import { whyNotConfirm } from './confirmation.ts';
import { type MembershipInput, membershipInput } from './schemas.ts';

export type Confirmed = { readonly membershipId: string; readonly confirmedAt: string };

/** Vouches for somebody of one's own organisation whom somebody else invited: now they may approve. */
export async function confirmMembership({
  ctx,
  input,
}: {
  ctx: Context;
  input: MembershipInput;
}): Promise<Changed<Confirmed>> {
  const actor = requirePermission(ctx, 'people:confirm');
  const { membershipId } = membershipInput.parse(input);
  const { countyCode, id: confirmedBy } = actor;
  const request = { verb: 'people.confirm', input, chain: COUNTY_CHAIN };
  return change(ctx, request, async (trx) => {
    const membership = await findMembership(trx, countyCode, membershipId);
    const refusal = whyNotConfirm(actor, membership);
    if (membership === undefined || refusal !== undefined) {
      throw new DomainError(refusal ?? 'NOT_FOUND');
    }
    const { userId, invitedBy, role, organisation } = membership;
    const confirmedAt = ctx.now();
    const parties = { countyCode, membershipId, userId, invitedBy };
    await insertConfirmation(trx, { ...parties, confirmedBy, confirmedAt });
    const details = { person: userId, role, organisation, invitedBy };
    const basis = '网络安全法 第二十一条';
    return {
      value: { membershipId, confirmedAt: confirmedAt.toISOString() },
      audit: { action: 'membership.confirm', subject: membershipId, basis, details },
    };
  });
}
