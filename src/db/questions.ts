import { sql } from 'kysely';
import type { NewAnswer, NewQuestion, QuestionRow } from './question-tables.ts';
import type { Trx } from './transaction.ts';

const questions = (trx: Trx, countyCode: string, uscc: string) =>
  trx
    .selectFrom('statementQuestion as question')
    .leftJoin('statementAnswer as answer', (join) =>
      join
        .onRef('answer.countyCode', '=', 'question.countyCode')
        .onRef('answer.questionId', '=', 'question.questionId'),
    )
    .selectAll('question')
    .select(['answer.answer', 'answer.answeredBy', 'answer.answeredAt'])
    .where('question.countyCode', '=', countyCode)
    .where('question.uscc', '=', uscc);

export type QuestionFilter = {
  readonly statementId?: string | undefined;
  readonly isOpen?: boolean | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** Questions on the statements of a cooperative, with their answers, in the order of asking. */
export async function listQuestions(
  trx: Trx,
  countyCode: string,
  uscc: string,
  { statementId, isOpen, after, limit }: QuestionFilter,
): Promise<QuestionRow[]> {
  return questions(trx, countyCode, uscc)
    .$if(statementId !== undefined, (query) =>
      query.where('question.statementId', '=', statementId ?? ''),
    )
    .$if(isOpen === true, (query) => query.where('answer.questionId', 'is', null))
    .$if(after !== undefined, (query) => query.where(isBehind(countyCode, after ?? '')))
    .orderBy('question.askedAt')
    .orderBy('question.questionId')
    .limit(limit)
    .execute();
}

const isBehind = (countyCode: string, questionId: string) => sql<boolean>`
  (question.asked_at, question.question_id) > (
    select asked_at, question_id from statement_question
    where county_code = ${countyCode} and question_id = ${questionId})`;

export async function findQuestion(
  trx: Trx,
  countyCode: string,
  uscc: string,
  questionId: string,
): Promise<QuestionRow | undefined> {
  return questions(trx, countyCode, uscc)
    .where('question.questionId', '=', questionId)
    .executeTakeFirst();
}

/** Which of these statements have a question that nobody has answered. */
export async function listQuestioned(
  trx: Trx,
  countyCode: string,
  statementIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (statementIds.length === 0) return new Set();
  const rows = await trx
    .selectFrom('statementQuestion as question')
    .leftJoin('statementAnswer as answer', (join) =>
      join
        .onRef('answer.countyCode', '=', 'question.countyCode')
        .onRef('answer.questionId', '=', 'question.questionId'),
    )
    .select('question.statementId')
    .where('question.countyCode', '=', countyCode)
    .where('question.statementId', 'in', statementIds)
    .where('answer.questionId', 'is', null)
    .execute();
  return new Set(rows.map(({ statementId }) => statementId));
}

export async function insertQuestion(trx: Trx, row: NewQuestion): Promise<void> {
  await trx.insertInto('statementQuestion').values(row).execute();
}

export async function insertAnswer(trx: Trx, row: NewAnswer): Promise<void> {
  await trx.insertInto('statementAnswer').values(row).execute();
}
