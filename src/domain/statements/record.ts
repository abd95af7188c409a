import { insertFactSheets, type NewFactSheet } from '../../db/fact-sheets.ts';
import { type DecidedStatementRow, insertStatements } from '../../db/statements.ts';
import type { Trx } from '../../db/transaction.ts';
import type { ReadStatement } from '../../engine/statement.ts';
import { statementValues } from '../../engine/statement-values.ts';
import type { AuditEntry } from '../audit/append.ts';
import { canonicalJson, sha256 } from '../canonical.ts';
import type { Context } from '../context.ts';
import { UNDECIDED } from './describe.ts';
import type { SubmitStatementInput } from './schemas.ts';

/* Putting statements on record, one or many, in the transaction of the change. */

/** What is kept of a statement word for word, and its digest. */
export async function documentWithDigest(filed: SubmitStatementInput) {
  const document = canonicalJson(filed);
  return { document, documentDigest: `sha256:${await sha256(document)}` };
}

type New = {
  readonly uscc: string;
  readonly filed: SubmitStatementInput;
  readonly document: string;
  readonly documentDigest: string;
  readonly revision: number;
};

export function newStatementRow(
  { actor, newId, now }: Context,
  { uscc, filed: { fiscalYear, form }, document, documentDigest, revision }: New,
): DecidedStatementRow {
  return {
    countyCode: actor.countyCode,
    statementId: newId('stm'),
    uscc,
    fiscalYear,
    revision,
    form,
    document,
    documentDigest,
    submittedBy: actor.id,
    submittedAt: now(),
    ...UNDECIDED,
  };
}

/** A statement to be put on record, with the facts that came with it. */
export type Filing = {
  readonly row: DecidedStatementRow;
  readonly statement: ReadStatement;
  readonly facts: Readonly<Record<string, number>>;
};

export async function recordStatements(trx: Trx, filings: readonly Filing[]): Promise<void> {
  const statements = filings.map(({ row, statement }) => {
    const { decision: _d, note: _n, verifiedBy: _b, verifiedAt: _a, ...statementRow } = row;
    return { statement: statementRow, amounts: statementValues(statement) };
  });
  await insertStatements(trx, statements);
  await insertFactSheets(trx, filings.map(factSheetOf));
}

function factSheetOf({ row, facts }: Filing): NewFactSheet {
  const { countyCode, statementId, uscc, fiscalYear, revision, submittedBy, submittedAt } = row;
  return {
    countyCode,
    factSheetId: statementId.replace(/^stm_/, 'fct_'),
    uscc,
    fiscalYear,
    statementId,
    revision,
    source: `statement ${statementId}`,
    recordedBy: submittedBy,
    recordedAt: submittedAt,
    ...facts,
  };
}

/** What the audit trail says of a statement that was submitted. */
export const submissionEntry = (
  { statementId, fiscalYear, form, documentDigest }: DecidedStatementRow,
  more: Readonly<Record<string, unknown>> = {},
): AuditEntry => ({
  action: 'statement.submit',
  subject: statementId,
  basis: '山东省农民专业合作社条例 第二十九条',
  versions: { form },
  details: { fiscalYear, documentDigest, ...more },
});
