import { createRoute, z } from '@hono/zod-openapi';
import { getFactVocabulary, getModel } from '../../domain/models/get.ts';
import { idSchema } from '../../domain/texts.ts';
import { anyJson } from '../calculation.ts';
import { allowed, json, refusalsOfOne } from '../contract.ts';
import type { Door } from '../door.ts';

const tags = ['models'];

const facts = createRoute({
  method: 'get',
  path: '/v1/models/facts',
  operationId: 'getFactVocabulary',
  summary: 'Every fact that may be stated about a cooperative, and by whom',
  tags,
  ...allowed('models:read'),
  responses: { 200: json(anyJson('The published file'), 'Fact vocabulary'), ...refusalsOfOne },
});

const publishedModelSchema = z
  .strictObject({ digest: z.string(), file: z.unknown() })
  .meta({ id: 'PublishedModel' });

const model = createRoute({
  method: 'get',
  path: '/v1/models/indicators/{modelId}',
  operationId: 'getModel',
  summary: 'An indicator model with every judgment matrix behind its weights',
  tags,
  ...allowed('models:read'),
  request: { params: z.strictObject({ modelId: idSchema }) },
  responses: { 200: json(publishedModelSchema, 'The published file'), ...refusalsOfOne },
});

export function modelRoutes(door: Door): void {
  door.openapi(facts, async (c) => c.json(getFactVocabulary(), 200));
  door.openapi(model, async (c) => c.json({ ...getModel(c.req.valid('param').modelId) }, 200));
}
