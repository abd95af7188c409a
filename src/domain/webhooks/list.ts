import { listEndpoints as listRows } from '../../db/webhook-endpoints.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { type PageInput, pageInput, pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { describeEndpoint } from './describe.ts';
import type { EndpointList } from './schemas.ts';

/** The endpoints of one's own organisation. */
export async function listEndpoints({
  ctx,
  input,
}: {
  ctx: Context;
  input: PageInput;
}): Promise<EndpointList> {
  const actor = requirePermission(ctx, 'webhooks:manage');
  const page = pageInput.parse(input);
  const rows = await read(ctx, (trx) => listRows(trx, actor, page));
  const { items, next } = pageOf(rows, page.limit, ({ endpointId }) => endpointId);
  return { items: items.map(describeEndpoint), next };
}
