import { listEntries } from '../../db/case-lists.ts';
import { dualControl } from '../../engine/models.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { type PageInput, pageInput, pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { describeEntry } from './describe.ts';
import type { CaseTimeline } from './schemas.ts';

/** What happened to a case, the newest first. */
export async function getTimeline({
  ctx,
  input: { uscc, page },
}: {
  ctx: Context;
  input: { uscc: string; page: PageInput };
}): Promise<CaseTimeline> {
  const { countyCode } = requirePermission(ctx, 'cases:read');
  const { after, limit } = pageInput.parse(page);
  return read(ctx, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const before = after === undefined ? undefined : Number(after);
    const rows = await listEntries(trx, countyCode, uscc, limit + 1, before);
    const { items, next } = pageOf(rows, limit, ({ number }) => String(number));
    const rules = dualControl().file;
    return { items: items.map((row) => describeEntry(row, rules)), next };
  });
}
