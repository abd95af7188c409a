import { createRoute } from '@hono/zod-openapi';
import { pageInput } from '../../domain/page.ts';
import { invite } from '../../domain/people/invite.ts';
import { listInvitations } from '../../domain/people/list-invitations.ts';
import {
  invitationIdInput,
  invitationInput,
  invitationListSchema,
  invitedSchema,
  withdrawnSchema,
} from '../../domain/people/schemas.ts';
import { withdrawInvitation } from '../../domain/people/withdraw-invitation.ts';
import {
  allowed,
  body,
  idempotencyHeaders,
  json,
  refusals,
  refusalsOfChange,
  replayHeader,
} from '../contract.ts';
import { contextOf, type Door, publicAddress } from '../door.ts';

const tags = ['people'];

const create = createRoute({
  method: 'post',
  path: '/v1/invitations',
  operationId: 'invitePerson',
  summary: 'Invite a person to act for an organisation',
  tags,
  ...allowed('people:invite'),
  request: { headers: idempotencyHeaders, body: body(invitationInput) },
  responses: { 201: json(invitedSchema, 'Invited, for seven days'), ...refusalsOfChange },
});

const list = createRoute({
  method: 'get',
  path: '/v1/invitations',
  operationId: 'listInvitations',
  summary: 'Invitations that nobody has taken up yet',
  tags,
  ...allowed('people:read'),
  request: { query: pageInput },
  responses: { 200: json(invitationListSchema, 'A page of invitations'), ...refusals },
});

const withdraw = createRoute({
  method: 'post',
  path: '/v1/invitations/{invitationId}/withdrawal',
  operationId: 'withdrawInvitation',
  summary: 'Withdraw an invitation before it is taken up',
  tags,
  ...allowed('people:invite'),
  request: { headers: idempotencyHeaders, params: invitationIdInput },
  responses: {
    201: json(withdrawnSchema, 'Withdrawn: its link opens nothing'),
    ...refusalsOfChange,
  },
});

export function invitationRoutes(door: Door): void {
  door.openapi(create, async (c) => {
    const input = c.req.valid('json');
    const { value, isReplay } = await invite({ ctx: contextOf(c), input });
    const { path, ...invited } = value;
    const link = path === null ? null : `${publicAddress(c)}${path}`;
    return c.json(invitedSchema.parse({ ...invited, link }), 201, replayHeader(isReplay));
  });
  door.openapi(list, async (c) => {
    const page = await listInvitations({ ctx: contextOf(c), input: c.req.valid('query') });
    return c.json(invitationListSchema.parse(page), 200);
  });
  door.openapi(withdraw, async (c) => {
    const input = c.req.valid('param');
    const { value, isReplay } = await withdrawInvitation({ ctx: contextOf(c), input });
    return c.json(withdrawnSchema.parse(value), 201, replayHeader(isReplay));
  });
}
