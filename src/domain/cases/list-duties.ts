import { listDuties as listDutyRows } from '../../db/case-lists.ts';
import { dualControl } from '../../engine/models.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { pageOf } from '../page.ts';
import { listedUscc, requirePermission } from '../permissions.ts';
import { describeDuty } from './describe.ts';
import { type DutyList, type ListDutiesInput, listDutiesInput } from './schemas.ts';

/** The duties that somebody sees, of all cases, the first due first. */
export async function listDuties({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListDutiesInput;
}): Promise<DutyList> {
  const actor = requirePermission(ctx, 'cases:read');
  const { uscc, limit, ...filter } = listDutiesInput.parse(input);
  return read(ctx, async (trx) => {
    const asked = { ...filter, uscc: listedUscc(actor, uscc), limit: limit + 1 };
    const rows = await listDutyRows(trx, actor.countyCode, asked);
    const { items, next } = pageOf(rows, limit, ({ uscc, number }) => `${uscc}-${number}`);
    const rules = dualControl().file;
    return {
      items: items.map((row) => ({
        ...describeDuty(row, rules),
        ...{ uscc: row.uscc, name: row.name },
      })),
      next,
    };
  });
}
