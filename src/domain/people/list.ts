import { listEmails } from '../../db/identities.ts';
import { listMemberships } from '../../db/memberships.ts';
import { asIdentities } from '../../db/transaction.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { type PageInput, pageInput, pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { postsOf } from './authority.ts';
import { awaitsConfirmation, mayConfirm } from './confirmation.ts';
import { maskEmail } from './mask.ts';
import { type Person, personSchema } from './schemas.ts';

export type People = { readonly items: Person[]; readonly next: string | null };

/** The people of one's own organisation, and those that one looks after. */
export async function listPeople({
  ctx,
  input,
}: {
  ctx: Context;
  input: PageInput;
}): Promise<People> {
  const actor = requirePermission(ctx, 'people:read');
  const { after, limit } = pageInput.parse(input);
  return read(ctx, async (trx) => {
    const filter = { ...postsOf(actor), after, limit };
    const rows = await listMemberships(trx, actor.countyCode, filter);
    const { items: page, next } = pageOf(rows, limit, ({ membershipId }) => membershipId);
    const ids = [...new Set(page.map(({ userId }) => userId))];
    const emails = await asIdentities(trx, (identities) => listEmails(identities, ids));
    const items = page.map((membership) => {
      const { userId, membershipId, name, createdAt, role, organisation, scopes } = membership;
      const email = emails.get(userId);
      return personSchema.parse({
        ...{ membershipId, name, role, organisation, scopes, createdAt: createdAt.toISOString() },
        email: email === undefined ? null : maskEmail(email),
        awaitsConfirmation: awaitsConfirmation(membership),
        mayConfirm: mayConfirm(actor, membership),
      });
    });
    return { items, next };
  });
}
