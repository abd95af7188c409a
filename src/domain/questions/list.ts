import { listQuestions as listQuestionRows } from '../../db/questions.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { describeQuestion } from './describe.ts';
import {
  type ListQuestionsInput,
  listQuestionsInput,
  type StatementQuestionList,
} from './schemas.ts';

/** The questions on the statements of a cooperative, for both sides, in the order of asking. */
export async function listQuestions({
  ctx,
  input: { uscc, filter },
}: {
  ctx: Context;
  input: { uscc: string; filter: ListQuestionsInput };
}): Promise<StatementQuestionList> {
  const { countyCode } = requirePermission(ctx, 'statements:read-questions');
  const { statementId, state, after, limit } = listQuestionsInput.parse(filter);
  return read(ctx, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const wanted = { statementId, isOpen: state === 'open', after, limit: limit + 1 };
    const rows = await listQuestionRows(trx, countyCode, uscc, wanted);
    const { items, next } = pageOf(rows, limit, ({ questionId }) => questionId);
    return { items: items.map(describeQuestion), next };
  });
}
