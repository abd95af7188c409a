import { createRoute } from '@hono/zod-openapi';
import { recordFacts } from '../../domain/facts/record.ts';
import { factSheetSchema, recordFactsInput } from '../../domain/facts/schemas.ts';
import {
  allowed,
  body,
  cooperativeParams,
  etagOf,
  idempotencyHeaders,
  ifMatchHeaders,
  json,
  refusalsOfChange,
  replayHeader,
  revisionOf,
} from '../contract.ts';
import { contextOf, type Door } from '../door.ts';

const record = createRoute({
  method: 'post',
  path: '/v1/cooperatives/{uscc}/facts',
  operationId: 'recordFacts',
  summary: 'Record facts that government or a third party knows',
  tags: ['facts'],
  ...allowed('facts:record'),
  request: {
    params: cooperativeParams,
    headers: idempotencyHeaders.extend(ifMatchHeaders.shape),
    body: body(recordFactsInput),
  },
  responses: { 201: json(factSheetSchema, 'All facts on record'), ...refusalsOfChange },
});

export function factRoutes(door: Door): void {
  door.openapi(record, async (c) => {
    const revision = revisionOf(c.req.valid('header')['if-match']);
    const input = { ...c.req.valid('param'), recording: c.req.valid('json'), revision };
    const { value, isReplay } = await recordFacts({ ctx: contextOf(c), input });
    const headers = { ETag: etagOf(value.revision), ...replayHeader(isReplay) };
    return c.json(factSheetSchema.parse(value), 201, headers);
  });
}
