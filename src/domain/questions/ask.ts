import { insertQuestion } from '../../db/questions.ts';
import { findStatement } from '../../db/statements.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { describeQuestion, UNANSWERED } from './describe.ts';
import { type AskQuestionInput, askQuestionInput, type StatementQuestion } from './schemas.ts';

/** Asks the cooperative about a statement that waits; it is not accepted before the answer. */
export async function askQuestion({
  ctx,
  input: { uscc, statementId, asked },
}: {
  ctx: Context;
  input: { uscc: string; statementId: string; asked: AskQuestionInput };
}): Promise<Changed<StatementQuestion>> {
  const { countyCode, id: askedBy } = requirePermission(ctx, 'statements:verify');
  const { question } = askQuestionInput.parse(asked);
  const request = { verb: 'statements.ask', input: { uscc, statementId, asked }, chain: uscc };
  return change(ctx, request, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const statement = await findStatement(trx, countyCode, uscc, statementId);
    if (statement === undefined) throw new DomainError('NOT_FOUND');
    if (statement.decision !== null) throw new DomainError('STATEMENT_DECIDED');
    const questionId = ctx.newId('qst');
    const row = { countyCode, questionId, statementId, uscc, question, askedBy };
    const asking = { ...row, askedAt: ctx.now() };
    await insertQuestion(trx, asking);
    const audit = {
      ...{ action: 'statement.ask', subject: statementId, details: { questionId } },
      basis: '山东省农民专业合作社条例 第二十九条',
    };
    return { value: describeQuestion({ ...asking, ...UNANSWERED }), audit };
  });
}
