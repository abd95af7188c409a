import type { MembershipRow } from '../../db/access-tables.ts';
import { lockChain } from '../../db/audit.ts';
import { setSessionMembership } from '../../db/identities.ts';
import { insertInvitationUse } from '../../db/invitations.ts';
import { insertMembership, listMembershipsOf } from '../../db/memberships.ts';
import { asIdentities, enterScope, type Trx, violates } from '../../db/transaction.ts';
import { appendAudit } from '../audit/append.ts';
import type { House } from '../context.ts';
import { DomainError } from '../errors.ts';
import { COUNTY_CHAIN } from '../operator.ts';
import { requireSignedIn } from './acting.ts';
import { cookiesAfter } from './cookies.ts';
import { openIdentities, type Session } from './identity.ts';
import { findLiveInvitation, withInvitation } from './open-invitation.ts';
import { type AcceptInput, acceptInput } from './schemas.ts';
import { requireSignIn } from './settings.ts';

type Accepted = { readonly cookies: readonly string[] };

/** Takes up an invitation with a new account, and signs its person in. */
export async function acceptAsNewPerson({
  house,
  input,
}: {
  house: House;
  input: AcceptInput;
}): Promise<Accepted> {
  const settings = requireSignIn(house);
  const { token, name, password } = acceptInput.parse(input);
  return withInvitation(house, token, async (trx, { countyCode, tokenHash, email }) => {
    // Whoever comes second with the same link waits here, and then finds it used.
    await lockChain(trx, countyCode, COUNTY_CHAIN);
    const invitation = await findLiveInvitation(trx, tokenHash, house.now());
    const { session, cookies } = await asIdentities(trx, async (identities) => {
      const opening = { settings, newId: house.newId, isInvited: true };
      const library = openIdentities(identities, opening);
      const reply = await library.createAccount(name, email, password);
      return { session: await library.session(cookiesAfter(reply)), cookies: reply.cookies };
    });
    // There is an account by that name, and its password is not this one to set.
    if (session === undefined) throw new DomainError('INVITATION_OF_ANOTHER');
    await takeUp(trx, house, invitation, session);
    return { cookies };
  });
}

/** Takes up an invitation for whoever is signed in, if it is theirs. */
export async function acceptAsSignedIn({
  house,
  cookie,
  token,
}: {
  house: House;
  cookie: string;
  token: string;
}): Promise<Accepted> {
  const { session } = await requireSignedIn({ house, cookie });
  return withInvitation(house, token, async (trx, { countyCode, tokenHash, email }) => {
    if (email !== session.email) throw new DomainError('INVITATION_OF_ANOTHER');
    await lockChain(trx, countyCode, COUNTY_CHAIN);
    await takeUp(trx, house, await findLiveInvitation(trx, tokenHash, house.now()), session);
    return { cookies: [] };
  });
}

type Invitation = Awaited<ReturnType<typeof findLiveInvitation>>;

/** Makes the membership, uses the invitation up and says so, all at once. */
async function takeUp(
  trx: Trx,
  { now, newId }: Pick<House, 'now' | 'newId'>,
  { countyCode, invitationId, role, organisation, scopes, invitedBy }: Invitation,
  { userId, sessionId, name }: Session,
): Promise<void> {
  const held = await listMembershipsOf(trx, userId);
  if (held.some((one) => one.role === role && one.organisation === organisation)) {
    throw new DomainError('ALREADY_MEMBER');
  }
  const membershipId = newId('mem');
  const at = now();
  // Until here the invitation acted; now it is known who took it up.
  await enterScope(trx, { countyCode, actor: userId, role, organisation, at });
  const membership = { countyCode, membershipId, userId, role, organisation, name, scopes };
  await insertOnOneSide(trx, { ...membership, invitedBy, createdAt: at });
  await insertInvitationUse(trx, { countyCode, invitationId, membershipId, usedAt: at });
  const origin = { countyCode, chain: COUNTY_CHAIN, actor: userId, role, organisation, at };
  await appendAudit(
    trx,
    { ...origin, requestId: newId('req') },
    {
      action: 'invitation.accept',
      subject: invitationId,
      basis: '网络安全法 第二十四条',
      details: { membershipId, role, organisation, scopes },
    },
  );
  await asIdentities(trx, (identities) =>
    setSessionMembership(identities, sessionId, membershipId),
  );
}

/** The database alone sees all that a person acts for, and says whether it goes together. */
async function insertOnOneSide(trx: Trx, row: MembershipRow): Promise<void> {
  try {
    await insertMembership(trx, row);
  } catch (error) {
    throw violates(error, 'one_person_one_side') ? new DomainError('ONE_SIDE_ONLY') : error;
  }
}
