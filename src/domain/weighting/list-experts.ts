import { type ExpertRow, listExperts as listExpertRows } from '../../db/experts.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { type PageInput, pageInput, pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import type { ExpertList } from './schemas.ts';

/** Whom the bureau may ask to judge. */
export async function listExperts({
  ctx,
  input,
}: {
  ctx: Context;
  input: PageInput;
}): Promise<ExpertList> {
  const { countyCode } = requirePermission(ctx, 'weighting:draft');
  const { after, limit } = pageInput.parse(input);
  return read(ctx, async (trx) => {
    const filter = { at: ctx.now(), after, limit: limit + 1 };
    const rows = await listExpertRows(trx, countyCode, filter);
    const { items, next } = pageOf(rows, limit, ({ expertId }) => expertId);
    return { items: items.map(describeExpert), next };
  });
}

const describeExpert = ({ organisationZh: zh, organisationEn: en, ...expert }: ExpertRow) => ({
  ...expert,
  organisationName: zh === null || en === null ? null : { zh, en },
});
