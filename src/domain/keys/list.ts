import { listApiKeys } from '../../db/api-keys.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { type PageInput, pageInput, pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { describeKey } from './describe.ts';
import type { KeyList } from './schemas.ts';

/** The keys of one's own organisation that were not revoked. */
export async function listKeys({
  ctx,
  input,
}: {
  ctx: Context;
  input: PageInput;
}): Promise<KeyList> {
  const actor = requirePermission(ctx, 'keys:create');
  const { after, limit } = pageInput.parse(input);
  const rows = await read(ctx, (trx) => listApiKeys(trx, actor, { after, limit }));
  const { items, next } = pageOf(rows, limit, ({ keyId }) => keyId);
  return { items: items.map(describeKey), next };
}
