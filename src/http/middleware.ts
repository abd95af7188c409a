import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Allowances, countRequest } from '../domain/allowance.ts';
import type { Actor } from '../domain/context.ts';
import { DomainError } from '../domain/errors.ts';
import { authenticate } from '../domain/keys/authenticate.ts';
import { FILE_MAX_BYTES } from '../domain/spreadsheets/read-sheets.ts';
import { FILE_TYPES, UPLOAD_PATHS } from './contract.ts';
import type { DoorEnv } from './door.ts';
import { domainProblem, doorProblem } from './problems.ts';

type Step = MiddlewareHandler<DoorEnv>;

const BODY_MAX_BYTES = 2 * 1024 * 1024;

/** Files come as they are. */
const isUpload = (c: HonoContext<DoorEnv>): boolean => UPLOAD_PATHS.includes(c.req.path);

/** Some clients listen only once they have sent everything; beyond this they are cut off. */
const READ_AWAY_MAX_BYTES = 16 * 1024 * 1024;

async function readAway(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (body === null || body.locked) return;
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > READ_AWAY_MAX_BYTES) return;
  }
}

/** What was read is for whoever read it, who asks again before using it; the rest is kept nowhere. */
export const keepPrivate: Step = async (c, next) => {
  await next();
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
  c.header('Cache-Control', isRead ? 'private, no-cache' : 'no-store');
};

const limitTo = (maxSize: number): Step =>
  bodyLimit({
    maxSize,
    onError: async (c) => {
      await readAway(c.req.raw.body);
      return doorProblem(c, 'BODY_TOO_LARGE');
    },
  });

const limitJson = limitTo(BODY_MAX_BYTES);
const limitFile = limitTo(FILE_MAX_BYTES);

export const limitBody: Step = (c, next) => (isUpload(c) ? limitFile(c, next) : limitJson(c, next));

/** Schemas leave this key out without a word, and nobody sends it in good faith. */
const UNREADABLE_KEY = '__proto__';

/** JSON is all that this door reads, but for files. */
export const requireJson: Step = async (c, next) => {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (isUpload(c) && FILE_TYPES.some((known) => known === type)) return next();
  if (c.req.method === 'POST' && type !== 'application/json') {
    return doorProblem(c, 'CONTENT_TYPE_UNSUPPORTED');
  }
  if (c.req.method === 'POST' && hasUnreadableKey(await c.req.text())) {
    return domainProblem(c, new DomainError('INPUT_INVALID', [UNREADABLE_KEY_ISSUE]));
  }
  return next();
};

const UNREADABLE_KEY_ISSUE = {
  pointer: '',
  code: 'KEY_UNKNOWN',
  zh: `不得含名为 ${UNREADABLE_KEY} 的项目。`,
  en: `There must be no key ${UNREADABLE_KEY}.`,
};

function hasUnreadableKey(text: string): boolean {
  // It may also be written with escapes; most bodies have neither and are parsed only once.
  if (!text.includes(UNREADABLE_KEY) && !text.includes('\\u')) return false;
  let isFound = false;
  try {
    JSON.parse(text, (key, value: unknown) => {
      isFound ||= key === UNREADABLE_KEY;
      return value;
    });
  } catch {
    // What is not JSON is refused when it is read.
  }
  return isFound;
}

/** Nobody passes without a key, and nobody more often than they may. */
export const requireKey =
  (allowances: Allowances): Step =>
  async (c, next) => {
    const actor = await actorOf(c);
    const { isTooMany, headers } = countRequest(c.env, allowances, actor);
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    if (isTooMany) return domainProblem(c, new DomainError('TOO_MANY_REQUESTS'));
    if (actor === undefined) return domainProblem(c, new DomainError('UNAUTHENTICATED'));
    c.set('actor', actor);
    return next();
  };

async function actorOf(c: HonoContext<DoorEnv>): Promise<Actor | undefined> {
  const [scheme, key = ''] = (c.req.header('authorization') ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' ? authenticate({ house: c.env, key }) : undefined;
}
