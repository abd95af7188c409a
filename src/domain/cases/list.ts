import { listCases as listCaseRows } from '../../db/cases.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { type CaseList, type ListCasesInput, listCasesInput } from './schemas.ts';

/** The cases that somebody sees, by the codes of the cooperatives. */
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
    const { items, next } = pageOf(rows, limit, ({ uscc }) => uscc);
    const described = items.map(({ state, disputedRatingId, enteredAt, ...row }) => ({
      ...{ uscc: row.uscc, name: row.name, level: state as CaseList['items'][number]['level'] },
      state:
        disputedRatingId !== null
          ? ('DISPUTE' as const)
          : (state as CaseList['items'][number]['state']),
      enteredAt: enteredAt.toISOString(),
      ...{ openDuties: Number(row.openDuties), lateDuties: Number(row.lateDuties) },
    }));
    return { items: described, next };
  });
}
