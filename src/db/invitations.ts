import type { InvitationRow, InvitationUseRow } from './access-tables.ts';
import type { Trx } from './transaction.ts';

export async function insertInvitation(trx: Trx, row: InvitationRow): Promise<void> {
  await trx.insertInto('invitation').values(row).execute();
}

/** The invitation of a token, as long as nobody has used it. */
export async function findUnusedInvitation(
  trx: Trx,
  tokenHash: string,
): Promise<InvitationRow | undefined> {
  return trx
    .selectFrom('invitation')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
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
    .executeTakeFirst();
}

export async function insertInvitationUse(trx: Trx, row: InvitationUseRow): Promise<void> {
  await trx.insertInto('invitationUse').values(row).execute();
}
