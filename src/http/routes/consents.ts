import { createRoute } from '@hono/zod-openapi';
import { grantConsent } from '../../domain/consents/grant.ts';
import { listConsents } from '../../domain/consents/list.ts';
import { revokeConsent } from '../../domain/consents/revoke.ts';
import {
  consentListSchema,
  consentSchema,
  grantConsentInput,
  listConsentsInput,
  revokeConsentInput,
} from '../../domain/consents/schemas.ts';
import { idSchema } from '../../domain/texts.ts';
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

const tags = ['consents'];

const grant = createRoute({
  method: 'post',
  path: '/v1/cooperatives/{uscc}/consents',
  operationId: 'grantConsent',
  summary: 'Let a bank or guarantor see kinds of data, for a purpose and a period',
  tags,
  ...allowed('consents:grant'),
  request: {
    params: cooperativeParams,
    headers: idempotencyHeaders,
    body: body(grantConsentInput),
  },
  responses: { 201: json(consentSchema, 'The consent'), ...refusalsOfChange },
});

const revoke = createRoute({
  method: 'post',
  path: '/v1/cooperatives/{uscc}/consents/{consentId}/revocation',
  operationId: 'revokeConsent',
  summary: 'Take a consent back, at once',
  tags,
  ...allowed('consents:grant'),
  request: {
    params: cooperativeParams.extend({ consentId: idSchema }),
    headers: idempotencyHeaders,
    body: body(revokeConsentInput),
  },
  responses: { 201: json(consentSchema, 'The consent, revoked'), ...refusalsOfChange },
});

const list = createRoute({
  method: 'get',
  path: '/v1/consents',
  operationId: 'listConsents',
  summary: 'Consents, newest first: one’s own, those that one was given, or all',
  tags,
  ...allowed('consents:read'),
  request: { query: listConsentsInput },
  responses: { 200: json(consentListSchema, 'A page of consents'), ...refusals },
});

export function consentRoutes(door: Door): void {
  door.openapi(grant, async (c) => {
    const input = { ...c.req.valid('param'), consent: c.req.valid('json') };
    const { value, isReplay } = await grantConsent({ ctx: contextOf(c), input });
    return c.json(consentSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(revoke, async (c) => {
    const input = { ...c.req.valid('param'), revocation: c.req.valid('json') };
    const { value, isReplay } = await revokeConsent({ ctx: contextOf(c), input });
    return c.json(consentSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(list, async (c) => {
    const page = await listConsents({ ctx: contextOf(c), input: c.req.valid('query') });
    return c.json(consentListSchema.parse(page), 200);
  });
}
