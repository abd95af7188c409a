import { createRoute, z } from '@hono/zod-openapi';
import { getFactVocabulary, getModel } from '../../domain/models/get.ts';
import { getModelFile } from '../../domain/models/get-file.ts';
import { listVersions } from '../../domain/models/list-versions.ts';
import { modelQuery, versionPageInput } from '../../domain/models/schemas.ts';
import { idSchema } from '../../domain/texts.ts';
import { modelVersionListSchema } from '../../domain/weighting/schemas.ts';
import { anyJson } from '../calculation.ts';
import { allowed, json, refusalsOfOne } from '../contract.ts';
import { answerAsItIs, contextOf, type Door } from '../door.ts';

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

const modelParams = z.strictObject({ modelId: idSchema });

const model = createRoute({
  method: 'get',
  path: '/v1/models/indicators/{modelId}',
  operationId: 'getModel',
  summary: 'An indicator model with every judgment matrix behind its weights',
  tags,
  ...allowed('models:read'),
  request: { params: modelParams, query: modelQuery },
  responses: { 200: json(publishedModelSchema, 'The published file'), ...refusalsOfOne },
});

const versions = createRoute({
  method: 'get',
  path: '/v1/models/indicators/{modelId}/versions',
  operationId: 'listModelVersions',
  summary: 'Every version of an indicator model, with the days on which each counts',
  tags,
  ...allowed('models:read'),
  request: { params: modelParams, query: versionPageInput },
  responses: { 200: json(modelVersionListSchema, 'Versions'), ...refusalsOfOne },
});

const file = createRoute({
  method: 'get',
  path: '/v1/models/indicators/{modelId}/file',
  operationId: 'getModelFile',
  summary: 'The file of a published version, to the byte, for `heheng score --model-file`',
  tags,
  ...allowed('models:read'),
  request: {
    params: modelParams,
    query: modelQuery,
  },
  responses: {
    200: json(anyJson('The file'), 'The file; its ETag is the digest of its bytes'),
    ...refusalsOfOne,
  },
});

export function modelRoutes(door: Door): void {
  door.openapi(facts, async (c) => c.json(getFactVocabulary(), 200));
  door.openapi(model, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    return c.json({ ...(await getModel({ ctx: contextOf(c), input })) }, 200);
  });
  door.openapi(versions, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    const list = await listVersions({ ctx: contextOf(c), input });
    return c.json(modelVersionListSchema.parse(list), 200);
  });
  // Parsing it and writing it again would change its bytes.
  answerAsItIs(door, file, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    const { text, digest } = await getModelFile({ ctx: contextOf(c), input });
    return c.body(text, 200, { 'Content-Type': 'application/json', ETag: `"${digest}"` });
  });
}
