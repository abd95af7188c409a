import { listStatements as listStatementRows } from '../../db/statements.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { showCooperative } from '../cooperatives/describe.ts';
import { requirePermission } from '../permissions.ts';
import { describeStatement } from './describe.ts';
import type { StatementList } from './schemas.ts';

/** Every statement of a cooperative, the newest year and revision first. */
export async function listStatements({
  ctx,
  input: { uscc },
}: {
  ctx: Context;
  input: { uscc: string };
}): Promise<StatementList> {
  const { countyCode } = requirePermission(ctx, 'cooperatives:read');
  return read(ctx, async (trx) => {
    await showCooperative(trx, ctx, uscc, ['statements']);
    return { items: (await listStatementRows(trx, countyCode, uscc)).map(describeStatement) };
  });
}
