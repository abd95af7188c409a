import { createRoute } from '@hono/zod-openapi';
import { pageInput } from '../../domain/page.ts';
import { routeCooperative } from '../../domain/programmes/route.ts';
import { routeInput, routeSchema } from '../../domain/programmes/schemas.ts';
import { exportRating } from '../../domain/ratings/export.ts';
import { getRating } from '../../domain/ratings/get.ts';
import { listRatings } from '../../domain/ratings/list.ts';
import { rateCooperative } from '../../domain/ratings/rate.ts';
import {
  rateCooperativeInput,
  ratingListSchema,
  ratingSchema,
} from '../../domain/ratings/schemas.ts';
import { idSchema } from '../../domain/texts.ts';
import {
  allowed,
  body,
  cooperativeParams,
  idempotencyHeaders,
  json,
  LINES,
  lines,
  purposeHeaders,
  refusalsOfChange,
  refusalsOfOne,
  replayHeader,
} from '../contract.ts';
import { answerAsItIs, contextOf, type Door } from '../door.ts';

const tags = ['ratings'];
const ratingParams = cooperativeParams.extend({ ratingId: idSchema });

const rate = createRoute({
  method: 'post',
  path: '/v1/cooperatives/{uscc}/ratings',
  operationId: 'rateCooperative',
  summary: 'Rate a cooperative from its verified statement and the facts on record',
  tags,
  ...allowed('ratings:rate'),
  request: {
    params: cooperativeParams,
    headers: idempotencyHeaders,
    body: body(rateCooperativeInput),
  },
  responses: { 201: json(ratingSchema, 'The rating'), ...refusalsOfChange },
});

const list = createRoute({
  method: 'get',
  path: '/v1/cooperatives/{uscc}/ratings',
  operationId: 'listRatings',
  summary: 'The ratings of a cooperative, newest first',
  tags,
  ...allowed('cooperatives:read'),
  request: { params: cooperativeParams, query: pageInput, headers: purposeHeaders },
  responses: { 200: json(ratingListSchema, 'Ratings'), ...refusalsOfOne },
});

const newest = createRoute({
  method: 'get',
  path: '/v1/cooperatives/{uscc}/rating',
  operationId: 'getNewestRating',
  summary: 'The newest rating: contributions, reasons, and what would raise it most',
  tags,
  ...allowed('cooperatives:read'),
  request: { params: cooperativeParams, headers: purposeHeaders },
  responses: { 200: json(ratingSchema, 'The rating'), ...refusalsOfOne },
});

const get = createRoute({
  method: 'get',
  path: '/v1/cooperatives/{uscc}/ratings/{ratingId}',
  operationId: 'getRating',
  summary: 'One rating, recomputed from the versions that it was made with',
  tags,
  ...allowed('cooperatives:read'),
  request: { params: ratingParams, headers: purposeHeaders },
  responses: { 200: json(ratingSchema, 'The rating'), ...refusalsOfOne },
});

const scoreInput = createRoute({
  method: 'get',
  path: '/v1/cooperatives/{uscc}/ratings/{ratingId}/score-input',
  operationId: 'getScoreInput',
  summary: 'The lines and facts of a rating, as `heheng score --model-file` takes them',
  tags,
  ...allowed('cooperatives:read'),
  request: { params: ratingParams },
  responses: { 200: lines('One line'), ...refusalsOfOne },
});

const scoreOutput = createRoute({
  method: 'get',
  path: '/v1/cooperatives/{uscc}/ratings/{ratingId}/score-output',
  operationId: 'getScoreOutput',
  summary: 'What `heheng score` must print for it, to the byte',
  tags,
  ...allowed('cooperatives:read'),
  request: { params: ratingParams },
  responses: { 200: lines('One line'), ...refusalsOfOne },
});

const route = createRoute({
  method: 'get',
  path: '/v1/cooperatives/{uscc}/route',
  operationId: 'routeCooperative',
  summary: 'The way to finance: which programmes, which not and why, what would open them',
  description: 'A recommendation. Banks and guarantors decide on their own.',
  tags: ['programmes'],
  ...allowed('cooperatives:read'),
  request: { params: cooperativeParams, query: routeInput, headers: purposeHeaders },
  responses: { 200: json(routeSchema, 'The route'), ...refusalsOfOne },
});

export function ratingRoutes(door: Door): void {
  door.openapi(rate, async (c) => {
    const input = { ...c.req.valid('param'), request: c.req.valid('json') };
    const { value, isReplay } = await rateCooperative({ ctx: contextOf(c), input });
    return c.json(ratingSchema.parse(value), 201, replayHeader(isReplay));
  });
  door.openapi(list, async (c) => {
    const ratings = await listRatings({
      ctx: contextOf(c),
      input: { ...c.req.valid('param'), ...c.req.valid('query') },
    });
    return c.json(ratingListSchema.parse(ratings), 200);
  });
  door.openapi(newest, async (c) => {
    const rating = await getRating({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.json(ratingSchema.parse(rating), 200);
  });
  door.openapi(get, async (c) => {
    const rating = await getRating({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.json(ratingSchema.parse(rating), 200);
  });
  answerAsItIs(door, scoreInput, async (c) => {
    const files = await exportRating({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.body(files.scoreInput, 200, { 'Content-Type': LINES });
  });
  answerAsItIs(door, scoreOutput, async (c) => {
    const files = await exportRating({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.body(files.scoreOutput, 200, { 'Content-Type': LINES });
  });
  door.openapi(route, async (c) => {
    // The query was checked above; the verb reads it as it was sent.
    const input = { ...c.req.valid('param'), application: c.req.query() };
    return c.json(routeSchema.parse(await routeCooperative({ ctx: contextOf(c), input })), 200);
  });
}
