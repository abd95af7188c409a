import type { Trx } from './transaction.ts';
import type { WebhookEndpointRow } from './webhook-tables.ts';

type Owner = {
  readonly countyCode: string;
  readonly role: string;
  readonly organisation: string | null;
};

export async function insertEndpoint(trx: Trx, row: WebhookEndpointRow): Promise<void> {
  await trx.insertInto('webhookEndpoint').values(row).execute();
}

/** The endpoints of an organisation that were not deleted; at most one more than the limit. */
export async function listEndpoints(
  trx: Trx,
  owner: Owner,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<WebhookEndpointRow[]> {
  return ofOwner(trx, owner)
    .$if(after !== undefined, (query) => query.where('endpointId', '>', after ?? ''))
    .orderBy('endpointId')
    .limit(limit + 1)
    .execute();
}

export async function findEndpoint(
  trx: Trx,
  owner: Owner,
  endpointId: string,
): Promise<WebhookEndpointRow | undefined> {
  return ofOwner(trx, owner).where('endpointId', '=', endpointId).executeTakeFirst();
}

/** Every endpoint of a county that was not deleted. */
export async function listCountyEndpoints(
  trx: Trx,
  countyCode: string,
): Promise<WebhookEndpointRow[]> {
  return present(trx, countyCode).orderBy('endpointId').execute();
}

export async function endEndpoint(
  trx: Trx,
  { countyCode, endpointId }: Pick<WebhookEndpointRow, 'countyCode' | 'endpointId'>,
  endedAt: Date,
): Promise<void> {
  await trx
    .updateTable('webhookEndpoint')
    .set({ endedAt })
    .where('countyCode', '=', countyCode)
    .where('endpointId', '=', endpointId)
    .where('endedAt', 'is', null)
    .execute();
}

const ofOwner = (trx: Trx, { countyCode, role, organisation }: Owner) =>
  present(trx, countyCode)
    .where('role', '=', role)
    .where('organisation', '=', organisation ?? '');

const present = (trx: Trx, countyCode: string) =>
  trx
    .selectFrom('webhookEndpoint')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('endedAt', 'is', null);
