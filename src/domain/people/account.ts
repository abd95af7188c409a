import type { MembershipRow } from '../../db/access-tables.ts';
import { inScope } from '../../db/transaction.ts';
import type { House, Role } from '../context.ts';
import { nameOfOrganisation } from '../organisations/name.ts';
import { usesSecondFactor } from '../permissions.ts';
import type { Bilingual } from '../schemas.ts';
import { actorOf, type SignedIn } from './acting.ts';
import { roleSchema } from './schemas.ts';

export type Post = {
  readonly membershipId: string;
  readonly role: Role;
  readonly organisation: Bilingual;
  readonly isActing: boolean;
};

/** What an account page shows to its owner. */
export type Account = {
  readonly name: string;
  readonly email: string;
  readonly posts: readonly Post[];
  readonly secondFactor: 'none' | 'unshown' | 'shown';
  /** Whether what they act as does anything for which a second factor is asked. */
  readonly usesSecondFactor: boolean;
  /** Whether what they act as approves nothing until somebody confirms them. */
  readonly awaitsConfirmation: boolean;
};

/** The account of whoever is signed in. */
export async function describeAccount({
  house,
  signedIn,
}: {
  house: Pick<House, 'db' | 'now'>;
  signedIn: SignedIn;
}): Promise<Account> {
  const { session, memberships, membership } = signedIn;
  const actor = actorOf(signedIn);
  const posts = memberships.map((one) => describePost(house, one, one === membership));
  return {
    name: session.name,
    email: session.email,
    posts: await Promise.all(posts),
    secondFactor: stateOf(session),
    usesSecondFactor: actor !== undefined && usesSecondFactor(actor),
    awaitsConfirmation: actor?.session?.awaitsConfirmation ?? false,
  };
}

const stateOf = ({ hasTwoFactor, hasSecondFactor }: SignedIn['session']) => {
  if (!hasTwoFactor) return 'none';
  return hasSecondFactor ? 'shown' : 'unshown';
};

async function describePost(
  { db, now }: Pick<House, 'db' | 'now'>,
  membership: MembershipRow,
  isActing: boolean,
): Promise<Post> {
  const { countyCode, membershipId, organisation, userId: actor } = membership;
  const role = roleSchema.parse(membership.role);
  const scope = { countyCode, actor, role, organisation, at: now() };
  const name = await inScope(db, scope, (trx) => nameOfOrganisation(trx, scope));
  const fallback = { zh: organisation, en: organisation };
  return { membershipId, role, organisation: name ?? fallback, isActing };
}
