import { createRoute } from '@hono/zod-openapi';
import { createOrganisation } from '../../domain/organisations/create.ts';
import { listOrganisations } from '../../domain/organisations/list.ts';
import {
  createOrganisationInput,
  organisationListSchema,
  organisationSchema,
} from '../../domain/organisations/schemas.ts';
import { pageInput } from '../../domain/page.ts';
import { confirmMembership } from '../../domain/people/confirm-membership.ts';
import { endMembership } from '../../domain/people/end-membership.ts';
import { listPeople } from '../../domain/people/list.ts';
import { describeMe } from '../../domain/people/me.ts';
import {
  confirmedSchema,
  endedSchema,
  membershipInput,
  meSchema,
  peopleSchema,
} from '../../domain/people/schemas.ts';
import {
  allowed,
  allowedToAll,
  body,
  idempotencyHeaders,
  json,
  refusals,
  refusalsOfChange,
  replayHeader,
} from '../contract.ts';
import { contextOf, type Door } from '../door.ts';

const tags = ['people'];

const me = createRoute({
  method: 'get',
  path: '/v1/me',
  operationId: 'getMe',
  summary: 'Who the key acts as, and what it may do',
  tags,
  ...allowedToAll,
  responses: { 200: json(meSchema, 'Who acts'), ...refusals },
});

const organisations = createRoute({
  method: 'get',
  path: '/v1/organisations',
  operationId: 'listOrganisations',
  summary: 'Organisations of the county, beside its towns and cooperatives',
  tags,
  ...allowed('people:read'),
  request: { query: pageInput },
  responses: { 200: json(organisationListSchema, 'A page of organisations'), ...refusals },
});

const addOrganisation = createRoute({
  method: 'post',
  path: '/v1/organisations',
  operationId: 'createOrganisation',
  summary: 'Add a bank, a guarantor or a group of experts',
  tags,
  ...allowed('organisations:create'),
  request: { headers: idempotencyHeaders, body: body(createOrganisationInput) },
  responses: { 201: json(organisationSchema, 'Added'), ...refusalsOfChange },
});

const people = createRoute({
  method: 'get',
  path: '/v1/people',
  operationId: 'listPeople',
  summary: 'People of one’s organisation, and those that one looks after',
  tags,
  ...allowed('people:read'),
  request: { query: pageInput },
  responses: { 200: json(peopleSchema, 'A page of people'), ...refusals },
});

const confirm = createRoute({
  method: 'post',
  path: '/v1/people/{membershipId}/confirmation',
  operationId: 'confirmMembership',
  summary: 'Vouch for somebody of one’s own organisation whom another one invited',
  tags,
  ...allowed('people:confirm'),
  request: { headers: idempotencyHeaders, params: membershipInput },
  responses: { 201: json(confirmedSchema, 'Confirmed: they may approve'), ...refusalsOfChange },
});

const end = createRoute({
  method: 'post',
  path: '/v1/people/{membershipId}/end',
  operationId: 'endMembership',
  summary: 'End what somebody may act for, at once',
  tags,
  ...allowed('people:invite'),
  request: { headers: idempotencyHeaders, params: membershipInput },
  responses: { 201: json(endedSchema, 'Ended'), ...refusalsOfChange },
});

export function peopleRoutes(door: Door): void {
  door.openapi(me, (c) => c.json(meSchema.parse(describeMe({ ctx: contextOf(c) })), 200));
  door.openapi(organisations, async (c) => {
    const page = await listOrganisations({ ctx: contextOf(c), input: c.req.valid('query') });
    return c.json(organisationListSchema.parse(page), 200);
  });
  door.openapi(addOrganisation, async (c) => {
    const input = c.req.valid('json');
    const { value, isReplay } = await createOrganisation({ ctx: contextOf(c), input });
    return c.json(organisationSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(people, async (c) => {
    const page = await listPeople({ ctx: contextOf(c), input: c.req.valid('query') });
    return c.json(peopleSchema.parse(page), 200);
  });
  door.openapi(confirm, async (c) => {
    const input = c.req.valid('param');
    const { value, isReplay } = await confirmMembership({ ctx: contextOf(c), input });
    return c.json(confirmedSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(end, async (c) => {
    const input = c.req.valid('param');
    const { value, isReplay } = await endMembership({ ctx: contextOf(c), input });
    return c.json(endedSchema.parse(value), 201, replayHeader(isReplay));
  });
}
