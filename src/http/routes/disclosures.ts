import { createRoute } from '@hono/zod-openapi';
import { getDisclosureSheet } from '../../domain/disclosure-sheets/get.ts';
import { disclosureSheetSchema } from '../../domain/disclosure-sheets/schemas.ts';
import { listDisclosures } from '../../domain/disclosures/list.ts';
import { disclosureListSchema, listDisclosuresInput } from '../../domain/disclosures/schemas.ts';
import { idSchema } from '../../domain/texts.ts';
import {
  allowed,
  cooperativeParams,
  json,
  purposeHeaders,
  refusals,
  refusalsOfOne,
} from '../contract.ts';
import { contextOf, type Door } from '../door.ts';

const tags = ['disclosures'];

const list = createRoute({
  method: 'get',
  path: '/v1/disclosures',
  operationId: 'listDisclosures',
  summary: 'Who saw what of cooperatives, and what for, newest first',
  tags,
  ...allowed('disclosures:read'),
  request: { query: listDisclosuresInput },
  responses: { 200: json(disclosureListSchema, 'A page of the register'), ...refusals },
});

const sheet = createRoute({
  method: 'get',
  path: '/v1/cooperatives/{uscc}/ratings/{ratingId}/disclosure-sheet',
  operationId: 'getDisclosureSheet',
  summary: 'By what rules and from what data a rating was made, and how to object',
  tags,
  ...allowed('cooperatives:read'),
  request: { params: cooperativeParams.extend({ ratingId: idSchema }), headers: purposeHeaders },
  responses: { 200: json(disclosureSheetSchema, 'The disclosure sheet'), ...refusalsOfOne },
});

export function disclosureRoutes(door: Door): void {
  door.openapi(list, async (c) => {
    const page = await listDisclosures({ ctx: contextOf(c), input: c.req.valid('query') });
    return c.json(disclosureListSchema.parse(page), 200);
  });
  door.openapi(sheet, async (c) => {
    const found = await getDisclosureSheet({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.json(disclosureSheetSchema.parse(found), 200);
  });
}
