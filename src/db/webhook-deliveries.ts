import { sql } from 'kysely';
import type { Trx } from './transaction.ts';
import type { WebhookDeliveryRow, WebhookEndpointRow, WebhookTryRow } from './webhook-tables.ts';

export async function insertDeliveries(
  trx: Trx,
  rows: readonly WebhookDeliveryRow[],
): Promise<void> {
  if (rows.length > 0) await trx.insertInto('webhookDelivery').values(rows).execute();
}

/** A delivery with where it goes. */
export type ClaimedDelivery = WebhookDeliveryRow & Pick<WebhookEndpointRow, 'url' | 'sealedSecret'>;

/**
 * Takes deliveries that are due, the longest due first. Nobody else takes them before `heldUntil`,
 * and of one endpoint none before the earlier ones about the same cooperative are through.
 */
export async function claimDeliveries(
  trx: Trx,
  countyCode: string,
  { asOf, heldUntil, limit }: { readonly asOf: Date; readonly heldUntil: Date; limit: number },
): Promise<ClaimedDelivery[]> {
  const due = trx
    .selectFrom('webhookDelivery as due')
    .innerJoin('webhookEndpoint as endpoint', (join) =>
      join
        .onRef('endpoint.countyCode', '=', 'due.countyCode')
        .onRef('endpoint.endpointId', '=', 'due.endpointId'),
    )
    .select(['due.deliveryId', 'endpoint.url', 'endpoint.sealedSecret'])
    .where('due.countyCode', '=', countyCode)
    .where('due.state', '=', 'pending')
    .where('due.nextTryAt', '<=', asOf)
    .where('endpoint.endedAt', 'is', null)
    .where(IS_NEXT_OF_ITS_COOPERATIVE)
    .orderBy('due.nextTryAt')
    .orderBy('due.deliveryId')
    .limit(limit)
    .forUpdate('due')
    .skipLocked();
  return trx
    .with('due', () => due)
    .updateTable('webhookDelivery as delivery')
    .from('due')
    .set({ nextTryAt: heldUntil })
    .where('delivery.countyCode', '=', countyCode)
    .whereRef('delivery.deliveryId', '=', 'due.deliveryId')
    .returningAll('delivery')
    .returning(['due.url', 'due.sealedSecret'])
    .execute();
}

const IS_NEXT_OF_ITS_COOPERATIVE = sql<boolean>`
  not exists (select from webhook_delivery earlier
    where earlier.county_code = due.county_code and earlier.endpoint_id = due.endpoint_id
      and earlier.uscc = due.uscc and earlier.number < due.number and earlier.state = 'pending')
  and not exists (select from webhook_event earlier
    where earlier.county_code = due.county_code and earlier.uscc = due.uscc
      and earlier.number < due.number and not earlier.is_distributed)`;

type Key = Pick<WebhookDeliveryRow, 'countyCode' | 'deliveryId'>;
type Standing = Pick<WebhookDeliveryRow, 'state' | 'tryCount' | 'failureCount' | 'nextTryAt'>;

export async function updateDelivery(
  trx: Trx,
  { countyCode, deliveryId }: Key,
  standing: Standing,
): Promise<void> {
  await trx
    .updateTable('webhookDelivery')
    .set(standing)
    .where('countyCode', '=', countyCode)
    .where('deliveryId', '=', deliveryId)
    .execute();
}

export async function insertTry(trx: Trx, row: WebhookTryRow): Promise<void> {
  await trx.insertInto('webhookTry').values(row).execute();
}

type OfEndpoint = Pick<WebhookDeliveryRow, 'countyCode' | 'endpointId'>;

/** One delivery of an endpoint, kept until the transaction ends. */
export async function lockDelivery(
  trx: Trx,
  endpoint: OfEndpoint,
  deliveryId: string,
): Promise<WebhookDeliveryRow | undefined> {
  return ofEndpoint(trx, endpoint)
    .where('deliveryId', '=', deliveryId)
    .forUpdate()
    .executeTakeFirst();
}

/** The deliveries of an endpoint, the newest first. */
export async function listDeliveries(
  trx: Trx,
  endpoint: OfEndpoint,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<WebhookDeliveryRow[]> {
  return ofEndpoint(trx, endpoint)
    .$if(after !== undefined, (query) => query.where('deliveryId', '<', after ?? ''))
    .orderBy('deliveryId', 'desc')
    .limit(limit)
    .execute();
}

/** The tries of some deliveries, each from its first on. */
export async function listTries(
  trx: Trx,
  countyCode: string,
  deliveryIds: readonly string[],
): Promise<WebhookTryRow[]> {
  if (deliveryIds.length === 0) return [];
  return trx
    .selectFrom('webhookTry')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('deliveryId', 'in', deliveryIds)
    .orderBy('deliveryId')
    .orderBy('number')
    .execute();
}

const ofEndpoint = (trx: Trx, { countyCode, endpointId }: OfEndpoint) =>
  trx
    .selectFrom('webhookDelivery')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('endpointId', '=', endpointId);
