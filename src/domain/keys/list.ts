import { listApiKeys } from '../../db/api-keys.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import { describeKey } from './describe.ts';
import { type KeyList, type ListKeysInput, listKeysInput } from './schemas.ts';

/** The keys of one's own organisation that were not revoked. */
export async function listKeys({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListKeysInput;
}): Promise<KeyList> {
  const actor = requirePermission(ctx, 'keys:create');
  const { after, limit } = listKeysInput.parse(input);
  const rows = await read(ctx, (trx) => listApiKeys(trx, actor, { after, limit }));
  const page = rows.slice(0, limit);
  return {
    items: page.map(describeKey),
    next: rows.length > limit ? (page.at(-1)?.keyId ?? null) : null,
  };
}
