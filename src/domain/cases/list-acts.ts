import { listActs as listActRows } from '../../db/case-lists.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { type PageInput, pageInput, pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { describeAct } from './describe.ts';
import type { CaseActList } from './schemas.ts';

/** What people did on a case, with their notes and their evidence, the newest first. */
export async function listActs({
  ctx,
  input: { uscc, page },
}: {
  ctx: Context;
  input: { uscc: string; page: PageInput };
}): Promise<CaseActList> {
  const { countyCode } = requirePermission(ctx, 'cases:read');
  const { after, limit } = pageInput.parse(page);
  return read(ctx, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const before = after === undefined ? undefined : Number(after);
    const rows = await listActRows(trx, countyCode, uscc, limit + 1, before);
    const { items, next } = pageOf(rows, limit, ({ actNumber }) => String(actNumber));
    return { items: items.map(describeAct), next };
  });
}
