import { sql } from 'kysely';
import { deleted } from './retention.ts';
import type { Trx } from './transaction.ts';

/* Removal of what came in and was never filed, and of what went out to those who listen. */

/** Files that were checked and never filed, with all that is in them. */
export async function deleteImportsCheckedBefore(
  trx: Trx,
  countyCode: string,
  checkedBefore: Date,
): Promise<number> {
  const over = trx
    .selectFrom('statementImport as made')
    .leftJoin('statementImportCommit as filed', (join) =>
      join
        .onRef('filed.countyCode', '=', 'made.countyCode')
        .onRef('filed.importId', '=', 'made.importId'),
    )
    .select('made.importId')
    .where('made.countyCode', '=', countyCode)
    .where('made.createdAt', '<', checkedBefore)
    .where('filed.importId', 'is', null);
  for (const table of ['filledForm', 'statementImportItem'] as const) {
    await trx
      .deleteFrom(table)
      .where('countyCode', '=', countyCode)
      .where('importId', 'in', over)
      .execute();
  }
  return deleted(
    trx
      .deleteFrom('statementImport')
      .where('countyCode', '=', countyCode)
      .where('importId', 'in', over),
  );
}

/** Messages that are through, given up or withheld, or whose endpoint is gone, with their tries. */
export async function deleteMessagesTriedBefore(
  trx: Trx,
  countyCode: string,
  triedBefore: Date,
): Promise<number> {
  const over = trx
    .selectFrom('webhookDelivery as message')
    .innerJoin('webhookEndpoint as endpoint', (join) =>
      join
        .onRef('endpoint.countyCode', '=', 'message.countyCode')
        .onRef('endpoint.endpointId', '=', 'message.endpointId'),
    )
    .select('message.deliveryId')
    .where('message.countyCode', '=', countyCode)
    .where('message.createdAt', '<', triedBefore)
    .where(({ or, eb }) =>
      or([eb('message.state', '<>', 'pending'), eb('endpoint.endedAt', 'is not', null)]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('webhookTry as later')
            .select('later.number')
            .whereRef('later.countyCode', '=', 'message.countyCode')
            .whereRef('later.deliveryId', '=', 'message.deliveryId')
            .where('later.triedAt', '>=', triedBefore),
        ),
      ),
    );
  await trx
    .deleteFrom('webhookTry')
    .where('countyCode', '=', countyCode)
    .where('deliveryId', 'in', over)
    .execute();
  return deleted(
    trx
      .deleteFrom('webhookDelivery')
      .where('countyCode', '=', countyCode)
      .where('deliveryId', 'in', over),
  );
}

/** The newest event of a cooperative stays: the next one counts on from it. */
export async function deleteEventsBefore(
  trx: Trx,
  countyCode: string,
  occurredBefore: Date,
): Promise<number> {
  return deleted(
    trx
      .deleteFrom('webhookEvent')
      .where('countyCode', '=', countyCode)
      .where('isDistributed', '=', true)
      .where('occurredAt', '<', occurredBefore)
      .where(sql<boolean>`exists (select from webhook_event newer
        where newer.county_code = webhook_event.county_code
          and newer.uscc = webhook_event.uscc and newer.number > webhook_event.number)`),
  );
}
