import { listTowns } from '../../db/counties.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import { describeCooperative, showCooperative } from './describe.ts';
import type { Cooperative } from './schemas.ts';

export async function getCooperative({
  ctx,
  input: { uscc },
}: {
  ctx: Context;
  input: { uscc: string };
}): Promise<Cooperative> {
  const { countyCode } = requirePermission(ctx, 'cooperatives:read');
  return read(ctx, async (trx) => {
    const { row } = await showCooperative(trx, ctx, uscc, []);
    return describeCooperative(row, await listTowns(trx, countyCode));
  });
}
