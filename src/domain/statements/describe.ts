import { type DecidedStatementRow, findAcceptedStatement } from '../../db/statements.ts';
import type { Trx } from '../../db/transaction.ts';
import { type ReadStatement, readStatement } from '../../engine/statement.ts';
import { checkRead } from '../../engine/statement-check.ts';
import {
  type CheckedStatement,
  type Statement,
  type SubmitStatementInput,
  submitStatementInput,
} from './schemas.ts';

/** What was filed, word for word. */
export const documentOf = ({ document }: DecidedStatementRow): SubmitStatementInput =>
  submitStatementInput.parse(JSON.parse(document));

/** A statement as long as nobody has decided on it. */
export const UNDECIDED = { decision: null, note: null, verifiedBy: null, verifiedAt: null };

export function describeStatement(row: DecidedStatementRow): Statement {
  return {
    statementId: row.statementId,
    uscc: row.uscc,
    fiscalYear: row.fiscalYear,
    revision: row.revision,
    form: row.form,
    documentDigest: row.documentDigest,
    state: row.decision ?? 'submitted',
    submittedBy: row.submittedBy,
    submittedAt: row.submittedAt.toISOString(),
    verifiedBy: row.verifiedBy,
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    note: row.note,
  };
}

/** A statement with its findings, which are computed anew from what was filed. */
export async function describeChecked(
  trx: Trx,
  row: DecidedStatementRow,
): Promise<CheckedStatement> {
  return checkedAgainst(row, await findLastYear(trx, row.countyCode, row.uscc, row.fiscalYear));
}

/** The same, where last year's statement is known. */
export function checkedAgainst(
  row: DecidedStatementRow,
  lastYear: ReadStatement | undefined,
): CheckedStatement {
  const { findings, ratios, acceptable } = checkRead(readStatement(documentOf(row)), lastYear);
  return { ...describeStatement(row), findings: [...findings], ratios, acceptable };
}

/** The statement that was accepted for the year before, if there is one. */
export async function findLastYear(
  trx: Trx,
  countyCode: string,
  uscc: string,
  fiscalYear: number,
): Promise<ReadStatement | undefined> {
  const row = await findAcceptedStatement(trx, countyCode, uscc, fiscalYear - 1);
  return row === undefined ? undefined : readStatement(documentOf(row));
}
