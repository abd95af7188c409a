import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { DomainError } from '../domain/errors.ts';
import { authenticate } from '../domain/keys/authenticate.ts';
import type { DoorEnv } from './door.ts';
import { domainProblem, doorProblem } from './problems.ts';

type Step = MiddlewareHandler<DoorEnv>;

const BODY_MAX_BYTES = 2 * 1024 * 1024;

export const limitBody: Step = bodyLimit({
  maxSize: BODY_MAX_BYTES,
  onError: (c) => doorProblem(c, 'BODY_TOO_LARGE'),
});

/** JSON is all that this door reads. */
export const requireJson: Step = async (c, next) => {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (c.req.method === 'POST' && type !== 'application/json') {
    return doorProblem(c, 'CONTENT_TYPE_UNSUPPORTED');
  }
  return next();
};

/** Nobody passes without a key. */
export const requireKey: Step = async (c, next) => {
  const [scheme, key = ''] = (c.req.header('authorization') ?? '').split(' ');
  const actor =
    scheme?.toLowerCase() === 'bearer' ? await authenticate({ house: c.env, key }) : undefined;
  if (actor === undefined) return domainProblem(c, new DomainError('UNAUTHENTICATED'));
  c.set('actor', actor);
  return next();
};
