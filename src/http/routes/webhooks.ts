import { createRoute } from '@hono/zod-openapi';
import { pageInput } from '../../domain/page.ts';
import { createEndpoint } from '../../domain/webhooks/create.ts';
import { deleteEndpoint } from '../../domain/webhooks/delete.ts';
import { listEndpoints } from '../../domain/webhooks/list.ts';
import { listDeliveries } from '../../domain/webhooks/list-deliveries.ts';
import { pingEndpoint } from '../../domain/webhooks/ping.ts';
import { replayDelivery } from '../../domain/webhooks/replay.ts';
import { RETRY_MINUTES, TIMEOUT_MS, TRIES_MAX } from '../../domain/webhooks/schedule.ts';
import {
  createdEndpointSchema,
  createEndpointInput,
  deletedEndpointSchema,
  deliveryInput,
  deliveryListSchema,
  deliverySchema,
  endpointInput,
  endpointListSchema,
} from '../../domain/webhooks/schemas.ts';
import {
  allowed,
  body,
  idempotencyHeaders,
  json,
  refusals,
  refusalsOfChange,
  refusalsOfOne,
  replayHeader,
} from '../contract.ts';
import { contextOf, type Door } from '../door.ts';

const tags = ['webhooks'];

const HOW_IT_IS_SENT =
  'Messages are POSTed as JSON (`type`, `timestamp`, `data`) and signed after the Standard ' +
  'Webhooks specification: `webhook-id`, `webhook-timestamp`, `webhook-signature` (v1, ' +
  `HMAC-SHA-256). An endpoint answers 2xx within ${TIMEOUT_MS / 1000} seconds; redirects are not ` +
  `followed. Otherwise it is tried again after ${RETRY_MINUTES.join(', ')} minutes, ${TRIES_MAX} ` +
  'times in all, and then given up; 410 ends the endpoint. A message may come more than once, ' +
  'always under the same `webhook-id`. Messages about one cooperative come in their order: `data.' +
  'sequence` rises, and the next one waits until the one before is through or given up. A bank ' +
  'or guarantor is told of ratings under a live consent alone, and each try is entered in the ' +
  'register of disclosures.';

const create = createRoute({
  method: 'post',
  path: '/v1/webhooks',
  operationId: 'createWebhook',
  summary: 'Have one’s own organisation told of what happens',
  description: HOW_IT_IS_SENT,
  tags,
  ...allowed('webhooks:manage'),
  request: { headers: idempotencyHeaders, body: body(createEndpointInput) },
  responses: {
    201: json(createdEndpointSchema, 'The endpoint, with its secret shown once'),
    ...refusalsOfChange,
  },
});

const list = createRoute({
  method: 'get',
  path: '/v1/webhooks',
  operationId: 'listWebhooks',
  summary: 'Webhook endpoints of one’s own organisation',
  tags,
  ...allowed('webhooks:manage'),
  request: { query: pageInput },
  responses: { 200: json(endpointListSchema, 'A page of endpoints'), ...refusals },
});

const deletion = createRoute({
  method: 'post',
  path: '/v1/webhooks/{endpointId}/deletion',
  operationId: 'deleteWebhook',
  summary: 'Delete an endpoint: nothing is sent there any more',
  tags,
  ...allowed('webhooks:manage'),
  request: { headers: idempotencyHeaders, params: endpointInput },
  responses: { 201: json(deletedEndpointSchema, 'Deleted'), ...refusalsOfChange },
});

const ping = createRoute({
  method: 'post',
  path: '/v1/webhooks/{endpointId}/ping',
  operationId: 'pingWebhook',
  summary: 'Send an endpoint a message that says nothing, within a minute',
  tags,
  ...allowed('webhooks:manage'),
  request: { headers: idempotencyHeaders, params: endpointInput },
  responses: { 201: json(deliverySchema, 'The message'), ...refusalsOfChange },
});

const deliveries = createRoute({
  method: 'get',
  path: '/v1/webhooks/{endpointId}/deliveries',
  operationId: 'listWebhookDeliveries',
  summary: 'Messages to an endpoint with their tries, the newest first',
  tags,
  ...allowed('webhooks:manage'),
  request: { params: endpointInput, query: pageInput },
  responses: { 200: json(deliveryListSchema, 'A page of messages'), ...refusalsOfOne },
});

const replay = createRoute({
  method: 'post',
  path: '/v1/webhooks/{endpointId}/deliveries/{deliveryId}/replay',
  operationId: 'replayWebhookDelivery',
  summary: 'Send a message once more: the same text under the same id',
  tags,
  ...allowed('webhooks:manage'),
  request: { headers: idempotencyHeaders, params: deliveryInput },
  responses: { 201: json(deliverySchema, 'The message'), ...refusalsOfChange },
});

export function webhookRoutes(door: Door): void {
  door.openapi(create, async (c) => {
    const asked = { ctx: contextOf(c), house: c.env, input: c.req.valid('json') };
    const { value, isReplay } = await createEndpoint(asked);
    return c.json(createdEndpointSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(list, async (c) => {
    const page = await listEndpoints({ ctx: contextOf(c), input: c.req.valid('query') });
    return c.json(endpointListSchema.parse(page), 200);
  });
  door.openapi(deletion, async (c) => {
    const input = c.req.valid('param');
    const { value, isReplay } = await deleteEndpoint({ ctx: contextOf(c), input });
    return c.json(deletedEndpointSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(ping, async (c) => {
    const input = c.req.valid('param');
    const { value, isReplay } = await pingEndpoint({ ctx: contextOf(c), input });
    return c.json(deliverySchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(deliveries, async (c) => {
    const input = { ...c.req.valid('param'), page: c.req.valid('query') };
    const page = await listDeliveries({ ctx: contextOf(c), input });
    return c.json(deliveryListSchema.parse(page), 200);
  });
  door.openapi(replay, async (c) => {
    const input = c.req.valid('param');
    const { value, isReplay } = await replayDelivery({ ctx: contextOf(c), input });
    return c.json(deliverySchema.parse(value), 201, replayHeader(isReplay));
  });
}
