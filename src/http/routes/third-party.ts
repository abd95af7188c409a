import { createRoute } from '@hono/zod-openapi';
import { idSchema } from '../../domain/texts.ts';
import { checkImport, importItems } from '../../domain/third-party/import.ts';
import { listItems } from '../../domain/third-party/list.ts';
import { recordItem } from '../../domain/third-party/record.ts';
import {
  importedSchema,
  importItemsInput,
  importReportSchema,
  itemListSchema,
  itemSchema,
  listItemsInput,
  recordItemInput,
  verifyItemInput,
} from '../../domain/third-party/schemas.ts';
import { verifyItem } from '../../domain/third-party/verify.ts';
import {
  allowed,
  body,
  cooperativeParams,
  idempotencyHeaders,
  json,
  refusals,
  refusalsOfChange,
  replayHeader,
} from '../contract.ts';
import { contextOf, type Door } from '../door.ts';

const tags = ['third-party'];
const headers = idempotencyHeaders;

const list = createRoute({
  method: 'get',
  path: '/v1/third-party-items',
  operationId: 'listThirdPartyItems',
  summary: 'What third parties say of cooperatives, the newest first, and whether it counts',
  tags,
  ...allowed('third-party:read'),
  request: { query: listItemsInput },
  responses: { 200: json(itemListSchema, 'A page of items'), ...refusals },
});

const record = createRoute({
  method: 'post',
  path: '/v1/cooperatives/{uscc}/third-party-items',
  operationId: 'recordThirdPartyItem',
  summary: 'Record what a third party says of a cooperative',
  tags,
  ...allowed('third-party:record'),
  request: { params: cooperativeParams, headers, body: body(recordItemInput) },
  responses: { 201: json(itemSchema, 'The item, not verified yet'), ...refusalsOfChange },
});

const verify = createRoute({
  method: 'post',
  path: '/v1/cooperatives/{uscc}/third-party-items/{itemId}/verification',
  operationId: 'verifyThirdPartyItem',
  summary: 'Verify or refuse an item, as somebody who did not record it',
  tags,
  ...allowed('third-party:verify'),
  request: {
    params: cooperativeParams.extend({ itemId: idSchema }),
    headers,
    body: body(verifyItemInput),
  },
  responses: { 201: json(itemSchema, 'The item, decided'), ...refusalsOfChange },
});

const check = createRoute({
  method: 'post',
  path: '/v1/third-party-imports/check',
  operationId: 'checkThirdPartyImport',
  summary: 'Try an import: what is wrong with each line; nothing is recorded',
  tags,
  ...allowed('third-party:record'),
  request: { body: body(importItemsInput) },
  responses: { 200: json(importReportSchema, 'The report'), ...refusalsOfChange },
});

const importing = createRoute({
  method: 'post',
  path: '/v1/third-party-imports',
  operationId: 'importThirdPartyItems',
  summary: 'Record many items at once: all of them, or none',
  tags,
  ...allowed('third-party:record'),
  request: { headers, body: body(importItemsInput) },
  responses: { 201: json(importedSchema, 'The new items'), ...refusalsOfChange },
});

export function thirdPartyRoutes(door: Door): void {
  door.openapi(list, async (c) => {
    const value = await listItems({ ctx: contextOf(c), input: c.req.valid('query') });
    return c.json(itemListSchema.parse(value), 200);
  });
  door.openapi(record, async (c) => {
    const input = { ...c.req.valid('param'), recording: c.req.valid('json') };
    const { value, isReplay } = await recordItem({ ctx: contextOf(c), input });
    return c.json(itemSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(verify, async (c) => {
    const input = { ...c.req.valid('param'), verification: c.req.valid('json') };
    const { value, isReplay } = await verifyItem({ ctx: contextOf(c), input });
    return c.json(itemSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(check, async (c) => {
    const value = await checkImport({ ctx: contextOf(c), input: c.req.valid('json') });
    return c.json(importReportSchema.parse(value), 200);
  });
  door.openapi(importing, async (c) => {
    const { value, isReplay } = await importItems({
      ctx: contextOf(c),
      input: c.req.valid('json'),
    });
    return c.json(importedSchema.parse(value), 201, replayHeader(isReplay));
  });
}
