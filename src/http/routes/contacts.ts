import { createRoute } from '@hono/zod-openapi';
import { getContact } from '../../domain/contacts/get.ts';
import { recordContact } from '../../domain/contacts/record.ts';
import { revealContact } from '../../domain/contacts/reveal.ts';
import {
  contactSchema,
  recordContactInput,
  revealContactInput,
} from '../../domain/contacts/schemas.ts';
import {
  allowed,
  body,
  cooperativeParams,
  etagOf,
  idempotencyHeaders,
  ifMatchHeaders,
  json,
  refusalsOfChange,
  refusalsOfOne,
  replayHeader,
  revisionOf,
} from '../contract.ts';
import { contextOf, type Door } from '../door.ts';

const tags = ['contacts'];
const path = '/v1/cooperatives/{uscc}/contact';

const get = createRoute({
  method: 'get',
  path,
  operationId: 'getContact',
  summary: 'Whom to call at a cooperative, masked',
  tags,
  ...allowed('cooperatives:read'),
  request: { params: cooperativeParams },
  responses: { 200: json(contactSchema, 'The contact, masked'), ...refusalsOfOne },
});

const record = createRoute({
  method: 'post',
  path,
  operationId: 'recordContact',
  summary: 'Record whom to call at a cooperative',
  description: 'Over a contact on record only with If-Match.',
  tags,
  ...allowed('contacts:record'),
  request: {
    params: cooperativeParams,
    headers: idempotencyHeaders.extend(ifMatchHeaders.shape),
    body: body(recordContactInput),
  },
  responses: { 201: json(contactSchema, 'The contact, masked'), ...refusalsOfChange },
});

const reveal = createRoute({
  method: 'post',
  path: `${path}/reveal`,
  operationId: 'revealContact',
  summary: 'Whom to call, unmasked; the register of disclosures says who asked and what for',
  description:
    'Takes no Idempotency-Key: personal data are not kept for a repeated request, and each look is ' +
    'entered.',
  tags,
  ...allowed('contacts:reveal'),
  request: { params: cooperativeParams, body: body(revealContactInput) },
  responses: { 200: json(contactSchema, 'The contact'), ...refusalsOfChange },
});

export function contactRoutes(door: Door): void {
  door.openapi(get, async (c) => {
    const contact = await getContact({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.json(contactSchema.parse(contact), 200, { ETag: etagOf(contact.revision) });
  });
  door.openapi(record, async (c) => {
    const revision = revisionOf(c.req.valid('header')['if-match']);
    const input = { ...c.req.valid('param'), contact: c.req.valid('json'), revision };
    const { value, isReplay } = await recordContact({ ctx: contextOf(c), input });
    const headers = { ETag: etagOf(value.revision), ...replayHeader(isReplay) };
    return c.json(contactSchema.parse(value), 201, headers);
  });
  door.openapi(reveal, async (c) => {
    const input = { ...c.req.valid('param'), reveal: c.req.valid('json') };
    return c.json(contactSchema.parse(await revealContact({ ctx: contextOf(c), input })), 200);
  });
}
