import { type DecidedStatementRow, listStatements } from '../../db/statements.ts';
import type { Trx } from '../../db/transaction.ts';
import { jsonPointer } from '../../engine/json-pointer.ts';
import { statementForm } from '../../engine/models.ts';
import { readStatement } from '../../engine/statement.ts';
import { checkRead, type StatementCheck } from '../../engine/statement-check.ts';
import { type Changed, change } from '../change.ts';
import type { Actor, Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { DomainError, type Issue } from '../errors.ts';
import { readStatedFacts } from '../facts/read.ts';
import { requireEndedYear, requireRegistered } from '../not-in-the-future.ts';
import { requirePermission } from '../permissions.ts';
import { describeStatement, findLastYear } from './describe.ts';
import {
  documentWithDigest,
  newStatementRow,
  recordStatements,
  submissionEntry,
} from './record.ts';
import {
  type CheckedStatement,
  type SubmitStatementInput,
  submitStatementInput,
} from './schemas.ts';

/**
 * Takes a statement, with the facts that only the cooperative knows. One with errors is refused
 * whole; one with warnings is taken and waits for the township.
 */
export async function submitStatement({
  ctx,
  input: { uscc, submission },
}: {
  ctx: Context;
  input: { uscc: string; submission: SubmitStatementInput };
}): Promise<Changed<CheckedStatement>> {
  const actor = requirePermission(ctx, 'statements:submit');
  const filed = submitStatementInput.parse(submission);
  requireEndedYear(ctx, filed.fiscalYear);
  const facts = readStatedFacts(filed.facts ?? {}, ['cooperative'], '/facts');
  const request = { verb: 'statements.submit', input: { uscc, submission }, chain: uscc };
  return change(ctx, request, async (trx) => {
    requireRegistered(await getCooperativeRow(trx, ctx, uscc), filed.fiscalYear);
    const statement = readStatement(filed);
    const lastYear = await findLastYear(trx, actor.countyCode, uscc, filed.fiscalYear);
    const check = checkRead(statement, lastYear);
    if (!check.acceptable) throw notAcceptable(check, filed);
    const row = await newRow(trx, ctx, actor, uscc, filed);
    await recordStatements(trx, [{ row, statement, facts }]);
    const value = { ...describeStatement(row), ...check, findings: [...check.findings] };
    return { value, audit: submissionEntry(row) };
  });
}

/** Called with the cooperative's chain locked, so that revisions count up without a gap. */
async function newRow(
  trx: Trx,
  ctx: Context,
  { countyCode }: Actor,
  uscc: string,
  filed: SubmitStatementInput,
): Promise<DecidedStatementRow> {
  const { fiscalYear } = filed;
  const { document, documentDigest } = await documentWithDigest(filed);
  const earlier = (await listStatements(trx, countyCode, uscc)).filter(
    (statement) => statement.fiscalYear === fiscalYear,
  );
  if (earlier.some((statement) => statement.documentDigest === documentDigest)) {
    throw new DomainError('STATEMENT_DUPLICATE');
  }
  const revision = (earlier[0]?.revision ?? 0) + 1;
  return newStatementRow(ctx, { uscc, filed, document, documentDigest, revision });
}

/** What is wrong, each at its cell of what was submitted. */
function notAcceptable(
  { findings }: StatementCheck,
  { form, surplus = {} }: SubmitStatementInput,
): DomainError {
  const surplusLines = new Set([
    ...Object.keys(surplus),
    ...(statementForm(form)?.surplusStatement ?? []).map(({ zh }) => zh),
  ]);
  const errors = findings.filter(({ severity }) => severity === 'error').slice(0, ISSUES_MAX);
  const issues = errors.map(({ code, line, column, zh, en }): Issue => {
    if (line === undefined)
      return { pointer: code === 'FORM_UNKNOWN' ? '/form' : '', code, zh, en };
    const sheet = column === undefined && surplusLines.has(line) ? 'surplus' : 'lines';
    const cell = column === undefined ? [sheet, line] : [sheet, line, column];
    return { pointer: jsonPointer(cell), code, zh, en };
  });
  return new DomainError('STATEMENT_NOT_ACCEPTABLE', issues);
}

const ISSUES_MAX = 100;
