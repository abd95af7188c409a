import { asDomainError } from '../domain/describe-issues.ts';
import { EVENT_STREAM, progressEvents, type Tell } from '../domain/progress.ts';
import type { ConsoleContext } from './request.ts';
import { logUnknown } from './respond.tsx';

/** Whether the script of a form sends it, and not the form itself. */
export const isListening = (c: ConsoleContext): boolean => c.req.header('accept') === EVENT_STREAM;

/** Tells the script of a form how far it has come, and which page follows if it is not refused. */
export function tellForm(c: ConsoleContext, verb: (tell: Tell) => Promise<string>): Response {
  const events = progressEvents((tell) =>
    verb(tell).then(
      (path) => ({ event: 'page', data: { path } }),
      (error: unknown) => {
        if (asDomainError(error) === undefined) logUnknown(c, error);
        return { event: 'refused', data: {} };
      },
    ),
  );
  return c.body(events, 200, { 'content-type': `${EVENT_STREAM}; charset=utf-8` });
}
