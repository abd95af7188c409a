import { z } from '@hono/zod-openapi';
import { problemSchema } from './problems.ts';

/*
 * Calculations read their requests themselves, as they do on the command line, and refuse them in
 * the same words there and here.
 */

export const anyJson = (description: string) => z.unknown().meta({ description });

const errorSchema = z
  .strictObject({
    id: z.union([z.string(), z.number()]).optional(),
    error: z.strictObject({
      code: z.string(),
      message: z.string(),
      messageZh: z.string(),
      path: z.string().meta({ description: 'JSON Pointer to what is wrong' }),
    }),
  })
  .meta({ id: 'CalculationError' });

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

export const refusedRequest = {
  400: problem('The body is not JSON'),
  401: problem('No valid key'),
  403: problem('The role may not do this'),
  413: problem('The body is too large'),
  415: problem('The body is not application/json'),
  422: {
    description: 'The request is not valid; nothing was computed',
    content: { 'application/json': { schema: errorSchema } },
  },
  429: problem('Too many requests; Retry-After says when to try again'),
  500: problem('Something failed'),
};
