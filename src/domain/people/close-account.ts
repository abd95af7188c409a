import { z } from 'zod';
import type { MembershipRow } from '../../db/access-tables.ts';
import { lockChain } from '../../db/audit.ts';
import { deleteUser, findUserId } from '../../db/identities.ts';
import { forgetInvited } from '../../db/invitations.ts';
import { forgetName, listMembershipsOf } from '../../db/memberships.ts';
import {
  asIdentities,
  asPerson,
  enterScope,
  type Trx,
  withIdentities,
} from '../../db/transaction.ts';
import { appendAudit } from '../audit/append.ts';
import type { House } from '../context.ts';
import { DomainError } from '../errors.ts';
import { COUNTY_CHAIN, OPERATOR, operatorScope } from '../operator.ts';
import { endWithKeys } from './end-with-keys.ts';
import { emailSchema } from './schemas.ts';

const closeInput = z.strictObject({ email: emailSchema });
export type CloseAccountInput = z.input<typeof closeInput>;

export type ClosedAccount = { readonly person: string; readonly endedMemberships: number };

/**
 * Closes an account, as the operator of the machine: its person acts for nobody any more, and
 * name, password, second factor and e-mail address are forgotten; the audit trail has their id. Whoever
 * lost a password or a phone is then invited anew.
 */
export async function closeAccount({
  house,
  input,
}: {
  house: Pick<House, 'db' | 'now' | 'newId'>;
  input: CloseAccountInput;
}): Promise<ClosedAccount> {
  const { email } = closeInput.parse(input);
  return withIdentities(house.db, async (identities, trx) => {
    const person = await findUserId(identities, email);
    if (person === undefined) throw new DomainError('NOT_FOUND');
    await asPerson(trx, person);
    const memberships = await listMembershipsOf(trx, person);
    for (const membership of memberships) await end(trx, house, membership);
    await asIdentities(trx, (accounts) => deleteUser(accounts, person));
    return { person, endedMemberships: memberships.length };
  });
}

async function end(
  trx: Trx,
  { now, newId }: Pick<House, 'now' | 'newId'>,
  membership: MembershipRow,
): Promise<void> {
  const { countyCode, membershipId, userId } = membership;
  const at = now();
  await enterScope(trx, operatorScope(countyCode, at));
  await lockChain(trx, countyCode, COUNTY_CHAIN);
  const end = { endedBy: OPERATOR.actor, endedAt: at };
  const details = await endWithKeys(trx, membership, end);
  await forgetName(trx, countyCode, userId);
  await forgetInvited(trx, countyCode, userId);
  const origin = { countyCode, chain: COUNTY_CHAIN, requestId: newId('req') };
  await appendAudit(
    trx,
    { ...origin, ...OPERATOR, at },
    {
      action: 'membership.end',
      subject: membershipId,
      basis: '个人信息保护法 第四十七条',
      details,
    },
  );
}
