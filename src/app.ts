import { Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { consoleApp } from './console/app.tsx';
import type { Allowances } from './domain/allowance.ts';
import { loggedPath } from './domain/people/logged-path.ts';
import { httpDoor } from './http/app.ts';
import type { DoorEnv } from './http/door.ts';
import { doorProblem } from './http/problems.ts';

/** Pages carry no script; the page of the API document is the one that loads some, its own. */
const POLICY = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};

/** The one app of all runtimes: both doors behind request ids, headers and one log line each. */
export function createApp(...outermost: MiddlewareHandler[]): Hono<DoorEnv> {
  const app = new Hono<DoorEnv>();
  for (const step of outermost) app.use(step);
  app.use(async (c, next) => {
    const started = c.env.now().getTime();
    const given = c.req.header('x-request-id');
    const requestId = given && /^[\w-]{1,64}$/.test(given) ? given : c.env.newId('req');
    c.set('requestId', requestId);
    await next();
    c.header('X-Request-Id', requestId);
    const { method } = c.req;
    const path = loggedPath(c.req.path);
    const milliseconds = c.env.now().getTime() - started;
    c.env.log({ event: 'request', requestId, method, path, status: c.res.status, milliseconds });
  });
  app.use(secureHeaders({ contentSecurityPolicy: POLICY }));
  // Nobody has a second allowance behind the other door.
  const allowances: Allowances = new Map();
  app.route('/', httpDoor(allowances));
  app.route('/', consoleApp(allowances));
  app.notFound((c) => doorProblem(c, 'ROUTE_NOT_FOUND'));
  return app;
}
