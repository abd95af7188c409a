import { findOpenInvitation, insertWithdrawal } from '../../db/invitations.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { COUNTY_CHAIN } from '../operator.ts';
import { requirePermission } from '../permissions.ts';
import { looksAfter } from './authority.ts';
import { type InvitationIdInput, invitationIdInput, roleSchema } from './schemas.ts';

export type Withdrawn = { readonly invitationId: string; readonly withdrawnAt: string };

/** Withdraws an invitation that nobody has taken up: its link then opens nothing, like a made-up one. */
export async function withdrawInvitation({
  ctx,
  input,
}: {
  ctx: Context;
  input: InvitationIdInput;
}): Promise<Changed<Withdrawn>> {
  const actor = requirePermission(ctx, 'people:invite');
  const { invitationId } = invitationIdInput.parse(input);
  const { countyCode, id: withdrawnBy } = actor;
  const request = { verb: 'invitations.withdraw', input, chain: COUNTY_CHAIN };
  return change(ctx, request, async (trx) => {
    const withdrawnAt = ctx.now();
    const invitation = await findOpenInvitation(trx, { countyCode, invitationId }, withdrawnAt);
    if (invitation === undefined) throw new DomainError('NOT_FOUND');
    const { organisation } = invitation;
    const role = roleSchema.parse(invitation.role);
    if (!looksAfter(actor, { role, organisation })) throw new DomainError('NOT_FOUND');
    await insertWithdrawal(trx, { countyCode, invitationId, withdrawnBy, withdrawnAt });
    const basis = '网络安全法 第二十一条';
    const details = { role, organisation };
    return {
      value: { invitationId, withdrawnAt: withdrawnAt.toISOString() },
      audit: { action: 'invitation.withdraw', subject: invitationId, basis, details },
    };
  });
}
