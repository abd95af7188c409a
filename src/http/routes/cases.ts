import { createRoute, z } from '@hono/zod-openapi';
import { completeDuty } from '../../domain/cases/complete-duty.ts';
import { getCase } from '../../domain/cases/get.ts';
import { involveOthers } from '../../domain/cases/involve-others.ts';
import { listCases } from '../../domain/cases/list.ts';
import { listActs } from '../../domain/cases/list-acts.ts';
import { listDuties } from '../../domain/cases/list-duties.ts';
import { requestDuty } from '../../domain/cases/request-duty.ts';
import { requestExit } from '../../domain/cases/request-exit.ts';
import { resumeBusiness } from '../../domain/cases/resume.ts';
import {
  caseActListSchema,
  caseListSchema,
  caseNoteInput,
  caseTimelineSchema,
  completeDutyInput,
  dutyListSchema,
  listCasesInput,
  listDutiesInput,
  requestDutyInput,
  riskCaseSchema,
} from '../../domain/cases/schemas.ts';
import { getTimeline } from '../../domain/cases/timeline.ts';
import { verifyFall } from '../../domain/cases/verify-fall.ts';
import { pageInput } from '../../domain/page.ts';
import type { Permission } from '../../domain/permissions.ts';
import {
  allowed,
  body,
  cooperativeParams,
  idempotencyHeaders,
  json,
  refusals,
  refusalsOfChange,
  refusalsOfOne,
  replayHeader,
} from '../contract.ts';
import { contextOf, type Door } from '../door.ts';

const tags = ['cases'];

const list = createRoute({
  method: 'get',
  path: '/v1/cases',
  operationId: 'listCases',
  summary: 'Cases of the dual control, those with most late duties first',
  tags,
  ...allowed('cases:read'),
  request: { query: listCasesInput },
  responses: { 200: json(caseListSchema, 'A page of cases'), ...refusals },
});

const duties = createRoute({
  method: 'get',
  path: '/v1/duties',
  operationId: 'listDuties',
  summary: 'Duties of both sides, the first due first',
  tags,
  ...allowed('cases:read'),
  request: { query: listDutiesInput },
  responses: { 200: json(dutyListSchema, 'A page of duties'), ...refusals },
});

const get = createRoute({
  method: 'get',
  path: '/v1/cooperatives/{uscc}/case',
  operationId: 'getCase',
  summary: 'The case of a cooperative: its state, both sides’ duties, what keeps the level',
  tags,
  ...allowed('cases:read'),
  request: { params: cooperativeParams },
  responses: { 200: json(riskCaseSchema, 'The case'), ...refusalsOfOne },
});

const timeline = createRoute({
  method: 'get',
  path: '/v1/cooperatives/{uscc}/case/timeline',
  operationId: 'getCaseTimeline',
  summary: 'What happened to a case, the newest first',
  tags,
  ...allowed('cases:read'),
  request: { params: cooperativeParams, query: pageInput },
  responses: { 200: json(caseTimelineSchema, 'A page of the timeline'), ...refusalsOfOne },
});

const acts = createRoute({
  method: 'get',
  path: '/v1/cooperatives/{uscc}/case/acts',
  operationId: 'listCaseActs',
  summary: 'What people did on a case, with notes and evidence, the newest first',
  tags,
  ...allowed('cases:read'),
  request: { params: cooperativeParams, query: pageInput },
  responses: { 200: json(caseActListSchema, 'A page of acts'), ...refusalsOfOne },
});

/** What is done on a case: all answer with the case as it is then. */
const act = <Path extends string, Schema extends z.ZodType>(
  path: Path,
  operationId: string,
  summary: string,
  permission: Permission,
  input: Schema,
) =>
  createRoute({
    method: 'post',
    path: `/v1/cooperatives/{uscc}/case/${path}` as const,
    ...{ operationId, summary, tags, ...allowed(permission) },
    request: { params: cooperativeParams, headers: idempotencyHeaders, body: body(input) },
    responses: { 201: json(riskCaseSchema, 'The case afterwards'), ...refusalsOfChange },
  });

const completion = createRoute({
  method: 'post',
  path: '/v1/cooperatives/{uscc}/case/duties/{number}/completion',
  operationId: 'completeDuty',
  summary: 'Do a duty of one’s own side',
  tags,
  ...allowed('cases:act'),
  request: {
    params: cooperativeParams.extend({ number: z.coerce.number().int().min(1).max(1_000_000) }),
    headers: idempotencyHeaders,
    body: body(completeDutyInput),
  },
  responses: { 201: json(riskCaseSchema, 'The case afterwards'), ...refusalsOfChange },
});

const verification = act(
  'verification',
  'verifyCase',
  'Turn one’s key for a lower level or the end of an exit, as a second official',
  'cases:verify',
  caseNoteInput,
);
const resumption = act(
  'resumption',
  'resumeBusiness',
  'Decide for one’s body that a pause ends',
  'cases:verify',
  caseNoteInput,
);
const request = act(
  'duty-request',
  'requestDuty',
  'Ask for a duty that opens on request, such as the extraordinary general meeting',
  'cases:act',
  requestDutyInput,
);
const exit = act('exit', 'requestExit', 'Begin the exit', 'cases:act', caseNoteInput);
const involvement = act(
  'involvement',
  'involveOthers',
  'Hear other bodies on an objection: its decision has seven working days instead of three',
  'ratings:decide-review',
  caseNoteInput,
);

export function caseRoutes(door: Door): void {
  door.openapi(list, async (c) =>
    c.json(
      caseListSchema.parse(await listCases({ ctx: contextOf(c), input: c.req.valid('query') })),
      200,
    ),
  );
  door.openapi(duties, async (c) =>
    c.json(
      dutyListSchema.parse(await listDuties({ ctx: contextOf(c), input: c.req.valid('query') })),
      200,
    ),
  );
  door.openapi(get, async (c) =>
    c.json(
      riskCaseSchema.parse(await getCase({ ctx: contextOf(c), input: c.req.valid('param') })),
      200,
    ),
  );
  door.openapi(timeline, async (c) => {
    const input = { ...c.req.valid('param'), page: c.req.valid('query') };
    return c.json(caseTimelineSchema.parse(await getTimeline({ ctx: contextOf(c), input })), 200);
  });
  door.openapi(acts, async (c) => {
    const input = { ...c.req.valid('param'), page: c.req.valid('query') };
    return c.json(caseActListSchema.parse(await listActs({ ctx: contextOf(c), input })), 200);
  });
  door.openapi(completion, async (c) => {
    const input = { ...c.req.valid('param'), completion: c.req.valid('json') };
    const { value, isReplay } = await completeDuty({ ctx: contextOf(c), input });
    return c.json(riskCaseSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(verification, async (c) => {
    const input = { ...c.req.valid('param'), verification: c.req.valid('json') };
    const { value, isReplay } = await verifyFall({ ctx: contextOf(c), input });
    return c.json(riskCaseSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(resumption, async (c) => {
    const input = { ...c.req.valid('param'), resumption: c.req.valid('json') };
    const { value, isReplay } = await resumeBusiness({ ctx: contextOf(c), input });
    return c.json(riskCaseSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(request, async (c) => {
    const input = { ...c.req.valid('param'), request: c.req.valid('json') };
    const { value, isReplay } = await requestDuty({ ctx: contextOf(c), input });
    return c.json(riskCaseSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(exit, async (c) => {
    const input = { ...c.req.valid('param'), exit: c.req.valid('json') };
    const { value, isReplay } = await requestExit({ ctx: contextOf(c), input });
    return c.json(riskCaseSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(involvement, async (c) => {
    const input = { ...c.req.valid('param'), involvement: c.req.valid('json') };
    const { value, isReplay } = await involveOthers({ ctx: contextOf(c), input });
    return c.json(riskCaseSchema.parse(value), 201, replayHeader(isReplay));
  });
}
