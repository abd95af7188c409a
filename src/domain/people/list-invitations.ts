import { listOpenInvitations } from '../../db/invitations.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { type PageInput, pageInput, pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { postsOf } from './authority.ts';
import { maskEmail } from './mask.ts';
import { type InvitationList, openInvitationSchema } from './schemas.ts';

/** The invitations of one's own organisation, and of those that one looks after, that are open. */
export async function listInvitations({
  ctx,
  input,
}: {
  ctx: Context;
  input: PageInput;
}): Promise<InvitationList> {
  const actor = requirePermission(ctx, 'people:read');
  const { after, limit } = pageInput.parse(input);
  const filter = { ...postsOf(actor), at: ctx.now(), after, limit };
  const rows = await read(ctx, (trx) => listOpenInvitations(trx, actor.countyCode, filter));
  const { items, next } = pageOf(rows, limit, ({ invitationId }) => invitationId);
  return {
    items: items.map(({ invitationId, email, role, organisation, scopes, ...row }) =>
      openInvitationSchema.parse({
        ...{ invitationId, role, organisation, scopes, email: maskEmail(email) },
        createdAt: row.createdAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
      }),
    ),
    next,
  };
}
