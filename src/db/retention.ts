import type { Trx } from './transaction.ts';

/*
 * Removal of what has been kept long enough, each with the number of rows that went. The database
 * refuses by its own clock to remove anything before the time that the law asks for.
 */

export async function deleteDisclosuresBefore(
  trx: Trx,
  countyCode: string,
  disclosedBefore: Date,
): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('disclosure')
    .where('countyCode', '=', countyCode)
    .where('disclosedAt', '<', disclosedBefore)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
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
  const { numDeletedRows } = await trx
    .deleteFrom('consent')
    .where('countyCode', '=', countyCode)
    .where('consentId', 'in', over)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

export async function deleteContactsReplacedBefore(
  trx: Trx,
  countyCode: string,
  replacedBefore: Date,
): Promise<number> {
  const { numDeletedRows } = await trx
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
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
