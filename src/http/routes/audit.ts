import { createRoute, z } from '@hono/zod-openapi';
import { checkpointAudit, checkpointSchema } from '../../domain/audit/checkpoint.ts';
import { exportAudit } from '../../domain/audit/export.ts';
import {
  allowed,
  body,
  idempotencyHeaders,
  json,
  LINES,
  lines,
  refusals,
  refusalsOfChange,
  replayHeader,
} from '../contract.ts';
import { answerAsItIs, contextOf, type Door } from '../door.ts';

const tags = ['audit'];

const exportRoute = createRoute({
  method: 'get',
  path: '/v1/audit/export',
  operationId: 'exportAudit',
  summary: 'The audit trail of the county as lines of JSON, for `heheng audit verify`',
  tags,
  ...allowed('audit:export'),
  responses: {
    200: lines('Records by chain and sequence, at the end a checkpoint over all heads'),
    ...refusals,
  },
});

const checkpoint = createRoute({
  method: 'post',
  path: '/v1/audit/checkpoints',
  operationId: 'checkpointAudit',
  summary: 'Record in the trail where every chain stands, and keep the answer as a receipt',
  tags,
  ...allowed('audit:export'),
  request: { headers: idempotencyHeaders, body: body(z.strictObject({})) },
  responses: { 201: json(checkpointSchema, 'The checkpoint'), ...refusalsOfChange },
});

export function auditRoutes(door: Door): void {
  answerAsItIs(door, exportRoute, async (c) => {
    const trail = await exportAudit({ ctx: contextOf(c) });
    return c.body(`${trail.join('\n')}\n`, 200, { 'Content-Type': LINES });
  });
  door.openapi(checkpoint, async (c) => {
    const { value, isReplay } = await checkpointAudit({ ctx: contextOf(c) });
    return c.json(checkpointSchema.parse(value), 201, replayHeader(isReplay));
  });
}
