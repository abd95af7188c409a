import { draftHistory, listDrafts as listDraftRows } from '../../db/drafts.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { type PageInput, pageInput, pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { summariseDraft } from './describe.ts';
import type { DraftList } from './schemas.ts';

/** The drafts of a county, newest first. */
export async function listDrafts({
  ctx,
  input,
}: {
  ctx: Context;
  input: PageInput;
}): Promise<DraftList> {
  const { countyCode } = requirePermission(ctx, 'weighting:read');
  const { after, limit } = pageInput.parse(input);
  return read(ctx, async (trx) => {
    const rows = await listDraftRows(trx, countyCode, { after, limit: limit + 1 });
    const page = pageOf(rows, limit, ({ draftId }) => draftId);
    const items: DraftList['items'] = [];
    for (const row of page.items) {
      items.push(summariseDraft(await draftHistory(trx, row), ctx.now()));
    }
    return { items, next: page.next };
  });
}
