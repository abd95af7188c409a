import { OpenAPIHono, type RouteConfig, type RouteHandler } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { PURPOSE_NAMES } from '../domain/consents/purposes.ts';
import type { Actor, Context, House } from '../domain/context.ts';
import { problemOfIssues } from './problems.ts';

/** What every handler behind this door finds in its context. */
export type DoorEnv = {
  Bindings: House;
  Variables: { requestId: string; actor: Actor };
};

export type Door = OpenAPIHono<DoorEnv>;

/** A part of the door; input that its contract does not allow is refused alike everywhere. */
export function newDoor(): Door {
  return new OpenAPIHono<DoorEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      return problemOfIssues(c, result.target, result.error.issues);
    },
  });
}

/** What a verb is called with, from the house and from the request. */
export function contextOf(c: HonoContext<DoorEnv>): Context {
  const { db, now, newId } = c.env;
  return {
    db,
    now,
    newId,
    actor: c.get('actor'),
    requestId: c.get('requestId'),
    idempotencyKey: c.req.header('idempotency-key'),
    purpose: PURPOSE_NAMES.find((known) => known === c.req.header('x-purpose')),
  };
}

/** Where people reach the service: as the operator says, else as this request did. */
export const publicAddress = (c: HonoContext<DoorEnv>): string =>
  c.env.signIn?.url ?? new URL(c.req.url).origin;
type RouteContext<Route extends RouteConfig> = Parameters<RouteHandler<Route, DoorEnv>>[0];

/** An operation whose answer goes out as it is: typed handlers know nothing but JSON values. */
export function answerAsItIs<Route extends RouteConfig>(
  door: Door,
  route: Route & { getRoutingPath(): string },
  handler: (c: RouteContext<Route>) => Promise<Response>,
): void {
  door.openapi(route, handler as unknown as RouteHandler<Route, DoorEnv>);
}
