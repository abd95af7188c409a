import { insertDeliveries } from '../../db/webhook-deliveries.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { COUNTY_CHAIN } from '../operator.ts';
import { requirePermission } from '../permissions.ts';
import { describeDelivery } from './describe.ts';
import { deliveryOf } from './distribute.ts';
import { PING } from './events.ts';
import { requireOwnEndpoint } from './own-endpoint.ts';
import { type Delivery, type EndpointInput, endpointInput } from './schemas.ts';

/** Sends an endpoint of one's own organisation a message that says nothing, to try it. */
export async function pingEndpoint({
  ctx,
  input,
}: {
  ctx: Context;
  input: EndpointInput;
}): Promise<Changed<Delivery>> {
  const actor = requirePermission(ctx, 'webhooks:manage');
  const { endpointId } = endpointInput.parse(input);
  const request = { verb: 'webhooks.ping', input, chain: COUNTY_CHAIN };
  return change(ctx, request, async (trx) => {
    const endpoint = await requireOwnEndpoint(trx, actor, endpointId);
    const ping = { uscc: null, number: null, type: PING, occurredAt: ctx.now(), data: '{}' };
    const row = deliveryOf(ctx.newId('msg'), endpoint, ping, ctx.now());
    await insertDeliveries(trx, [row]);
    return {
      value: describeDelivery(row, []),
      audit: { action: 'webhook.ping', subject: endpointId, basis: '数据安全法 第二十七条' },
    };
  });
}
