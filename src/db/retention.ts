import type { DeleteResult, UpdateResult } from 'kysely';
import type { IdentityTrx, Trx } from './transaction.ts';

/*
 * Removal of what has been kept long enough, each with the number of rows that went, or that forgot a
 * name. The database refuses by its own clock to remove anything of a county before the time that the
 * law asks for, and to forget what is still in use.
 */

export async function deleteDisclosuresBefore(
  trx: Trx,
  countyCode: string,
  disclosedBefore: Date,
): Promise<number> {
  return deleted(
    trx
      .deleteFrom('disclosure')
      .where('countyCode', '=', countyCode)
      .where('disclosedAt', '<', disclosedBefore),
  );
}

/** A consent stays as long as the register of disclosures names it. */
export async function deleteConsentsEndedBefore(
  trx: Trx,
  countyCode: string,
  endedBefore: Date,
): Promise<number> {
  const over = trx
    .selectFrom('consent')
    .select('consent.consentId')
    .where('consent.countyCode', '=', countyCode)
    .where('consent.validUntil', '<', endedBefore)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('disclosure')
            .select('disclosure.disclosureId')
            .whereRef('disclosure.countyCode', '=', 'consent.countyCode')
            .whereRef('disclosure.consentId', '=', 'consent.consentId'),
        ),
      ),
    );
  await trx
    .deleteFrom('consentRevocation')
    .where('countyCode', '=', countyCode)
    .where('consentId', 'in', over)
    .execute();
  return deleted(
    trx.deleteFrom('consent').where('countyCode', '=', countyCode).where('consentId', 'in', over),
  );
}

export async function deleteContactsReplacedBefore(
  trx: Trx,
  countyCode: string,
  replacedBefore: Date,
): Promise<number> {
  return deleted(
    trx
      .deleteFrom('contact')
      .where('countyCode', '=', countyCode)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('contact as newer')
            .select('newer.revision')
            .whereRef('newer.countyCode', '=', 'contact.countyCode')
            .whereRef('newer.uscc', '=', 'contact.uscc')
            .whereRef('newer.revision', '>', 'contact.revision')
            .where('newer.recordedAt', '<', replacedBefore),
        ),
      ),
  );
}

export async function deleteSessionsEndedBefore(
  trx: IdentityTrx,
  endedBefore: Date,
): Promise<number> {
  return deleted(trx.deleteFrom('session').where('expiresAt', '<', endedBefore));
}

export async function deleteVerificationsEndedBefore(
  trx: IdentityTrx,
  endedBefore: Date,
): Promise<number> {
  return deleted(trx.deleteFrom('verification').where('expiresAt', '<', endedBefore));
}

export async function deleteCodesUsedBefore(trx: IdentityTrx, usedBefore: Date): Promise<number> {
  return deleted(trx.deleteFrom('usedCode').where('usedAt', '<', usedBefore));
}

export async function deleteFailuresBefore(trx: IdentityTrx, failedBefore: Date): Promise<number> {
  return deleted(trx.deleteFrom('failedAttempt').where('failedAt', '<', failedBefore));
}

export async function forgetAddressesOfInvitationsBefore(
  trx: Trx,
  countyCode: string,
  endedBefore: Date,
): Promise<number> {
  return updated(
    trx
      .updateTable('invitation')
      .set({ email: '' })
      .where('countyCode', '=', countyCode)
      .where('email', '<>', '')
      .where('expiresAt', '<', endedBefore),
  );
}

export async function forgetNamesOfMembershipsBefore(
  trx: Trx,
  countyCode: string,
  endedBefore: Date,
): Promise<number> {
  return updated(
    trx
      .updateTable('membership')
      .set({ name: '' })
      .where('countyCode', '=', countyCode)
      .where('name', '<>', '')
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('membershipEnd')
            .select('membershipEnd.endedAt')
            .whereRef('membershipEnd.countyCode', '=', 'membership.countyCode')
            .whereRef('membershipEnd.membershipId', '=', 'membership.membershipId')
            .where('membershipEnd.endedAt', '<', endedBefore),
        ),
      ),
  );
}

async function updated(query: {
  readonly executeTakeFirstOrThrow: () => Promise<UpdateResult>;
}): Promise<number> {
  const { numUpdatedRows } = await query.executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

export async function deleted(query: {
  readonly executeTakeFirstOrThrow: () => Promise<DeleteResult>;
}): Promise<number> {
  const { numDeletedRows } = await query.executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
