import { sql } from 'kysely';
import type { Trx } from './transaction.ts';
import type { WebhookEventRow } from './webhook-tables.ts';

export type NewWebhookEvent = Pick<WebhookEventRow, 'uscc' | 'type' | 'occurredAt' | 'data'>;

/**
 * Adds events, numbered on within each cooperative: whoever changes one holds its audit chain, so
 * that no other transaction numbers at the same time.
 */
export async function insertEvents(
  trx: Trx,
  countyCode: string,
  events: readonly NewWebhookEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const column = (of: (event: NewWebhookEvent) => string) => events.map(of);
  await sql`
    insert into webhook_event (county_code, uscc, number, type, occurred_at, data)
    select ${countyCode}, given.uscc,
      coalesce((select max(number) from webhook_event earlier
        where earlier.county_code = ${countyCode} and earlier.uscc = given.uscc), 0)
      + row_number() over (partition by given.uscc order by given.place),
      given.type, given.occurred_at, given.data
    from unnest(
      ${column(({ uscc }) => uscc)}::text[],
      ${column(({ type }) => type)}::text[],
      ${column(({ occurredAt }) => occurredAt.toISOString())}::timestamptz[],
      ${column(({ data }) => data)}::text[]
    ) with ordinality as given (uscc, type, occurred_at, data, place)`.execute(trx);
}

/** Events whose deliveries are still to be made, and that no other transaction holds. */
export async function lockWaitingEvents(
  trx: Trx,
  countyCode: string,
  limit: number,
): Promise<WebhookEventRow[]> {
  return trx
    .selectFrom('webhookEvent')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('isDistributed', '=', false)
    .orderBy('uscc')
    .orderBy('number')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function markDistributed(trx: Trx, events: readonly WebhookEventRow[]): Promise<void> {
  const keys = events.map(({ uscc, number }) => sql`(${uscc}, ${number})`);
  const [first] = events;
  if (first === undefined) return;
  await trx
    .updateTable('webhookEvent')
    .set({ isDistributed: true })
    .where('countyCode', '=', first.countyCode)
    .where(sql<boolean>`(uscc, number) in (${sql.join(keys)})`)
    .execute();
}

/** Where nobody listens, nothing waits. */
export async function markAllDistributed(trx: Trx, countyCode: string): Promise<void> {
  await trx
    .updateTable('webhookEvent')
    .set({ isDistributed: true })
    .where('countyCode', '=', countyCode)
    .where('isDistributed', '=', false)
    .execute();
}
