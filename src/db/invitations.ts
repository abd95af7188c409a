import type { InvitationRow, InvitationUseRow, InvitationWithdrawalRow } from './access-tables.ts';
import { isOfPosts, type PageFilter, type PostFilter } from './posts.ts';
import type { Trx } from './transaction.ts';

export async function insertInvitation(trx: Trx, row: InvitationRow): Promise<void> {
  await trx.insertInto('invitation').values(row).execute();
}

/** The invitation of a token, as long as nobody has used it or withdrawn it. */
export async function findUnusedInvitation(
  trx: Trx,
  tokenHash: string,
): Promise<InvitationRow | undefined> {
  return open(trx).where('tokenHash', '=', tokenHash).executeTakeFirst();
}

export async function findOpenInvitation(
  trx: Trx,
  { countyCode, invitationId }: Pick<InvitationRow, 'countyCode' | 'invitationId'>,
  at: Date,
): Promise<InvitationRow | undefined> {
  return open(trx)
    .where('countyCode', '=', countyCode)
    .where('invitationId', '=', invitationId)
    .where('expiresAt', '>', at)
    .executeTakeFirst();
}

/** Those that can still be taken up; at most one more than the limit. */
export async function listOpenInvitations(
  trx: Trx,
  countyCode: string,
  { at, after = '', limit, ...posts }: PostFilter & PageFilter & { readonly at: Date },
): Promise<readonly InvitationRow[]> {
  return open(trx)
    .where('countyCode', '=', countyCode)
    .where('expiresAt', '>', at)
    .where(isOfPosts(posts))
    .where('invitationId', '>', after)
    .orderBy('invitationId')
    .limit(limit + 1)
    .execute();
}

export async function insertInvitationUse(trx: Trx, row: InvitationUseRow): Promise<void> {
  await trx.insertInto('invitationUse').values(row).execute();
}

export async function insertWithdrawal(trx: Trx, row: InvitationWithdrawalRow): Promise<void> {
  await trx.insertInto('invitationWithdrawal').values(row).execute();
}

/** Forgets the address under which a person took up invitations. */
export async function forgetInvited(trx: Trx, countyCode: string, userId: string): Promise<void> {
  await trx
    .updateTable('invitation')
    .set({ email: '' })
    .where('countyCode', '=', countyCode)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('invitationUse')
          .innerJoin('membership', (join) =>
            join
              .onRef('membership.countyCode', '=', 'invitationUse.countyCode')
              .onRef('membership.membershipId', '=', 'invitationUse.membershipId'),
          )
          .select('membership.userId')
          .whereRef('invitationUse.countyCode', '=', 'invitation.countyCode')
          .whereRef('invitationUse.invitationId', '=', 'invitation.invitationId')
          .where('membership.userId', '=', userId),
      ),
    )
    .execute();
}

const open = (trx: Trx) =>
  trx
    .selectFrom('invitation')
    .selectAll()
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('invitationUse')
            .select('invitationUse.usedAt')
            .whereRef('invitationUse.countyCode', '=', 'invitation.countyCode')
            .whereRef('invitationUse.invitationId', '=', 'invitation.invitationId'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('invitationWithdrawal')
            .select('invitationWithdrawal.withdrawnAt')
            .whereRef('invitationWithdrawal.countyCode', '=', 'invitation.countyCode')
            .whereRef('invitationWithdrawal.invitationId', '=', 'invitation.invitationId'),
        ),
      ),
    );
