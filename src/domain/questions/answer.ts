import { findQuestion, insertAnswer } from '../../db/questions.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { describeQuestion } from './describe.ts';
import {
  type AnswerQuestionInput,
  answerQuestionInput,
  type StatementQuestion,
} from './schemas.ts';

/** Answers a question on one's own statement, once. */
export async function answerQuestion({
  ctx,
  input: { uscc, questionId, answered },
}: {
  ctx: Context;
  input: { uscc: string; questionId: string; answered: AnswerQuestionInput };
}): Promise<Changed<StatementQuestion>> {
  const { countyCode, id: answeredBy } = requirePermission(ctx, 'statements:answer');
  const { answer } = answerQuestionInput.parse(answered);
  const request = { verb: 'statements.answer', input: { uscc, questionId, answered }, chain: uscc };
  return change(ctx, request, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const asked = await findQuestion(trx, countyCode, uscc, questionId);
    if (asked === undefined) throw new DomainError('NOT_FOUND');
    if (asked.answer !== null) throw new DomainError('QUESTION_ANSWERED');
    const said = { answer, answeredBy, answeredAt: ctx.now() };
    await insertAnswer(trx, { countyCode, questionId, uscc, ...said });
    const audit = {
      ...{ action: 'statement.answer', subject: asked.statementId, details: { questionId } },
      basis: '山东省农民专业合作社条例 第二十九条',
    };
    return { value: describeQuestion({ ...asked, ...said }), audit };
  });
}
