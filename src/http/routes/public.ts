import { createRoute, z } from '@hono/zod-openapi';
import { isReady } from '../../domain/health.ts';
import { json } from '../contract.ts';
import type { Door } from '../door.ts';

const stateSchema = z.strictObject({ status: z.enum(['ok', 'unavailable']) }).meta({ id: 'State' });
const tags = ['public'];

const health = createRoute({
  method: 'get',
  path: '/healthz',
  operationId: 'health',
  summary: 'The process runs',
  tags,
  responses: { 200: json(stateSchema, 'It runs') },
});

const ready = createRoute({
  method: 'get',
  path: '/readyz',
  operationId: 'ready',
  summary: 'The database answers and its schema is current',
  tags,
  responses: { 200: json(stateSchema, 'Ready'), 503: json(stateSchema, 'Not ready') },
});

export function publicRoutes(door: Door): void {
  door.openapi(health, (c) => c.json({ status: 'ok' as const }, 200));
  door.openapi(ready, async (c) =>
    (await isReady(c.env))
      ? c.json({ status: 'ok' as const }, 200)
      : c.json({ status: 'unavailable' as const }, 503),
  );
}
