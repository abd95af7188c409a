import { setSessionMembership } from '../../db/identities.ts';
import { type LiveMembership, listMembershipsOf } from '../../db/memberships.ts';
import { asIdentities, asPerson, type Trx, withIdentities } from '../../db/transaction.ts';
import { type Actor, type House, ROLES } from '../context.ts';
import { DomainError } from '../errors.ts';
import { knownScopes } from '../permissions.ts';
import { awaitsConfirmation } from './confirmation.ts';
import { cookiesNamed, SESSION_COOKIE } from './cookies.ts';
import { openIdentities, type Session } from './identity.ts';

/** Somebody who is signed in, with what they may act for. */
export type SignedIn = {
  readonly session: Session;
  readonly memberships: readonly LiveMembership[];
  /** What they act for now; undefined if that has ended and nothing else was chosen. */
  readonly membership: LiveMembership | undefined;
};

type Asking = {
  readonly house: Pick<House, 'db' | 'now' | 'newId' | 'signIn'>;
  readonly cookie: string;
};

/** Who is signed in with a session cookie. */
export async function findSignedIn({ house, cookie }: Asking): Promise<SignedIn | undefined> {
  const { signIn: settings, db, newId, now } = house;
  if (settings === undefined || cookiesNamed(cookie, SESSION_COOKIE) === '') return undefined;
  return withIdentities(db, async (identities, trx) => {
    const session = await openIdentities(identities, { settings, newId }).session(cookie);
    if (session === undefined || session.expiresAt <= now()) return undefined;
    await asPerson(trx, session.userId);
    const memberships = await listMembershipsOf(trx, session.userId);
    const membership = memberships.find((one) => one.membershipId === session.membershipId);
    return { session, memberships, membership };
  });
}

export async function requireSignedIn(asking: Asking): Promise<SignedIn> {
  const signedIn = await findSignedIn(asking);
  if (signedIn === undefined) throw new DomainError('UNAUTHENTICATED');
  return signedIn;
}

/** Who acts in a session; undefined as long as its person acts for nobody. */
export function actorOf({ session, membership }: SignedIn): Actor | undefined {
  const role = ROLES.find((known) => known === membership?.role);
  if (membership === undefined || role === undefined) return undefined;
  const { countyCode, organisation, membershipId } = membership;
  const { hasSecondFactor } = session;
  const isAwaiting = awaitsConfirmation(membership);
  return {
    countyCode,
    id: session.userId,
    name: session.name,
    role,
    organisation,
    scopes: knownScopes(membership),
    mayApprove: hasSecondFactor && !isAwaiting,
    session: { membershipId, hasSecondFactor, awaitsConfirmation: isAwaiting },
  };
}

/** A new session acts for the oldest membership of its person until they choose another one. */
export async function beginActing(trx: Trx, { sessionId, userId }: Session): Promise<void> {
  await asPerson(trx, userId);
  const [oldest] = await listMembershipsOf(trx, userId);
  if (oldest === undefined) return;
  await asIdentities(trx, (identities) =>
    setSessionMembership(identities, sessionId, oldest.membershipId),
  );
}
