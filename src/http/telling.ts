import type { Context as HonoContext } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { EVENT_STREAM, progressEvents, type Tell } from '../domain/progress.ts';
import type { DoorEnv } from './door.ts';
import { problemDocument } from './problems.ts';

type Answer = {
  readonly status: ContentfulStatusCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/**
 * Answers when the work is done; whoever asks for events hears on the way how far it has come, and
 * at last what the answer would have been.
 */
export async function answerTelling(
  c: HonoContext<DoorEnv>,
  work: (tell?: Tell) => Promise<Answer>,
): Promise<Response> {
  if (!c.req.header('accept')?.includes(EVENT_STREAM)) {
    const { status, headers, body } = await work();
    return c.json(body as object, status, headers);
  }
  const events = progressEvents((tell) =>
    work(tell).then(
      (answer) => ({ event: 'result', data: answer }),
      (error: unknown) => {
        const body = problemDocument(c, error);
        return { event: 'problem', data: { status: body.status, headers: {}, body } };
      },
    ),
  );
  return c.body(events, 200, { 'Content-Type': `${EVENT_STREAM}; charset=utf-8` });
}
