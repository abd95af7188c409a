import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import { describeImport, getImportRow } from './describe.ts';
import type { StatementImport } from './schemas.ts';

/** One import with what was found about its file, and whether it was filed. */
export async function getImport({
  ctx,
  input: { importId },
}: {
  ctx: Context;
  input: { importId: string };
}): Promise<StatementImport> {
  requirePermission(ctx, 'statements:submit');
  return read(ctx, async (trx) => describeImport(await getImportRow(trx, ctx, importId)));
}
