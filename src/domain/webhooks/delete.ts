import { endEndpoint } from '../../db/webhook-endpoints.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { COUNTY_CHAIN } from '../operator.ts';
import { requirePermission } from '../permissions.ts';
import { requireOwnEndpoint } from './own-endpoint.ts';
import { type DeletedEndpoint, type EndpointInput, endpointInput } from './schemas.ts';

/** Deletes an endpoint of one's own organisation: nothing is sent there any more. */
export async function deleteEndpoint({
  ctx,
  input,
}: {
  ctx: Context;
  input: EndpointInput;
}): Promise<Changed<DeletedEndpoint>> {
  const actor = requirePermission(ctx, 'webhooks:manage');
  const { endpointId } = endpointInput.parse(input);
  const request = { verb: 'webhooks.delete', input, chain: COUNTY_CHAIN };
  return change(ctx, request, async (trx) => {
    const endpoint = await requireOwnEndpoint(trx, actor, endpointId);
    const endedAt = ctx.now();
    await endEndpoint(trx, endpoint, endedAt);
    return {
      value: { endpointId, endedAt: endedAt.toISOString() },
      audit: { action: 'webhook.delete', subject: endpointId, basis: '数据安全法 第二十七条' },
    };
  });
}
