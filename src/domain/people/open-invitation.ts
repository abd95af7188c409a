import { z } from 'zod';
import type { InvitationRow } from '../../db/access-tables.ts';
import { findUserId } from '../../db/identities.ts';
import { findUnusedInvitation } from '../../db/invitations.ts';
import { asIdentities, enterScope, type Trx, withKeyHash } from '../../db/transaction.ts';
import { sha256 } from '../canonical.ts';
import { type House, ROLES, type Role } from '../context.ts';
import { DomainError } from '../errors.ts';
import { nameOfOrganisation } from '../organisations/name.ts';
import type { Bilingual } from '../schemas.ts';

const TOKEN = /^inv_[\w-]{43}$/;

/** What an invitation says to whoever holds its link. */
export type OpenInvitation = {
  readonly email: string;
  readonly role: Role;
  readonly organisation: Bilingual;
  readonly expiresAt: string;
  /** Whether the person has an account already and only has to sign in. */
  readonly hasAccount: boolean;
};

/** Reads an invitation by its token. One that is used, expired or made up is the same: none. */
export async function openInvitation({
  house,
  token,
}: {
  house: House;
  token: string;
}): Promise<OpenInvitation> {
  return withInvitation(house, token, async (trx, { countyCode, email, role, ...row }) => {
    const post = { countyCode, role, organisation: row.organisation };
    const organisation = await nameOfOrganisation(trx, post);
    if (organisation === undefined) throw new DomainError('INVITATION_INVALID');
    const userId = await asIdentities(trx, (identities) => findUserId(identities, email));
    return {
      email,
      role,
      organisation,
      expiresAt: row.expiresAt.toISOString(),
      hasAccount: userId !== undefined,
    };
  });
}

type Invitation = InvitationRow & { readonly role: Role };

/** Runs work on the invitation of a token, within its county and for its organisation. */
export async function withInvitation<Result>(
  { db, now }: Pick<House, 'db' | 'now'>,
  token: string,
  work: (trx: Trx, invitation: Invitation) => Promise<Result>,
): Promise<Result> {
  if (!TOKEN.test(token)) throw new DomainError('INVITATION_INVALID');
  const tokenHash = await sha256(token);
  return withKeyHash(db, tokenHash, async (trx) => {
    const invitation = await findLiveInvitation(trx, tokenHash, now());
    const { countyCode, role, organisation, invitationId: actor } = invitation;
    await enterScope(trx, { countyCode, actor, role, organisation, at: now() });
    return work(trx, invitation);
  });
}

export async function findLiveInvitation(
  trx: Trx,
  tokenHash: string,
  at: Date,
): Promise<Invitation> {
  const row = await findUnusedInvitation(trx, tokenHash);
  if (row === undefined || row.expiresAt <= at) throw new DomainError('INVITATION_INVALID');
  return { ...row, role: z.enum(ROLES).parse(row.role) };
}
