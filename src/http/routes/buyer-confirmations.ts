import { createRoute } from '@hono/zod-openapi';
import { askBuyer } from '../../domain/buyer-confirmations/ask.ts';
import { listBuyerConfirmations } from '../../domain/buyer-confirmations/list.ts';
import {
  askBuyerInput,
  askedBuyerSchema,
  buyerConfirmationListSchema,
  confirmationIdInput,
  withdrawnConfirmationSchema,
} from '../../domain/buyer-confirmations/schemas.ts';
import { withdrawConfirmation } from '../../domain/buyer-confirmations/withdraw.ts';
import { pageInput } from '../../domain/page.ts';
import {
  allowed,
  body,
  cooperativeParams,
  idempotencyHeaders,
  json,
  refusalsOfChange,
  refusalsOfOne,
  replayHeader,
} from '../contract.ts';
import { contextOf, type Door, publicAddress } from '../door.ts';

const tags = ['third-party'];
const headers = idempotencyHeaders;

const ask = createRoute({
  method: 'post',
  path: '/v1/cooperatives/{uscc}/buyer-confirmations',
  operationId: 'askBuyer',
  summary: 'Make a link through which a buyer confirms, corrects or refuses a contract',
  tags,
  ...allowed('third-party:record'),
  request: { params: cooperativeParams, headers, body: body(askBuyerInput) },
  responses: { 201: json(askedBuyerSchema, 'Asked, for fourteen days'), ...refusalsOfChange },
});

const list = createRoute({
  method: 'get',
  path: '/v1/cooperatives/{uscc}/buyer-confirmations',
  operationId: 'listBuyerConfirmations',
  summary: 'What buyers were asked and what they answered, the newest first',
  tags,
  ...allowed('third-party:record'),
  request: { params: cooperativeParams, query: pageInput },
  responses: { 200: json(buyerConfirmationListSchema, 'A page of them'), ...refusalsOfOne },
});

const withdraw = createRoute({
  method: 'post',
  path: '/v1/cooperatives/{uscc}/buyer-confirmations/{confirmationId}/withdrawal',
  operationId: 'withdrawBuyerConfirmation',
  summary: 'Withdraw the link before the buyer has answered',
  tags,
  ...allowed('third-party:record'),
  request: { params: confirmationIdInput, headers },
  responses: {
    201: json(withdrawnConfirmationSchema, 'Withdrawn: its link opens nothing'),
    ...refusalsOfChange,
  },
});

export function buyerConfirmationRoutes(door: Door): void {
  door.openapi(ask, async (c) => {
    const input = { ...c.req.valid('param'), asked: c.req.valid('json') };
    const { value, isReplay } = await askBuyer({ ctx: contextOf(c), input });
    const { path, ...asked } = value;
    const link = path === null ? null : `${publicAddress(c)}${path}`;
    return c.json(askedBuyerSchema.parse({ ...asked, link }), 201, replayHeader(isReplay));
  });
  door.openapi(list, async (c) => {
    const input = { ...c.req.valid('param'), page: c.req.valid('query') };
    const value = await listBuyerConfirmations({ ctx: contextOf(c), input });
    return c.json(buyerConfirmationListSchema.parse(value), 200);
  });
  door.openapi(withdraw, async (c) => {
    const input = c.req.valid('param');
    const { value, isReplay } = await withdrawConfirmation({ ctx: contextOf(c), input });
    return c.json(withdrawnConfirmationSchema.parse(value), 201, replayHeader(isReplay));
  });
}
