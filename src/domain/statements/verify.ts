import { listQuestioned } from '../../db/questions.ts';
import { findStatement, insertVerification } from '../../db/statements.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { publish } from '../webhooks/publish.ts';
import { describeStatement } from './describe.ts';
import { type Statement, type VerifyStatementInput, verifyStatementInput } from './schemas.ts';

/** Accepts or returns a statement; whoever submitted it does not, and the database says so too. */
export async function verifyStatement({
  ctx,
  input: { uscc, statementId, verification },
}: {
  ctx: Context;
  input: { uscc: string; statementId: string; verification: VerifyStatementInput };
}): Promise<Changed<Statement>> {
  const actor = requirePermission(ctx, 'statements:verify');
  const { decision, note } = verifyStatementInput.parse(verification);
  if (decision === 'returned' && note === undefined) throw noteNeeded();
  const input = { uscc, statementId, verification };
  return change(ctx, { verb: 'statements.verify', input, chain: uscc }, async (trx) => {
    const { countyCode } = actor;
    await getCooperativeRow(trx, ctx, uscc);
    const statement = await findStatement(trx, countyCode, uscc, statementId);
    if (statement === undefined) throw new DomainError('NOT_FOUND');
    if (statement.decision !== null) throw new DomainError('STATEMENT_DECIDED');
    const isQuestioned = (await listQuestioned(trx, countyCode, [statementId])).size > 0;
    if (decision === 'accepted' && isQuestioned) throw new DomainError('QUESTION_OPEN');
    const { submittedBy } = statement;
    if (submittedBy === actor.id) throw new DomainError('MAKER_IS_CHECKER');
    const decided = { decision, note: note ?? null, verifiedBy: actor.id, verifiedAt: ctx.now() };
    await insertVerification(trx, { countyCode, statementId, submittedBy, ...decided });
    const data = { statementId, fiscalYear: statement.fiscalYear, decision };
    await publish(trx, countyCode, [
      { uscc, type: 'statement.decided', at: decided.verifiedAt, data },
    ]);
    const audit = {
      action: 'statement.verify',
      subject: statementId,
      basis: '山东省农民专业合作社条例 第二十九条',
      details: { decision, documentDigest: statement.documentDigest },
    };
    return { value: describeStatement({ ...statement, ...decided }), audit };
  });
}

function noteNeeded(): DomainError {
  const words = {
    zh: '退回时请说明需要改正的内容。',
    en: 'Say what has to be put right when you return a statement.',
  };
  return new DomainError('INPUT_INVALID', [{ pointer: '/note', code: 'NOTE_NEEDED', ...words }]);
}
