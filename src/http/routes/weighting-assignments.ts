import { createRoute, z } from '@hono/zod-openapi';
import { pageInput } from '../../domain/page.ts';
import { finishJudging } from '../../domain/weighting/finish-judging.ts';
import { getAssignment } from '../../domain/weighting/get-assignment.ts';
import {
  assignedNodeSchema,
  assignmentListSchema,
  assignmentSchema,
  nodeIdSchema,
  saveJudgmentsInput,
} from '../../domain/weighting/judgment-schemas.ts';
import { listAssignments } from '../../domain/weighting/list-assignments.ts';
import { saveJudgments } from '../../domain/weighting/save-judgments.ts';
import {
  allowed,
  body,
  etagOf,
  idempotencyHeaders,
  json,
  refusals,
  refusalsOfChange,
  refusalsOfOne,
  replayHeader,
} from '../contract.ts';
import { contextOf, type Door } from '../door.ts';
import { changeHeaders, draftParams, revisionRead, tags } from './weighting.ts';

const list = createRoute({
  method: 'get',
  path: '/v1/weighting/assignments',
  operationId: 'listAssignments',
  summary: 'What the expert is asked to judge, newest first',
  tags,
  ...allowed('weighting:judge'),
  request: { query: pageInput },
  responses: { 200: json(assignmentListSchema, 'Own assignments'), ...refusals },
});

const get = createRoute({
  method: 'get',
  path: '/v1/weighting/assignments/{draftId}',
  operationId: 'getAssignment',
  summary: 'The nodes to judge, own judgments so far, and what they come to',
  tags,
  ...allowed('weighting:judge'),
  request: { params: draftParams },
  responses: { 200: json(assignmentSchema, 'The assignment'), ...refusalsOfOne },
});

const save = createRoute({
  method: 'post',
  path: '/v1/weighting/assignments/{draftId}/nodes/{nodeId}/judgments',
  operationId: 'saveJudgments',
  summary: 'Say what one thinks of a node; gaps and contradictions are kept as they are',
  description: 'If-Match names the revision of the own node, "r0" where nothing was said yet.',
  tags,
  ...allowed('weighting:judge'),
  request: {
    params: draftParams.extend({ nodeId: nodeIdSchema }),
    headers: changeHeaders,
    body: body(saveJudgmentsInput),
  },
  responses: { 201: json(assignedNodeSchema, 'The node with its figures'), ...refusalsOfChange },
});

const finish = createRoute({
  method: 'post',
  path: '/v1/weighting/assignments/{draftId}/finish',
  operationId: 'finishJudging',
  summary: 'Say that one is done; the round takes no more from this expert',
  tags,
  ...allowed('weighting:judge'),
  request: {
    params: draftParams,
    headers: idempotencyHeaders,
    body: body(z.strictObject({})),
  },
  responses: { 201: json(assignmentSchema, 'Done'), ...refusalsOfChange },
});

export function assignmentRoutes(door: Door): void {
  door.openapi(list, async (c) => {
    const page = await listAssignments({ ctx: contextOf(c), input: c.req.valid('query') });
    return c.json(assignmentListSchema.parse(page), 200);
  });
  door.openapi(get, async (c) => {
    const value = await getAssignment({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.json(assignmentSchema.parse(value), 200);
  });
  door.openapi(save, async (c) => {
    const input = {
      ...c.req.valid('param'),
      revision: revisionRead(c),
      judgments: c.req.valid('json'),
    };
    const { value, isReplay } = await saveJudgments({ ctx: contextOf(c), input });
    const headers = { ...replayHeader(isReplay), ETag: etagOf(value.revision) };
    return c.json(assignedNodeSchema.parse(value), 201, headers);
  });
  door.openapi(finish, async (c) => {
    const { value, isReplay } = await finishJudging({
      ctx: contextOf(c),
      input: c.req.valid('param'),
    });
    return c.json(assignmentSchema.parse(value), 201, replayHeader(isReplay));
  });
}
