import { listLiveConsents } from '../../db/consents.ts';
import { enterScope, inScope, type Trx } from '../../db/transaction.ts';
import { insertDeliveries } from '../../db/webhook-deliveries.ts';
import { listCountyEndpoints } from '../../db/webhook-endpoints.ts';
import { lockWaitingEvents, markAllDistributed, markDistributed } from '../../db/webhook-events.ts';
import type {
  WebhookDeliveryRow,
  WebhookEndpointRow,
  WebhookEventRow,
} from '../../db/webhook-tables.ts';
import { isReceiverKind } from '../consents/purposes.ts';
import type { House, Role } from '../context.ts';
import { operatorScope } from '../operator.ts';
import { EVENT_TYPES, IS_OF_RECEIVER, isForRole, NEEDS_CONSENT } from './events.ts';
import { receiverScope } from './receiver.ts';

/** How many events one transaction makes deliveries of. */
const BATCH = 200;

type Distributing = Pick<House, 'db' | 'newId'>;

/** Makes deliveries of what has happened in a county, for every endpoint that may know of it. */
export async function distribute(house: Distributing, countyCode: string, at: Date): Promise<void> {
  const batch = () =>
    inScope(house.db, operatorScope(countyCode, at), (trx) =>
      distributeSome(trx, house, countyCode, at),
    );
  for (let done = await batch(); done === BATCH; done = await batch());
}

async function distributeSome(
  trx: Trx,
  { newId }: Distributing,
  countyCode: string,
  at: Date,
): Promise<number> {
  const endpoints = await listCountyEndpoints(trx, countyCode);
  if (endpoints.length === 0) {
    await markAllDistributed(trx, countyCode);
    return 0;
  }
  const events = await lockWaitingEvents(trx, countyCode, BATCH);
  const rows: WebhookDeliveryRow[] = [];
  for (const endpoint of endpoints) {
    const consented = await consentedOf(trx, endpoint, events, at);
    const wanted = events.filter((event) => isWanted(endpoint, event, consented));
    rows.push(...wanted.map((event) => deliveryOf(newId('msg'), endpoint, event, at)));
  }
  await insertDeliveries(trx, rows);
  await markDistributed(trx, events);
  return events.length;
}

/** The cooperatives whose ratings a bank or guarantor may see now. */
async function consentedOf(
  trx: Trx,
  endpoint: WebhookEndpointRow,
  events: readonly WebhookEventRow[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const { countyCode, role } = endpoint;
  if (!isReceiverKind(role)) return new Set();
  const usccs = events.filter(({ type }) => NEEDS_CONSENT.includes(type)).map(({ uscc }) => uscc);
  await enterScope(trx, receiverScope(endpoint, at));
  const live = await listLiveConsents(trx, countyCode, [...new Set(usccs)]);
  await enterScope(trx, operatorScope(countyCode, at));
  return new Set(live.filter(({ scopes }) => scopes.includes('rating')).map(({ uscc }) => uscc));
}

function isWanted(
  { role, organisation, events }: WebhookEndpointRow,
  { type, uscc, data }: WebhookEventRow,
  consented: ReadonlySet<string>,
): boolean {
  const known = EVENT_TYPES.find((one) => one === type);
  if (known === undefined || !isForRole(known, role as Role)) return false;
  if (events !== null && !events.includes(type)) return false;
  if (role === 'cooperative') return uscc === organisation;
  if (!isReceiverKind(role)) return true;
  if (IS_OF_RECEIVER.includes(type)) return receiverIn(data) === organisation;
  return consented.has(uscc);
}

const receiverIn = (data: string): unknown => (JSON.parse(data) as { receiver?: unknown }).receiver;

type Told = Pick<WebhookEventRow, 'type' | 'occurredAt' | 'data'> &
  Pick<WebhookDeliveryRow, 'uscc' | 'number'>;

/** A message about an event, ready to be sent; its text is made once. */
export function deliveryOf(
  deliveryId: string,
  { countyCode, endpointId, role, organisation }: WebhookEndpointRow,
  { uscc, number, type, occurredAt, data }: Told,
  at: Date,
): WebhookDeliveryRow {
  const about = uscc === null ? {} : { uscc, sequence: number };
  const told = { ...about, ...(JSON.parse(data) as object) };
  const body = JSON.stringify({ type, timestamp: occurredAt.toISOString(), data: told });
  return {
    ...{ countyCode, deliveryId, endpointId, role, organisation, uscc, number, type, body },
    ...{ state: 'pending', tryCount: 0, failureCount: 0, createdAt: at, nextTryAt: at },
  };
}
