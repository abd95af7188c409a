import { findUnusedInvitation } from '../../db/invitations.ts';
import { listMembershipsOf } from '../../db/memberships.ts';
import { asPerson, enterKeyHash, type Trx, withIdentities } from '../../db/transaction.ts';
import { sha256 } from '../canonical.ts';
import type { House } from '../context.ts';
import { DomainError } from '../errors.ts';
import { beginActing } from './acting.ts';
import { cookiesAfter } from './cookies.ts';
import { openIdentities, PROVIDER_CALLBACK, type Session } from './identity.ts';
import { requireSignIn } from './settings.ts';

type Back = { readonly location: string; readonly cookies: readonly string[] };

/**
 * Signs in somebody for whom the identity provider vouches. The provider knows many people: only
 * those get in whom an organisation invited under the address that the provider has verified.
 */
export async function comeBackFromProvider({
  house,
  query,
  cookie,
}: {
  house: House;
  query: string;
  cookie: string;
}): Promise<Back> {
  const settings = requireSignIn(house);
  const { provider, url } = settings;
  if (provider === undefined || url === undefined) throw new DomainError('SIGN_IN_NOT_SET_UP');
  return withIdentities(house.db, async (identities, trx) => {
    const opening = { settings, newId: house.newId, withProvider: true };
    const library = openIdentities(identities, opening);
    const asked = new URL(`${PROVIDER_CALLBACK}${query}`, url);
    const reply = await library.comeBackFromProvider(asked.href, cookie);
    const session = await library.session(cookiesAfter(reply));
    if (session === undefined || reply.location === null) {
      throw new DomainError('PROVIDER_REFUSED');
    }
    const { pathname, search } = new URL(reply.location, url);
    if (!(await isInvited(trx, session, pathname, house.now()))) {
      throw new DomainError('PERSON_UNKNOWN');
    }
    await beginActing(trx, session);
    return { location: `${pathname}${search}`, cookies: reply.cookies };
  });
}

/** Whether somebody may act for an organisation, or is on the way to an invitation of theirs. */
async function isInvited(trx: Trx, session: Session, path: string, at: Date): Promise<boolean> {
  if (!session.isEmailVerified) return false;
  await asPerson(trx, session.userId);
  if ((await listMembershipsOf(trx, session.userId)).length > 0) return true;
  const token = /^\/invitations\/(inv_[\w-]{43})$/.exec(path)?.[1];
  if (token === undefined) return false;
  const tokenHash = await sha256(token);
  await enterKeyHash(trx, tokenHash);
  const invitation = await findUnusedInvitation(trx, tokenHash);
  return invitation?.email === session.email && invitation.expiresAt > at;
}
