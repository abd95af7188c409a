import { createRoute } from '@hono/zod-openapi';
import { pageInput } from '../../domain/page.ts';
import { checkStatement } from '../../domain/statements/check.ts';
import { compareStatement } from '../../domain/statements/compare.ts';
import { getStatement } from '../../domain/statements/get.ts';
import { listStatements } from '../../domain/statements/list.ts';
import { listWaitingStatements } from '../../domain/statements/list-waiting.ts';
import {
  checkedStatementSchema,
  filedStatementSchema,
  statementCheckSchema,
  statementComparisonSchema,
  statementListSchema,
  statementSchema,
  submitStatementInput,
  verifyStatementInput,
  waitingStatementListSchema,
} from '../../domain/statements/schemas.ts';
import { submitStatement } from '../../domain/statements/submit.ts';
import { verifyStatement } from '../../domain/statements/verify.ts';
import { idSchema } from '../../domain/texts.ts';
import { anyJson, refusedRequest } from '../calculation.ts';
import {
  allowed,
  body,
  cooperativeParams,
  idempotencyHeaders,
  json,
  purposeHeaders,
  refusals,
  refusalsOfChange,
  refusalsOfOne,
  replayHeader,
} from '../contract.ts';
import { contextOf, type Door } from '../door.ts';

const tags = ['statements'];
const statementParams = cooperativeParams.extend({ statementId: idSchema });

const check = createRoute({
  method: 'post',
  path: '/v1/statements/check',
  operationId: 'checkStatement',
  summary: 'Check a statement without storing it',
  description: 'Answers as `heheng statement check`; last year’s statement may come as `lastYear`.',
  tags,
  ...allowed('calculations:run'),
  request: { body: body(anyJson('A statement: {form, lines, surplus?, lastYear?}')) },
  responses: {
    200: json(statementCheckSchema, 'Findings, ratios and whether it is acceptable'),
    ...refusedRequest,
  },
});

const submit = createRoute({
  method: 'post',
  path: '/v1/cooperatives/{uscc}/statements',
  operationId: 'submitStatement',
  summary: 'Submit a statement, with the facts that only the cooperative knows',
  tags,
  ...allowed('statements:submit'),
  request: {
    params: cooperativeParams,
    headers: idempotencyHeaders,
    body: body(submitStatementInput),
  },
  responses: { 201: json(checkedStatementSchema, 'Taken, with warnings'), ...refusalsOfChange },
});

const list = createRoute({
  method: 'get',
  path: '/v1/cooperatives/{uscc}/statements',
  operationId: 'listStatements',
  summary: 'Every statement of a cooperative, the newest first',
  tags,
  ...allowed('cooperatives:read'),
  request: { params: cooperativeParams, query: pageInput, headers: purposeHeaders },
  responses: { 200: json(statementListSchema, 'Statements'), ...refusalsOfOne },
});

const get = createRoute({
  method: 'get',
  path: '/v1/cooperatives/{uscc}/statements/{statementId}',
  operationId: 'getStatement',
  summary: 'One statement, with what was filed and what was found',
  tags,
  ...allowed('cooperatives:read'),
  request: { params: statementParams, headers: purposeHeaders },
  responses: { 200: json(filedStatementSchema, 'The statement'), ...refusalsOfOne },
});

const compare = createRoute({
  method: 'get',
  path: '/v1/cooperatives/{uscc}/statements/{statementId}/comparison',
  operationId: 'compareStatement',
  summary: 'One statement line by line beside the one that was accepted for the year before',
  tags,
  ...allowed('cooperatives:read'),
  request: { params: statementParams, headers: purposeHeaders },
  responses: { 200: json(statementComparisonSchema, 'Both statements'), ...refusalsOfOne },
});

const waiting = createRoute({
  method: 'get',
  path: '/v1/statements/waiting',
  operationId: 'listWaitingStatements',
  summary: 'The statements that wait to be verified, oldest first',
  tags,
  ...allowed('statements:verify'),
  request: { query: pageInput },
  responses: { 200: json(waitingStatementListSchema, 'A page of statements'), ...refusals },
});

const verify = createRoute({
  method: 'post',
  path: '/v1/cooperatives/{uscc}/statements/{statementId}/verification',
  operationId: 'verifyStatement',
  summary: 'Accept a statement or return it; never one’s own',
  tags,
  ...allowed('statements:verify'),
  request: {
    params: statementParams,
    headers: idempotencyHeaders,
    body: body(verifyStatementInput),
  },
  responses: { 201: json(statementSchema, 'Decided'), ...refusalsOfChange },
});

export function statementRoutes(door: Door): void {
  door.openapi(check, async (c) => {
    const answer = checkStatement(c.req.valid('json'));
    return 'error' in answer
      ? c.json(answer, 422)
      : c.json(statementCheckSchema.parse(answer), 200);
  });
  door.openapi(submit, async (c) => {
    const input = { ...c.req.valid('param'), submission: c.req.valid('json') };
    const { value, isReplay } = await submitStatement({ ctx: contextOf(c), input });
    return c.json(checkedStatementSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(list, async (c) => {
    const statements = await listStatements({
      ctx: contextOf(c),
      input: { ...c.req.valid('param'), ...c.req.valid('query') },
    });
    return c.json(statementListSchema.parse(statements), 200);
  });
  door.openapi(get, async (c) => {
    const statement = await getStatement({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.json(filedStatementSchema.parse(statement), 200);
  });
  door.openapi(compare, async (c) => {
    const comparison = await compareStatement({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.json(statementComparisonSchema.parse(comparison), 200);
  });
  door.openapi(waiting, async (c) => {
    const input = c.req.valid('query');
    const statements = await listWaitingStatements({ ctx: contextOf(c), input });
    return c.json(waitingStatementListSchema.parse(statements), 200);
  });
  door.openapi(verify, async (c) => {
    const input = { ...c.req.valid('param'), verification: c.req.valid('json') };
    const { value, isReplay } = await verifyStatement({ ctx: contextOf(c), input });
    return c.json(statementSchema.parse(value), 201, replayHeader(isReplay));
  });
}
