import { listStatementsPage } from '../../db/statements.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { showCooperative } from '../cooperatives/describe.ts';
import { type PageInput, pageInput, pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { describeStatement } from './describe.ts';
import type { StatementList } from './schemas.ts';

/** The statements of a cooperative, the newest year and revision first. */
export async function listStatements({
  ctx,
  input: { uscc, ...wanted },
}: {
  ctx: Context;
  input: { uscc: string } & PageInput;
}): Promise<StatementList> {
  const { countyCode } = requirePermission(ctx, 'cooperatives:read');
  const page = pageInput.parse(wanted);
  return read(ctx, async (trx) => {
    await showCooperative(trx, ctx, uscc, ['statements']);
    const rows = await listStatementsPage(trx, countyCode, uscc, page.limit + 1, page.after);
    const { items, next } = pageOf(rows, page.limit, ({ statementId }) => statementId);
    return { items: items.map(describeStatement), next };
  });
}
