import { createRoute } from '@hono/zod-openapi';
import { riskCaseSchema } from '../../domain/cases/schemas.ts';
import { getPrevention } from '../../domain/prevention/get.ts';
import { recordSelfCheck } from '../../domain/prevention/record-self-check.ts';
import { preventionSchema, selfCheckInput } from '../../domain/prevention/schemas.ts';
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

const tags = ['prevention'];

const get = createRoute({
  method: 'get',
  path: '/v1/cooperatives/{uscc}/prevention',
  operationId: 'getPrevention',
  summary: 'What to look at before a warning comes: distances, weak indicators, questions',
  tags,
  ...allowed('cases:read'),
  request: { params: cooperativeParams },
  responses: { 200: json(preventionSchema, 'From the newest rating'), ...refusalsOfOne },
});

const record = createRoute({
  method: 'post',
  path: '/v1/cooperatives/{uscc}/self-check',
  operationId: 'recordSelfCheck',
  summary: 'Do the duty of a self-check with its answers',
  tags,
  ...allowed('cases:act'),
  request: {
    params: cooperativeParams,
    headers: idempotencyHeaders,
    body: body(selfCheckInput),
  },
  responses: { 201: json(riskCaseSchema, 'The case afterwards'), ...refusalsOfChange },
});

export function preventionRoutes(door: Door): void {
  door.openapi(get, async (c) => {
    const found = await getPrevention({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.json(preventionSchema.parse(found), 200);
  });
  door.openapi(record, async (c) => {
    const input = { ...c.req.valid('param'), answered: c.req.valid('json') };
    const { value, isReplay } = await recordSelfCheck({ ctx: contextOf(c), input });
    return c.json(riskCaseSchema.parse(value), 201, replayHeader(isReplay));
  });
}
