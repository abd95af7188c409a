import { draftHistory, listDrafts as listDraftRows } from '../../db/drafts.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import { summariseDraft } from './describe.ts';
import { type DraftList, type ListDraftsInput, listDraftsInput } from './schemas.ts';

/** The drafts of a county, newest first. */
export async function listDrafts({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListDraftsInput;
}): Promise<DraftList> {
  const { countyCode } = requirePermission(ctx, 'weighting:read');
  const { after, limit } = listDraftsInput.parse(input);
  return read(ctx, async (trx) => {
    const rows = await listDraftRows(trx, countyCode, { after, limit: limit + 1 });
    const items: DraftList['items'] = [];
    for (const row of rows.slice(0, limit)) {
      items.push(summariseDraft(await draftHistory(trx, row), ctx.now()));
    }
    return { items, next: rows.length > limit ? (items.at(-1)?.draftId ?? null) : null };
  });
}
