import { listImportItems } from '../../db/imports.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { describeItem, getImportRow } from './describe.ts';
import { type ImportedStatementList, type ImportPageInput, importPageInput } from './schemas.ts';

/** The statements of an import in the order of its file, with what was found in each. */
export async function listImportedStatements({
  ctx,
  input: { importId, ...wanted },
}: {
  ctx: Context;
  input: { importId: string } & ImportPageInput;
}): Promise<ImportedStatementList> {
  const { countyCode } = requirePermission(ctx, 'statements:submit');
  const { after, limit, outcome } = importPageInput.parse(wanted);
  return read(ctx, async (trx) => {
    await getImportRow(trx, ctx, importId);
    const position = /^\d{1,9}$/.test(after ?? '') ? Number(after) : 0;
    const page = { after: position, limit: limit + 1, outcome };
    const rows = await listImportItems(trx, countyCode, importId, page);
    const { items, next } = pageOf(rows, limit, (row) => String(row.position));
    return { items: items.map(describeItem), next };
  });
}
