import { createRoute } from '@hono/zod-openapi';
import { pageInput } from '../../domain/page.ts';
import { closeRound } from '../../domain/weighting/close-round.ts';
import { createDraft } from '../../domain/weighting/create-draft.ts';
import { getDraft } from '../../domain/weighting/get-draft.ts';
import { getProgress } from '../../domain/weighting/get-progress.ts';
import {
  closeRoundInput,
  createDraftInput,
  openRoundInput,
  submitForReviewInput,
} from '../../domain/weighting/inputs.ts';
import { progressSchema } from '../../domain/weighting/judgment-schemas.ts';
import { listDrafts } from '../../domain/weighting/list-drafts.ts';
import { listExperts } from '../../domain/weighting/list-experts.ts';
import { openRound } from '../../domain/weighting/open-round.ts';
import { draftListSchema, draftSchema, expertListSchema } from '../../domain/weighting/schemas.ts';
import { submitForReview } from '../../domain/weighting/submit-for-review.ts';
import {
  allowed,
  body,
  etagOf,
  idempotencyHeaders,
  json,
  refusals,
  refusalsOfOne,
} from '../contract.ts';
import { contextOf, type Door } from '../door.ts';
import {
  changedDraft,
  changeHeaders,
  draftChanged,
  draftParams,
  refusalsAtStage,
  revisionRead,
  tags,
} from './weighting.ts';

const create = createRoute({
  method: 'post',
  path: '/v1/weighting/drafts',
  operationId: 'createDraft',
  summary: 'Begin a new version of a model, for a reason',
  tags,
  ...allowed('weighting:draft'),
  request: { headers: idempotencyHeaders, body: body(createDraftInput) },
  responses: draftChanged('The draft'),
});

const list = createRoute({
  method: 'get',
  path: '/v1/weighting/drafts',
  operationId: 'listDrafts',
  summary: 'Drafts and what became of them, newest first',
  tags,
  ...allowed('weighting:read'),
  request: { query: pageInput },
  responses: { 200: json(draftListSchema, 'Drafts'), ...refusals },
});

const get = createRoute({
  method: 'get',
  path: '/v1/weighting/drafts/{draftId}',
  operationId: 'getDraft',
  summary: 'A draft with everything that happened to it',
  tags,
  ...allowed('weighting:read'),
  request: { params: draftParams },
  responses: { 200: json(draftSchema, 'The draft'), ...refusalsOfOne },
});

const experts = createRoute({
  method: 'get',
  path: '/v1/weighting/experts',
  operationId: 'listExperts',
  summary: 'Whom the bureau may ask to judge',
  tags,
  ...allowed('weighting:draft'),
  request: { query: pageInput },
  responses: { 200: json(expertListSchema, 'Experts'), ...refusals },
});

const open = createRoute({
  method: 'post',
  path: '/v1/weighting/drafts/{draftId}/rounds',
  operationId: 'openRound',
  summary: 'Invite experts to judge node by node',
  tags,
  ...allowed('weighting:draft'),
  request: { params: draftParams, headers: changeHeaders, body: body(openRoundInput) },
  responses: draftChanged('The round is open'),
});

const progress = createRoute({
  method: 'get',
  path: '/v1/weighting/drafts/{draftId}/progress',
  operationId: 'getPanelProgress',
  summary: 'How far each expert is, where they agree, and who differs about what',
  tags,
  ...allowed('weighting:read'),
  request: { params: draftParams },
  responses: { 200: json(progressSchema, 'Of the newest round'), ...refusalsAtStage },
});

const close = createRoute({
  method: 'post',
  path: '/v1/weighting/drafts/{draftId}/rounds/closing',
  operationId: 'closeRound',
  summary: 'End the round and aggregate it by the dialect of the draft',
  tags,
  ...allowed('weighting:draft'),
  request: { params: draftParams, headers: changeHeaders, body: body(closeRoundInput) },
  responses: draftChanged('The round is closed'),
});

const submit = createRoute({
  method: 'post',
  path: '/v1/weighting/drafts/{draftId}/submission',
  operationId: 'submitForReview',
  summary: 'Lay the whole model file before the regulator',
  tags,
  ...allowed('weighting:draft'),
  request: { params: draftParams, headers: changeHeaders, body: body(submitForReviewInput) },
  responses: draftChanged('It is in review'),
});

export function draftRoutes(door: Door): void {
  door.openapi(create, async (c) => {
    const input = c.req.valid('json');
    return c.json(...changedDraft(await createDraft({ ctx: contextOf(c), input })));
  });
  door.openapi(list, async (c) => {
    const drafts = await listDrafts({ ctx: contextOf(c), input: c.req.valid('query') });
    return c.json(draftListSchema.parse(drafts), 200);
  });
  door.openapi(get, async (c) => {
    const value = await getDraft({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.json(draftSchema.parse(value), 200, { ETag: etagOf(value.revision) });
  });
  door.openapi(experts, async (c) => {
    const list = await listExperts({ ctx: contextOf(c), input: c.req.valid('query') });
    return c.json(expertListSchema.parse(list), 200);
  });
  door.openapi(open, async (c) => {
    const input = {
      ...c.req.valid('param'),
      revision: revisionRead(c),
      round: c.req.valid('json'),
    };
    return c.json(...changedDraft(await openRound({ ctx: contextOf(c), input })));
  });
  door.openapi(progress, async (c) => {
    const value = await getProgress({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.json(progressSchema.parse(value), 200);
  });
  door.openapi(close, async (c) => {
    const input = {
      ...c.req.valid('param'),
      revision: revisionRead(c),
      closing: c.req.valid('json'),
    };
    return c.json(...changedDraft(await closeRound({ ctx: contextOf(c), input })));
  });
  door.openapi(submit, async (c) => {
    const input = {
      ...c.req.valid('param'),
      revision: revisionRead(c),
      submission: c.req.valid('json'),
    };
    return c.json(...changedDraft(await submitForReview({ ctx: contextOf(c), input })));
  });
}
