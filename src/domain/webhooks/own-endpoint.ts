import type { Trx } from '../../db/transaction.ts';
import { findEndpoint } from '../../db/webhook-endpoints.ts';
import type { WebhookEndpointRow } from '../../db/webhook-tables.ts';
import type { Actor } from '../context.ts';
import { DomainError } from '../errors.ts';

/** An endpoint of one's own organisation; that of another one is not there. */
export async function requireOwnEndpoint(
  trx: Trx,
  actor: Actor,
  endpointId: string,
): Promise<WebhookEndpointRow> {
  const endpoint = await findEndpoint(trx, actor, endpointId);
  if (endpoint === undefined) throw new DomainError('NOT_FOUND');
  return endpoint;
}
