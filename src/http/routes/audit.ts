import { createRoute, z } from '@hono/zod-openapi';
import { exportAudit } from '../../domain/audit/export.ts';
import { allowed, refusals } from '../contract.ts';
import { contextOf, type Door } from '../door.ts';

const exportRoute = createRoute({
  method: 'get',
  path: '/v1/audit/export',
  operationId: 'exportAudit',
  summary: 'The audit trail of the county as lines of JSON, for `heheng audit verify`',
  tags: ['audit'],
  ...allowed('audit:export'),
  responses: {
    200: {
      description: 'Records by chain and sequence, at the end a checkpoint over all heads',
      content: { 'application/x-ndjson': { schema: z.string() } },
    },
    ...refusals,
  },
});

export function auditRoutes(door: Door): void {
  // Lines are no JSON body, which is all that typed handlers know.
  door.openAPIRegistry.registerPath(exportRoute);
  door.get('/v1/audit/export', async (c) => {
    const lines = await exportAudit({ ctx: contextOf(c) });
    return c.body(`${lines.join('\n')}\n`, 200, { 'Content-Type': 'application/x-ndjson' });
  });
}
