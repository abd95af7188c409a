import type { MembershipRow } from '../../db/access-tables.ts';
import { insertRevocation, listApiKeysOfActor } from '../../db/api-keys.ts';
import { insertMembershipEnd } from '../../db/memberships.ts';
import type { Trx } from '../../db/transaction.ts';

type End = { readonly endedBy: string; readonly endedAt: Date };

/** Ends a membership and revokes the keys that act as its person for that organisation. */
export async function endWithKeys(
  trx: Trx,
  { countyCode, membershipId, userId, role, organisation }: MembershipRow,
  { endedBy, endedAt }: End,
) {
  await insertMembershipEnd(trx, { countyCode, membershipId, endedBy, endedAt });
  const keys = await listApiKeysOfActor(trx, { countyCode, role, organisation, actor: userId });
  for (const { keyId } of keys) {
    await insertRevocation(trx, { countyCode, keyId, revokedBy: endedBy, revokedAt: endedAt });
  }
  return { person: userId, role, organisation, revokedKeys: keys.map(({ keyId }) => keyId) };
}
