import { createRoute, z } from '@hono/zod-openapi';
import { decideReview } from '../../domain/reviews/decide.ts';
import { getReview } from '../../domain/reviews/get.ts';
import { listReviews } from '../../domain/reviews/list.ts';
import { requestReview } from '../../domain/reviews/request.ts';
import {
  decideReviewInput,
  listReviewsInput,
  namedReviewSchema,
  requestReviewInput,
  reviewListSchema,
  reviewSchema,
} from '../../domain/reviews/schemas.ts';
import { idSchema } from '../../domain/texts.ts';
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

const tags = ['reviews'];

const request = createRoute({
  method: 'post',
  path: '/v1/cooperatives/{uscc}/ratings/{ratingId}/review',
  operationId: 'requestRatingReview',
  summary: 'Object to an automated rating and ask for its review by a person',
  tags,
  ...allowed('ratings:request-review'),
  request: {
    params: cooperativeParams.extend({ ratingId: idSchema }),
    headers: idempotencyHeaders,
    body: body(requestReviewInput),
  },
  responses: { 201: json(reviewSchema, 'The review, open'), ...refusalsOfChange },
});

const decide = createRoute({
  method: 'post',
  path: '/v1/reviews/{requestId}/decision',
  operationId: 'decideRatingReview',
  summary: 'Uphold a rating or have it made again, as somebody who neither made it nor objects',
  tags,
  ...allowed('ratings:decide-review'),
  request: {
    params: z.strictObject({ requestId: idSchema }),
    headers: idempotencyHeaders,
    body: body(decideReviewInput),
  },
  responses: { 201: json(reviewSchema, 'The review, decided'), ...refusalsOfChange },
});

const list = createRoute({
  method: 'get',
  path: '/v1/reviews',
  operationId: 'listRatingReviews',
  summary: 'Reviews of ratings, in the order in which they were asked for',
  tags,
  ...allowed('cooperatives:read'),
  request: { query: listReviewsInput },
  responses: { 200: json(reviewListSchema, 'A page of reviews'), ...refusals },
});

const get = createRoute({
  method: 'get',
  path: '/v1/reviews/{requestId}',
  operationId: 'getRatingReview',
  summary: 'One review of a rating',
  tags,
  ...allowed('cooperatives:read'),
  request: { params: z.strictObject({ requestId: idSchema }) },
  responses: { 200: json(namedReviewSchema, 'The review'), ...refusalsOfOne },
});

export function reviewRoutes(door: Door): void {
  door.openapi(request, async (c) => {
    const input = { ...c.req.valid('param'), objection: c.req.valid('json') };
    const { value, isReplay } = await requestReview({ ctx: contextOf(c), input });
    return c.json(reviewSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(decide, async (c) => {
    const input = { ...c.req.valid('param'), decision: c.req.valid('json') };
    const { value, isReplay } = await decideReview({ ctx: contextOf(c), input });
    return c.json(reviewSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(list, async (c) => {
    const page = await listReviews({ ctx: contextOf(c), input: c.req.valid('query') });
    return c.json(reviewListSchema.parse(page), 200);
  });
  door.openapi(get, async (c) => {
    const review = await getReview({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.json(namedReviewSchema.parse(review), 200);
  });
}
