import type { Selectable } from 'kysely';

/** Questions on statements, and what the cooperatives answered. */

type StatementQuestionTable = {
  countyCode: string;
  questionId: string;
  statementId: string;
  uscc: string;
  question: string;
  askedBy: string;
  askedAt: Date;
};

type StatementAnswerTable = {
  countyCode: string;
  questionId: string;
  uscc: string;
  answer: string;
  answeredBy: string;
  answeredAt: Date;
};

export type QuestionTables = {
  statementQuestion: StatementQuestionTable;
  statementAnswer: StatementAnswerTable;
};

export type NewQuestion = Selectable<StatementQuestionTable>;
export type NewAnswer = Selectable<StatementAnswerTable>;

/** A question beside its answer, if there is one yet. */
export type QuestionRow = NewQuestion & {
  readonly [Column in 'answer' | 'answeredBy']: string | null;
} & { readonly answeredAt: Date | null };
