import { listConfirmations } from '../../db/buyer-confirmations.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { type PageInput, pageInput, pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { describeConfirmation } from './describe.ts';
import type { BuyerConfirmationList } from './schemas.ts';

/** What buyers of a cooperative were asked and answered, the newest first. */
export async function listBuyerConfirmations({
  ctx,
  input: { uscc, page },
}: {
  ctx: Context;
  input: { uscc: string; page: PageInput };
}): Promise<BuyerConfirmationList> {
  const { countyCode } = requirePermission(ctx, 'third-party:record');
  const { after, limit } = pageInput.parse(page);
  return read(ctx, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const rows = await listConfirmations(trx, countyCode, uscc, { after, limit: limit + 1 });
    const { items, next } = pageOf(rows, limit, ({ confirmationId }) => confirmationId);
    return { items: items.map((row) => describeConfirmation(row, ctx.now())), next };
  });
}
