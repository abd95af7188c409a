import { createRoute, z } from '@hono/zod-openapi';
import { pageInput } from '../../domain/page.ts';
import { commentJudgment } from '../../domain/weighting/comment-judgment.ts';
import { compareShadow } from '../../domain/weighting/compare-shadow.ts';
import { confirmRetirement } from '../../domain/weighting/confirm-retirement.ts';
import { decideReview } from '../../domain/weighting/decide-review.ts';
import { getReview } from '../../domain/weighting/get-review.ts';
import {
  decideReviewInput,
  proposeRetirementInput,
  publishInput,
} from '../../domain/weighting/inputs.ts';
import { previewEffect } from '../../domain/weighting/preview-effect.ts';
import { proposeRetirement } from '../../domain/weighting/propose-retirement.ts';
import { publishVersion } from '../../domain/weighting/publish.ts';
import {
  commentJudgmentInput,
  effectPreviewSchema,
  judgmentCommentSchema,
  reviewSchema,
} from '../../domain/weighting/review-schemas.ts';
import { shadowComparisonSchema } from '../../domain/weighting/schemas.ts';
import {
  allowed,
  body,
  etagOf,
  idempotencyHeaders,
  json,
  refusalsOfChange,
  refusalsOfOne,
  replayHeader,
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

const preview = createRoute({
  method: 'get',
  path: '/v1/weighting/drafts/{draftId}/preview',
  operationId: 'previewEffect',
  summary: 'What the draft would do to every cooperative, and how sure that is',
  description:
    'Newest ratings, recomputed under the draft and under the version in force; at most 5,000.',
  tags,
  ...allowed('weighting:read'),
  request: { params: draftParams },
  responses: { 200: json(effectPreviewSchema, 'The effect'), ...refusalsAtStage },
});

const review = createRoute({
  method: 'get',
  path: '/v1/weighting/drafts/{draftId}/review',
  operationId: 'getReview',
  summary: 'Every matrix behind the weights, and what changed since the base version',
  tags,
  ...allowed('weighting:read'),
  request: { params: draftParams },
  responses: { 200: json(reviewSchema, 'The review'), ...refusalsAtStage },
});

const comment = createRoute({
  method: 'post',
  path: '/v1/weighting/drafts/{draftId}/comments',
  operationId: 'commentJudgment',
  summary: 'Note something down about a node or one judgment',
  tags,
  ...allowed('weighting:review'),
  request: {
    params: draftParams,
    headers: idempotencyHeaders,
    body: body(commentJudgmentInput),
  },
  responses: { 201: json(judgmentCommentSchema, 'The comment'), ...refusalsOfChange },
});

const decide = createRoute({
  method: 'post',
  path: '/v1/weighting/drafts/{draftId}/reviews',
  operationId: 'decideReview',
  summary: 'Approve what was submitted, or return it with reasons; never one’s own work',
  tags,
  ...allowed('weighting:review'),
  request: { params: draftParams, headers: changeHeaders, body: body(decideReviewInput) },
  responses: draftChanged('Decided'),
});

const publish = createRoute({
  method: 'post',
  path: '/v1/weighting/drafts/{draftId}/publication',
  operationId: 'publishVersion',
  summary: 'Publish what was approved, with the day from which it is in force',
  tags,
  ...allowed('weighting:publish'),
  request: { params: draftParams, headers: changeHeaders, body: body(publishInput) },
  responses: draftChanged('Published'),
});

const shadow = createRoute({
  method: 'get',
  path: '/v1/weighting/drafts/{draftId}/shadow',
  operationId: 'compareShadow',
  summary: 'What both versions said of the same evidence in the shadow period',
  tags,
  ...allowed('weighting:read'),
  request: { params: draftParams, query: pageInput },
  responses: { 200: json(shadowComparisonSchema, 'The comparison'), ...refusalsOfOne },
});

const retire = createRoute({
  method: 'post',
  path: '/v1/weighting/drafts/{draftId}/retirement',
  operationId: 'proposeRetirement',
  summary: 'Propose that a published version ends on a day',
  tags,
  ...allowed('weighting:publish'),
  request: { params: draftParams, headers: changeHeaders, body: body(proposeRetirementInput) },
  responses: draftChanged('Proposed'),
});

const confirm = createRoute({
  method: 'post',
  path: '/v1/weighting/drafts/{draftId}/retirement/confirmation',
  operationId: 'confirmRetirement',
  summary: 'Confirm that a version ends',
  tags,
  ...allowed('weighting:review'),
  request: {
    params: draftParams,
    headers: changeHeaders,
    body: body(z.strictObject({})),
  },
  responses: draftChanged('Confirmed'),
});

export function weightingReviewRoutes(door: Door): void {
  door.openapi(preview, async (c) => {
    const value = await previewEffect({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.json(effectPreviewSchema.parse(value), 200);
  });
  door.openapi(review, async (c) => {
    const value = await getReview({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.json(reviewSchema.parse(value), 200, { ETag: etagOf(value.revision) });
  });
  door.openapi(comment, async (c) => {
    const input = { ...c.req.valid('param'), comment: c.req.valid('json') };
    const { value, isReplay } = await commentJudgment({ ctx: contextOf(c), input });
    return c.json(judgmentCommentSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(decide, async (c) => {
    const input = {
      ...c.req.valid('param'),
      revision: revisionRead(c),
      review: c.req.valid('json'),
    };
    return c.json(...changedDraft(await decideReview({ ctx: contextOf(c), input })));
  });
  door.openapi(publish, async (c) => {
    const input = {
      ...c.req.valid('param'),
      revision: revisionRead(c),
      publication: c.req.valid('json'),
    };
    return c.json(...changedDraft(await publishVersion({ ctx: contextOf(c), input })));
  });
  door.openapi(shadow, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    const value = await compareShadow({ ctx: contextOf(c), input });
    return c.json(shadowComparisonSchema.parse(value), 200);
  });
  door.openapi(retire, async (c) => {
    const input = {
      ...c.req.valid('param'),
      revision: revisionRead(c),
      retirement: c.req.valid('json'),
    };
    return c.json(...changedDraft(await proposeRetirement({ ctx: contextOf(c), input })));
  });
  door.openapi(confirm, async (c) => {
    const input = { ...c.req.valid('param'), revision: revisionRead(c) };
    return c.json(...changedDraft(await confirmRetirement({ ctx: contextOf(c), input })));
  });
}
