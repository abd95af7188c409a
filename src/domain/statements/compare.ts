import { findAcceptedStatement, findStatement } from '../../db/statements.ts';
import { readStatement } from '../../engine/statement.ts';
import {
  compareBalanceSheets,
  compareSurplusStatements,
} from '../../engine/statement-comparison.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { showCooperative } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { checkedAgainst, describeStatement, documentOf } from './describe.ts';
import type { StatementComparison } from './schemas.ts';

/** A statement line by line beside the one that was accepted for the year before. */
export async function compareStatement({
  ctx,
  input: { uscc, statementId },
}: {
  ctx: Context;
  input: { uscc: string; statementId: string };
}): Promise<StatementComparison> {
  const { countyCode } = requirePermission(ctx, 'cooperatives:read');
  return read(ctx, async (trx) => {
    const { row: cooperative } = await showCooperative(trx, ctx, uscc, ['statements']);
    const row = await findStatement(trx, countyCode, uscc, statementId);
    if (row === undefined) throw new DomainError('NOT_FOUND');
    const earlier = await findAcceptedStatement(trx, countyCode, uscc, row.fiscalYear - 1);
    const statement = readStatement(documentOf(row));
    const lastYear = earlier && readStatement(documentOf(earlier));
    return {
      name: cooperative.name,
      nameEn: cooperative.nameEn,
      statement: checkedAgainst(row, lastYear),
      lastYear: earlier === undefined ? null : describeStatement(earlier),
      balanceSheet: compareBalanceSheets(statement, lastYear),
      surplusStatement: compareSurplusStatements(statement, lastYear),
    };
  });
}
