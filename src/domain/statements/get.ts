import { findStatement } from '../../db/statements.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { showCooperative } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { describeChecked, documentOf } from './describe.ts';
import type { FiledStatement } from './schemas.ts';

/** One statement with what was filed and what was found. */
export async function getStatement({
  ctx,
  input: { uscc, statementId },
}: {
  ctx: Context;
  input: { uscc: string; statementId: string };
}): Promise<FiledStatement> {
  const { countyCode } = requirePermission(ctx, 'cooperatives:read');
  return read(ctx, async (trx) => {
    await showCooperative(trx, ctx, uscc, ['statements']);
    const row = await findStatement(trx, countyCode, uscc, statementId);
    if (row === undefined) throw new DomainError('NOT_FOUND');
    return { ...(await describeChecked(trx, row)), document: documentOf(row) };
  });
}
