import { listDeliveries as listRows, listTries } from '../../db/webhook-deliveries.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { describeDelivery } from './describe.ts';
import { requireOwnEndpoint } from './own-endpoint.ts';
import { type DeliveryList, type ListDeliveriesInput, listDeliveriesInput } from './schemas.ts';

/** What was or will be sent to an endpoint of one's own organisation, the newest first. */
export async function listDeliveries({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListDeliveriesInput;
}): Promise<DeliveryList> {
  const actor = requirePermission(ctx, 'webhooks:manage');
  const { endpointId, page } = listDeliveriesInput.parse(input);
  const { after, limit } = page;
  return read(ctx, async (trx) => {
    const endpoint = await requireOwnEndpoint(trx, actor, endpointId);
    const rows = await listRows(trx, endpoint, { after, limit: limit + 1 });
    const { items, next } = pageOf(rows, limit, ({ deliveryId }) => deliveryId);
    const ids = items.map(({ deliveryId }) => deliveryId);
    const tries = await listTries(trx, actor.countyCode, ids);
    return { items: items.map((row) => describeDelivery(row, tries)), next };
  });
}
