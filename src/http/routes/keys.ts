import { createRoute } from '@hono/zod-openapi';
import { createOwnKey } from '../../domain/keys/create-own.ts';
import { listKeys } from '../../domain/keys/list.ts';
import { revokeKey } from '../../domain/keys/revoke.ts';
import {
  createdKeySchema,
  createOwnKeyInput,
  keyInput,
  keyListSchema,
  revokedKeySchema,
} from '../../domain/keys/schemas.ts';
import { pageInput } from '../../domain/page.ts';
import {
  allowed,
  body,
  idempotencyHeaders,
  json,
  refusals,
  refusalsOfChange,
  replayHeader,
} from '../contract.ts';
import { contextOf, type Door } from '../door.ts';

const tags = ['keys'];

const create = createRoute({
  method: 'post',
  path: '/v1/keys',
  operationId: 'createKey',
  summary: 'Make a key for a system of one’s own organisation',
  tags,
  ...allowed('keys:create'),
  request: { headers: idempotencyHeaders, body: body(createOwnKeyInput) },
  responses: { 201: json(createdKeySchema, 'The key, shown once'), ...refusalsOfChange },
});

const list = createRoute({
  method: 'get',
  path: '/v1/keys',
  operationId: 'listKeys',
  summary: 'Keys of one’s own organisation',
  tags,
  ...allowed('keys:create'),
  request: { query: pageInput },
  responses: { 200: json(keyListSchema, 'A page of keys'), ...refusals },
});

const revoke = createRoute({
  method: 'post',
  path: '/v1/keys/{keyId}/revoke',
  operationId: 'revokeKey',
  summary: 'Revoke a key, at once',
  tags,
  ...allowed('keys:create'),
  request: { headers: idempotencyHeaders, params: keyInput },
  responses: { 201: json(revokedKeySchema, 'Revoked'), ...refusalsOfChange },
});

export function keyRoutes(door: Door): void {
  door.openapi(create, async (c) => {
    const input = c.req.valid('json');
    const { value, isReplay } = await createOwnKey({ ctx: contextOf(c), input });
    return c.json(createdKeySchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(list, async (c) => {
    const page = await listKeys({ ctx: contextOf(c), input: c.req.valid('query') });
    return c.json(keyListSchema.parse(page), 200);
  });
  door.openapi(revoke, async (c) => {
    const input = c.req.valid('param');
    const { value, isReplay } = await revokeKey({ ctx: contextOf(c), input });
    return c.json(revokedKeySchema.parse(value), 201, replayHeader(isReplay));
  });
}
