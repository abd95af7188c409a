import { z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { purposeSchema } from '../domain/consents/schemas.ts';
import { DomainError } from '../domain/errors.ts';
import { type Permission, requirePermissionOf } from '../domain/permissions.ts';
import { EVENT_STREAM } from '../domain/progress.ts';
import { usccSchema } from '../domain/schemas.ts';
import { WORKBOOK_TYPE } from '../domain/spreadsheets/write-workbook.ts';
import type { DoorEnv } from './door.ts';
import { problemSchema } from './problems.ts';

/*
 * What operations have in common in their contracts.
 */

/**
 * Who may call an operation, as its document says and as it is checked before the input is read: who
 * may not do something learns nothing from how their input is refused.
 */
export const allowed = (permission: Permission) => ({
  security: [{ key: [] }],
  'x-permission': permission,
  middleware: checked(permission),
});

/** For operations that show nobody anything but themselves. */
export const allowedToAll = { security: [{ key: [] }] };

const checked =
  (permission: Permission): MiddlewareHandler<DoorEnv> =>
  async (c, next) => {
    requirePermissionOf(c.get('actor'), permission);
    await next();
  };

export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

export const LINES = 'application/x-ndjson';

/** JSON values, one a line, as the command line reads and writes them. */
export const lines = (description: string) => ({
  description,
  content: { [LINES]: { schema: z.string() } },
});

/** An answer for which some wait, and others listen. */
export const toldOrJson = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: {
    'application/json': { schema },
    [EVENT_STREAM]: {
      schema: z.string().meta({
        example:
          'event: progress\ndata: {"done":500,"of":5000}\n\n' +
          'event: result\ndata: {"status":201,"headers":{},"body":{}}\n\n',
      }),
    },
  },
});

export const HOW_IT_IS_TOLD =
  'With `Accept: text/event-stream` the answer comes as server-sent events with status 200: ' +
  '`progress` (`{done, of}`, in statements) on the way, and at last one `result` or `problem` ' +
  'with the `status`, `headers` and `body` of the answer without events. A repeated ' +
  '`Idempotency-Key` is answered as there; who is cut off repeats the request with it. What is ' +
  'refused before the work begins is refused without events.';

export const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
});

/** Where files are sent to, and as what; what they are is told by their bytes. */
export const UPLOAD_PATH = '/v1/imports';
export const ITEM_FILE_PATH = '/v1/third-party-files';
export const ITEM_CHECK_PATH = `${ITEM_FILE_PATH}/check`;
export const UPLOAD_PATHS: readonly string[] = [UPLOAD_PATH, ITEM_FILE_PATH, ITEM_CHECK_PATH];
export const FILE_TYPES = ['application/octet-stream', WORKBOOK_TYPE, 'text/csv'] as const;

const binary = z.string().meta({ format: 'binary' });

const binaryContent = Object.fromEntries(FILE_TYPES.map((type) => [type, { schema: binary }]));

export const file = (description: string) => ({ description, content: binaryContent });

export const fileBody = { required: true, content: binaryContent };

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

/** Every operation may refuse in these ways. */
export const refusals = {
  401: problem('No valid key'),
  403: problem('The role may not do this'),
  422: problem('The input is not valid'),
  429: problem('Too many requests; Retry-After says when to try again'),
  500: problem('Something failed; nothing was changed'),
};

/** Operations on one thing: a thing of somebody else is not there. */
export const refusalsOfOne = {
  ...refusals,
  404: problem('It does not exist, or you may not see it'),
};

/** Operations that change something. */
export const refusalsOfChange = {
  ...refusalsOfOne,
  400: problem('The body is not JSON'),
  409: problem('It contradicts what is on record'),
  412: problem('It was changed since it was read'),
  413: problem('The body is too large'),
  415: problem('The body is not application/json'),
  428: problem('If-Match is missing'),
  503: problem('Others are changing the same; try again shortly'),
};

export const cooperativeParams = z.strictObject({ uscc: usccSchema });

/** Data that need a consent are shown for the purposes that a consent names. */
export const purposeHeaders = z.object({
  'x-purpose': purposeSchema.optional().meta({
    description:
      'What a bank or guarantor reads for; unless it says so, a bank for a loan and a guarantor ' +
      'for a guarantee. Consents for another purpose show nothing.',
  }),
});

export const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({
      description:
        'Makes a repeated request safe: remembered for 24 hours for the same actor. The same key ' +
        'and body give the first answer again, marked with Idempotency-Replayed; another body is ' +
        'refused with 422; a request that is still running with 409.',
    }),
});

/** Marks the answer of an earlier request with the same key. */
export const replayHeader = (isReplay: boolean): Record<string, string> =>
  isReplay ? { 'Idempotency-Replayed': 'true' } : {};

export const ifMatchHeaders = z.object({
  'if-match': z
    .string()
    .max(100)
    .optional()
    .meta({
      description:
        'The ETag of the state that is changed; 412 if it is no longer that one. `*` names no state ' +
        'and is refused with 428, as is a change of what is on record without this header.',
    }),
});

/** The ETag of a revision of a thing. */
export const etagOf = (revision: number): string => `"r${revision}"`;

/**
 * The revision that a request names; what is no ETag of ours matches none. Who compresses an answer on
 * its way marks its ETag as weak, and it names the same revision. `*` would match whatever is there: a
 * change in the dark, which is what this header is to prevent.
 */
export function revisionOf(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined) return undefined;
  if (ifMatch.trim() === '*') throw new DomainError('REVISION_NEEDED');
  return Number(/^(?:W\/)?"r(\d{1,9})"$/.exec(ifMatch)?.[1] ?? -1);
}
