/** How far a piece of work has come. */
export type Progress = { readonly done: number; readonly of: number };

/** Whoever waits is told how far it has come; nothing waits for them to listen. */
export type Tell = (progress: Progress) => void;

/** Says how far the work has come, and lets whatever waits have its turn before it goes on. */
export async function report(tell: Tell | undefined, progress: Progress): Promise<void> {
  tell?.(progress);
  await turn();
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** What comes of a piece of work, as the last event says it. */
export type LastEvent = { readonly event: string; readonly data: unknown };

/** The media type of what follows. */
export const EVENT_STREAM = 'text/event-stream';

/** A piece of work as server-sent events: `progress` on its way, and at last what came of it. */
export function progressEvents(
  work: (tell: Tell) => Promise<LastEvent>,
): ReadableStream<Uint8Array> {
  let isLeft = false;
  return new ReadableStream({
    start: async (controller) => {
      const send = ({ event, data }: LastEvent) => {
        if (!isLeft) controller.enqueue(textOf(event, data));
      };
      // The answer begins before the work does.
      await turn();
      send(await work((progress) => send({ event: 'progress', data: progress })));
      if (!isLeft) controller.close();
    },
    // Who has begun something and leaves has begun it all the same.
    cancel: () => {
      isLeft = true;
    },
  });
}

const textOf = (event: string, data: unknown): Uint8Array =>
  new TextEncoder().encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
