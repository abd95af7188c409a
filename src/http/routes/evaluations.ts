import { createRoute } from '@hono/zod-openapi';
import { getEvaluation } from '../../domain/evaluations/get.ts';
import { evaluationInput, evaluationSchema } from '../../domain/evaluations/schemas.ts';
import { allowed, json, refusalsOfOne } from '../contract.ts';
import { contextOf, type Door } from '../door.ts';

const get = createRoute({
  method: 'get',
  path: '/v1/evaluations/{year}',
  operationId: 'getEvaluation',
  summary: 'The yearly evaluation: both sides, by township and by cooperative',
  tags: ['evaluations'],
  ...allowed('evaluation:read'),
  request: { params: evaluationInput },
  responses: { 200: json(evaluationSchema, 'The evaluation'), ...refusalsOfOne },
});

export function evaluationRoutes(door: Door): void {
  door.openapi(get, async (c) => {
    const evaluation = await getEvaluation({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.json(evaluationSchema.parse(evaluation), 200);
  });
}
