import type {
  MembershipConfirmationRow,
  MembershipEndRow,
  MembershipRow,
} from './access-tables.ts';
import { isOfPosts, type PageFilter, type PostFilter } from './posts.ts';
import type { Trx } from './transaction.ts';

/** A membership that was not ended, and whether a third person has confirmed it. */
export type LiveMembership = MembershipRow & { readonly isConfirmed: boolean };

export async function insertMembership(trx: Trx, row: MembershipRow): Promise<void> {
  await trx.insertInto('membership').values(row).execute();
}

export async function insertMembershipEnd(trx: Trx, row: MembershipEndRow): Promise<void> {
  await trx.insertInto('membershipEnd').values(row).execute();
}

export async function insertConfirmation(trx: Trx, row: MembershipConfirmationRow): Promise<void> {
  await trx.insertInto('membershipConfirmation').values(row).execute();
}

/** Forgets the name of a person wherever what they acted for is over. */
export async function forgetName(trx: Trx, countyCode: string, userId: string): Promise<void> {
  await trx
    .updateTable('membership')
    .set({ name: '' })
    .where('countyCode', '=', countyCode)
    .where('userId', '=', userId)
    .execute();
  await trx
    .updateTable('panelMember')
    .set({ name: '' })
    .where('countyCode', '=', countyCode)
    .where('expertId', '=', userId)
    .execute();
  await trx
    .updateTable('weightingHand')
    .set({ name: '' })
    .where('countyCode', '=', countyCode)
    .where('actor', '=', userId)
    .execute();
}

/** What a person may act for, the oldest first; across counties, for whoever may see all of it. */
export async function listMembershipsOf(
  trx: Trx,
  userId: string,
): Promise<readonly LiveMembership[]> {
  return live(trx).where('userId', '=', userId).orderBy('membershipId').execute();
}

export async function findMembership(
  trx: Trx,
  countyCode: string,
  membershipId: string,
): Promise<LiveMembership | undefined> {
  return live(trx)
    .where('countyCode', '=', countyCode)
    .where('membershipId', '=', membershipId)
    .executeTakeFirst();
}

/** The people of posts; at most one more than the limit, which tells whether there is a next page. */
export async function listMemberships(
  trx: Trx,
  countyCode: string,
  { after = '', limit, ...posts }: PostFilter & PageFilter,
): Promise<readonly LiveMembership[]> {
  return live(trx)
    .where('countyCode', '=', countyCode)
    .where(isOfPosts(posts))
    .where('membershipId', '>', after)
    .orderBy('membershipId')
    .limit(limit + 1)
    .execute();
}

const live = (trx: Trx) =>
  trx
    .selectFrom('membership')
    .selectAll()
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('membershipConfirmation')
          .select('membershipConfirmation.confirmedAt')
          .whereRef('membershipConfirmation.countyCode', '=', 'membership.countyCode')
          .whereRef('membershipConfirmation.membershipId', '=', 'membership.membershipId'),
      )
        .$castTo<boolean>()
        .as('isConfirmed'),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('membershipEnd')
            .select('membershipEnd.endedAt')
            .whereRef('membershipEnd.countyCode', '=', 'membership.countyCode')
            .whereRef('membershipEnd.membershipId', '=', 'membership.membershipId'),
        ),
      ),
    );
