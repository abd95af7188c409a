import type { MembershipEndRow, MembershipRow } from './access-tables.ts';
import type { Trx } from './transaction.ts';

export async function insertMembership(trx: Trx, row: MembershipRow): Promise<void> {
  await trx.insertInto('membership').values(row).execute();
}

export async function insertMembershipEnd(trx: Trx, row: MembershipEndRow): Promise<void> {
  await trx.insertInto('membershipEnd').values(row).execute();
}

/** What a person may act for, the oldest first; across counties, for whoever may see all of it. */
export async function listMembershipsOf(
  trx: Trx,
  userId: string,
): Promise<readonly MembershipRow[]> {
  return live(trx).where('userId', '=', userId).orderBy('membershipId').execute();
}

export async function findMembership(
  trx: Trx,
  countyCode: string,
  membershipId: string,
): Promise<MembershipRow | undefined> {
  return live(trx)
    .where('countyCode', '=', countyCode)
    .where('membershipId', '=', membershipId)
    .executeTakeFirst();
}

/** Whom an organisation may be acted for by: its own people, or also those of other roles. */
export type MembershipFilter = {
  readonly role: string;
  readonly organisation: string;
  /** Roles whose people are seen whatever their organisation. */
  readonly rolesBeside: readonly string[];
  readonly after?: string | undefined;
  readonly limit: number;
};

/** At most one more than the limit, so that it is known whether there is a next page. */
export async function listMemberships(
  trx: Trx,
  countyCode: string,
  { role, organisation, rolesBeside, after, limit }: MembershipFilter,
): Promise<readonly MembershipRow[]> {
  let query = live(trx)
    .where('countyCode', '=', countyCode)
    .where(({ or, and, eb }) =>
      or([
        and([eb('role', '=', role), eb('organisation', '=', organisation)]),
        ...(rolesBeside.length === 0 ? [] : [eb('role', 'in', rolesBeside)]),
      ]),
    );
  if (after !== undefined) query = query.where('membershipId', '>', after);
  return query
    .orderBy('membershipId')
    .limit(limit + 1)
    .execute();
}

/** Memberships that were not ended. */
const live = (trx: Trx) =>
  trx
    .selectFrom('membership')
    .selectAll()
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
