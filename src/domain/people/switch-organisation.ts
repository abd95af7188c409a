import { setSessionMembership } from '../../db/identities.ts';
import { withIdentities } from '../../db/transaction.ts';
import type { House } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requireSignedIn } from './acting.ts';
import { type MembershipInput, membershipInput } from './schemas.ts';

/** Lets a session act for another one of its person's organisations, from its next request on. */
export async function switchOrganisation({
  house,
  cookie,
  input,
}: {
  house: House;
  cookie: string;
  input: MembershipInput;
}): Promise<void> {
  const { membershipId } = membershipInput.parse(input);
  const { session, memberships } = await requireSignedIn({ house, cookie });
  if (!memberships.some((one) => one.membershipId === membershipId)) {
    throw new DomainError('NOT_FOUND');
  }
  await withIdentities(house.db, (identities) =>
    setSessionMembership(identities, session.sessionId, membershipId),
  );
}
