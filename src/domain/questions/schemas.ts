import { z } from 'zod';
import { nextSchema, pageInput } from '../page.ts';
import { instantSchema, usccSchema } from '../schemas.ts';
import { idSchema, paragraphSchema } from '../texts.ts';

export const statementQuestionSchema = z
  .strictObject({
    questionId: z.string().meta({ example: 'qst_01KAW3…' }),
    statementId: z.string(),
    uscc: usccSchema,
    state: z.enum(['open', 'answered']),
    question: z.string(),
    askedBy: z.string(),
    askedAt: instantSchema,
    answer: z.string().nullable(),
    answeredBy: z.string().nullable(),
    answeredAt: instantSchema.nullable(),
  })
  .meta({ id: 'StatementQuestion', description: 'A question on a statement that waits' });
export type StatementQuestion = z.infer<typeof statementQuestionSchema>;

export const statementQuestionListSchema = z
  .strictObject({ items: z.array(statementQuestionSchema), next: nextSchema })
  .meta({ id: 'StatementQuestionList' });
export type StatementQuestionList = z.infer<typeof statementQuestionListSchema>;

export const listQuestionsInput = z.strictObject({
  statementId: idSchema.optional(),
  state: z.enum(['open']).optional(),
  ...pageInput.shape,
});
export type ListQuestionsInput = z.input<typeof listQuestionsInput>;

export const askQuestionInput = z
  .strictObject({ question: paragraphSchema(2000) })
  .meta({ id: 'StatementQuestionInput' });
export type AskQuestionInput = z.infer<typeof askQuestionInput>;

export const answerQuestionInput = z
  .strictObject({ answer: paragraphSchema(2000) })
  .meta({ id: 'StatementAnswerInput' });
export type AnswerQuestionInput = z.infer<typeof answerQuestionInput>;
