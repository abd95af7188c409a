import { createRoute } from '@hono/zod-openapi';
import { answerQuestion } from '../../domain/questions/answer.ts';
import { askQuestion } from '../../domain/questions/ask.ts';
import { listQuestions } from '../../domain/questions/list.ts';
import {
  answerQuestionInput,
  askQuestionInput,
  listQuestionsInput,
  statementQuestionListSchema,
  statementQuestionSchema,
} from '../../domain/questions/schemas.ts';
import { idSchema } from '../../domain/texts.ts';
import {
  allowed,
  body,
  cooperativeParams,
  idempotencyHeaders,
  json,
  refusalsOfChange,
  refusalsOfOne,
  replayHeader,
} from '../contract.ts';
import { contextOf, type Door } from '../door.ts';

const tags = ['statements'];

const list = createRoute({
  method: 'get',
  path: '/v1/cooperatives/{uscc}/statement-questions',
  operationId: 'listStatementQuestions',
  summary: 'Questions on the statements of a cooperative, with their answers',
  tags,
  ...allowed('statements:read-questions'),
  request: { params: cooperativeParams, query: listQuestionsInput },
  responses: { 200: json(statementQuestionListSchema, 'A page of questions'), ...refusalsOfOne },
});

const ask = createRoute({
  method: 'post',
  path: '/v1/cooperatives/{uscc}/statements/{statementId}/questions',
  operationId: 'askStatementQuestion',
  summary: 'Ask the cooperative about a statement that waits to be verified',
  tags,
  ...allowed('statements:verify'),
  request: {
    params: cooperativeParams.extend({ statementId: idSchema }),
    headers: idempotencyHeaders,
    body: body(askQuestionInput),
  },
  responses: { 201: json(statementQuestionSchema, 'The question'), ...refusalsOfChange },
});

const answer = createRoute({
  method: 'post',
  path: '/v1/cooperatives/{uscc}/statement-questions/{questionId}/answer',
  operationId: 'answerStatementQuestion',
  summary: 'Answer a question on one’s own statement, once',
  tags,
  ...allowed('statements:answer'),
  request: {
    params: cooperativeParams.extend({ questionId: idSchema }),
    headers: idempotencyHeaders,
    body: body(answerQuestionInput),
  },
  responses: { 201: json(statementQuestionSchema, 'The question'), ...refusalsOfChange },
});

export function questionRoutes(door: Door): void {
  door.openapi(list, async (c) => {
    const input = { ...c.req.valid('param'), filter: c.req.valid('query') };
    const found = await listQuestions({ ctx: contextOf(c), input });
    return c.json(statementQuestionListSchema.parse(found), 200);
  });
  door.openapi(ask, async (c) => {
    const input = { ...c.req.valid('param'), asked: c.req.valid('json') };
    const { value, isReplay } = await askQuestion({ ctx: contextOf(c), input });
    return c.json(statementQuestionSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(answer, async (c) => {
    const input = { ...c.req.valid('param'), answered: c.req.valid('json') };
    const { value, isReplay } = await answerQuestion({ ctx: contextOf(c), input });
    return c.json(statementQuestionSchema.parse(value), 201, replayHeader(isReplay));
  });
}
