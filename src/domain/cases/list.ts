import { countCases, type ListedCaseRow, listCases as listCaseRows } from '../../db/case-lists.ts';
import { STATE_IDS } from '../../engine/dual-control/schema.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { type CaseList, type ListCasesInput, type ListedCase, listCasesInput } from './schemas.ts';

/** The cases that somebody sees, who has most late duties first; and how many stand where. */
export async function listCases({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListCasesInput;
}): Promise<CaseList> {
  const { countyCode } = requirePermission(ctx, 'cases:read');
  const { level, after, limit } = listCasesInput.parse(input);
  return read(ctx, async (trx) => {
    const rows = await listCaseRows(trx, countyCode, { state: level, after, limit: limit + 1 });
    const cursor = (row: ListedCaseRow) =>
      `${row.cooperativeLate + row.governmentLate}-${row.rank}-${row.uscc}`;
    const { items, next } = pageOf(rows, limit, cursor);
    const counts = await countCases(trx, countyCode);
    const levels = STATE_IDS.map((id) => ({
      level: id,
      count: counts.find((one) => one.state === id)?.count ?? 0,
    }));
    return { items: items.map(describeListed), levels, next };
  });
}

function describeListed({ state, disputedRatingId, enteredAt, ...row }: ListedCaseRow): ListedCase {
  const level = state as ListedCase['level'];
  return {
    ...{ uscc: row.uscc, name: row.name, nameEn: row.nameEn, level },
    ...{ state: disputedRatingId === null ? level : 'DISPUTE', enteredAt: enteredAt.toISOString() },
    cooperative: { open: row.cooperativeOpen, late: row.cooperativeLate },
    government: { open: row.governmentOpen, late: row.governmentLate },
  };
}
