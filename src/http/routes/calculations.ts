import { createRoute, z } from '@hono/zod-openapi';
import { AHP_OPERATIONS, answerAhp } from '../../domain/calculations/ahp.ts';
import { answerScore } from '../../domain/calculations/score.ts';
import { anyJson, refusedRequest } from '../calculation.ts';
import { allowed, body, json } from '../contract.ts';
import type { Door } from '../door.ts';

const tags = ['calculations'];

const ahp = createRoute({
  method: 'post',
  path: '/v1/ahp',
  operationId: 'ahp',
  summary: 'Analytic hierarchy process: from judgments to priorities, and what they hang on',
  description: 'The same request and answer as `heheng ahp`.',
  tags,
  ...allowed('calculations:run'),
  request: {
    body: body(
      z.unknown().meta({
        description: `An operation by \`op\`: ${AHP_OPERATIONS.join(', ')}`,
        example: {
          op: 'priorities',
          matrix: [
            [1, '1/3'],
            [3, 1],
          ],
        },
      }),
    ),
  },
  responses: { 200: json(anyJson('The answer of the operation'), 'Answer'), ...refusedRequest },
});

const score = createRoute({
  method: 'post',
  path: '/v1/score',
  operationId: 'score',
  summary: 'Score raw indicator values, or statement lines and facts, without storing anything',
  description: 'The same request and answer as `heheng score`, with an optional `model`.',
  tags,
  ...allowed('calculations:run'),
  request: {
    body: body(
      z.unknown().meta({
        description:
          'Raw `indicators`; an absent or null one is not applicable. Or `values`: statement lines ' +
          'in yuan and facts by formula name, which go through formulas and the shell screen. Beside ' +
          'either, `history`: what a rating remembers, as its export has it',
        example: { id: 'A1', indicators: { F1: 0.48, K1: 0 } },
      }),
    ),
  },
  responses: { 200: json(anyJson('The score'), 'Score'), ...refusedRequest },
});

export function calculationRoutes(door: Door): void {
  door.openapi(ahp, async (c) => {
    const answer = answerAhp(c.req.valid('json'));
    return 'error' in answer ? c.json(answer, 422) : c.json(answer, 200);
  });
  door.openapi(score, async (c) => {
    const answer = answerScore(c.req.valid('json'));
    return 'error' in answer ? c.json(answer, 422) : c.json(answer, 200);
  });
}
