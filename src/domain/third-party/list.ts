import { listThirdPartyItems } from '../../db/third-party.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { dayInChina } from '../day.ts';
import { pageOf } from '../page.ts';
import { listedUscc, requirePermission, visibilityOf } from '../permissions.ts';
import { describeItem } from './describe.ts';
import { type ItemList, type ListItemsInput, listItemsInput } from './schemas.ts';

/** Items of third parties that somebody sees, the newest first. */
export async function listItems({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListItemsInput;
}): Promise<ItemList> {
  const actor = requirePermission(ctx, 'third-party:read');
  const { uscc, kind, check, after, limit } = listItemsInput.parse(input);
  return read(ctx, async (trx) => {
    const isWaiting = check === undefined ? undefined : check === 'waiting';
    const asked = { uscc: listedUscc(actor, uscc), kind, isWaiting, after, limit: limit + 1 };
    const rows = await listThirdPartyItems(trx, actor.countyCode, visibilityOf(actor), asked);
    const { items, next } = pageOf(rows, limit, ({ itemId }) => itemId);
    const day = dayInChina(ctx.now());
    return { items: items.map((row) => describeItem(row, day)), next };
  });
}
