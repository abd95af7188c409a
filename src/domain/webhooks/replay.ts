import { listTries, lockDelivery, updateDelivery } from '../../db/webhook-deliveries.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { COUNTY_CHAIN } from '../operator.ts';
import { requirePermission } from '../permissions.ts';
import { describeDelivery } from './describe.ts';
import { requireOwnEndpoint } from './own-endpoint.ts';
import { type Delivery, type DeliveryInput, deliveryInput } from './schemas.ts';

/** Sends a message of one's own organisation once more: the same text under the same id. */
export async function replayDelivery({
  ctx,
  input,
}: {
  ctx: Context;
  input: DeliveryInput;
}): Promise<Changed<Delivery>> {
  const actor = requirePermission(ctx, 'webhooks:manage');
  const { endpointId, deliveryId } = deliveryInput.parse(input);
  const request = { verb: 'webhooks.replay', input, chain: COUNTY_CHAIN };
  return change(ctx, request, async (trx) => {
    const endpoint = await requireOwnEndpoint(trx, actor, endpointId);
    const delivery = await lockDelivery(trx, endpoint, deliveryId);
    if (delivery === undefined) throw new DomainError('NOT_FOUND');
    if (delivery.state === 'pending') throw new DomainError('DELIVERY_PENDING');
    const { tryCount } = delivery;
    const again = { state: 'pending', tryCount, failureCount: 0, nextTryAt: ctx.now() } as const;
    await updateDelivery(trx, delivery, again);
    const tries = await listTries(trx, actor.countyCode, [deliveryId]);
    return {
      value: describeDelivery({ ...delivery, ...again }, tries),
      audit: { action: 'webhook.replay', subject: deliveryId, basis: '数据安全法 第二十七条' },
    };
  });
}
