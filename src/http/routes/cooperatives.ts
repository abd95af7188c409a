import { createRoute } from '@hono/zod-openapi';
import { getCooperative } from '../../domain/cooperatives/get.ts';
import { listCooperatives } from '../../domain/cooperatives/list.ts';
import { registerCooperative } from '../../domain/cooperatives/register.ts';
import {
  cooperativeListSchema,
  cooperativeSchema,
  listCooperativesInput,
  registerCooperativeInput,
  registeredCooperativeSchema,
} from '../../domain/cooperatives/schemas.ts';
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

const tags = ['cooperatives'];

const list = createRoute({
  method: 'get',
  path: '/v1/cooperatives',
  operationId: 'listCooperatives',
  summary: 'Cooperatives with their newest rating',
  tags,
  ...allowed('cooperatives:read'),
  request: { query: listCooperativesInput, headers: purposeHeaders },
  responses: { 200: json(cooperativeListSchema, 'A page of cooperatives'), ...refusals },
});

const register = createRoute({
  method: 'post',
  path: '/v1/cooperatives',
  operationId: 'registerCooperative',
  summary: 'Register a cooperative with the county',
  tags,
  ...allowed('cooperatives:register'),
  request: { headers: idempotencyHeaders, body: body(registerCooperativeInput) },
  responses: { 201: json(registeredCooperativeSchema, 'Registered'), ...refusalsOfChange },
});

const get = createRoute({
  method: 'get',
  path: '/v1/cooperatives/{uscc}',
  operationId: 'getCooperative',
  summary: 'One cooperative',
  tags,
  ...allowed('cooperatives:read'),
  request: { params: cooperativeParams, headers: purposeHeaders },
  responses: { 200: json(cooperativeSchema, 'The cooperative'), ...refusalsOfOne },
});

export function cooperativeRoutes(door: Door): void {
  door.openapi(list, async (c) => {
    const page = await listCooperatives({ ctx: contextOf(c), input: c.req.valid('query') });
    return c.json(cooperativeListSchema.parse(page), 200);
  });
  door.openapi(register, async (c) => {
    const input = c.req.valid('json');
    const { value, isReplay } = await registerCooperative({ ctx: contextOf(c), input });
    return c.json(registeredCooperativeSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(get, async (c) => {
    const cooperative = await getCooperative({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.json(cooperativeSchema.parse(cooperative), 200);
  });
}
