import { listRatedCooperatives } from '../../db/cooperatives.ts';
import { listTowns } from '../../db/counties.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { pageOf } from '../page.ts';
import { requirePermission, visibilityOf } from '../permissions.ts';
import { describeRatedCooperative, discloseList } from './describe.ts';
import {
  type CooperativeList,
  type ListCooperativesInput,
  listCooperativesInput,
} from './schemas.ts';

/** Cooperatives with their newest rating, in the order of their codes. */
export async function listCooperatives({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListCooperativesInput;
}): Promise<CooperativeList> {
  const actor = requirePermission(ctx, 'cooperatives:read');
  const filter = listCooperativesInput.parse(input);
  return read(ctx, async (trx) => {
    const towns = await listTowns(trx, actor.countyCode);
    const wanted = { ...filter, limit: filter.limit + 1 };
    const rows = await listRatedCooperatives(trx, actor.countyCode, visibilityOf(actor), wanted);
    const { items, next } = pageOf(rows, filter.limit, ({ uscc }) => uscc);
    await discloseList(trx, ctx, items);
    return { items: items.map((row) => describeRatedCooperative(row, towns)), next };
  });
}
