import { expect } from 'vitest';
import type { TestHouse } from './house.ts';

/*
 * A story told by real requests: each is made, changes twice with one idempotency key, and written down with its answer, shortened, so that
 * people can read what happened.
 */

export type Answer<Body> = {
  readonly status: number;
  readonly etag: string | undefined;
  readonly body: Body;
};

type Options = {
  readonly json?: unknown;
  readonly etag?: string | undefined;
  /** Which part of the answer is written down; nothing is, where this is null. */
  readonly show?: ((body: never) => unknown) | null;
  /** What is written down of the request body, where all of it would be long. */
  readonly showRequest?: unknown;
};

export type Story = {
  readonly say: (text: string) => void;
  readonly ask: <Body>(who: string, call: string, options?: Options) => Promise<Answer<Body>>;
  readonly text: () => string;
};

/** Begins a story; `keys` are those of the people in it, by the names that they have there. */
export function beginStory(test: TestHouse, keys: ReadonlyMap<string, string>): Story {
  const parts: string[] = [];
  return {
    say: (text) => {
      parts.push(text);
    },
    ask: async (who, call, options = {}) => {
      const [method = '', path = ''] = call.split(' ');
      const { json, etag, show } = options;
      const idempotencyKey = test.house.newId('story');
      const send = () =>
        test.request(path, {
          method,
          headers: {
            Authorization: `Bearer ${keys.get(who)}`,
            'X-Request-Id': 'story',
            ...(json === undefined
              ? {}
              : { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey }),
            ...(etag === undefined ? {} : { 'If-Match': etag }),
          },
          ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        });
      const response = await send();
      const text = await response.text();
      if (method === 'POST') await expectTheSame(text, response, await send());
      const body = JSON.parse(text);
      const answer = {
        status: response.status,
        etag: revisionOf(response),
        body: body as never,
      };
      if (show !== null) parts.push(written(who, call, options, answer));
      return answer;
    },
    text: () => `${parts.join('\n\n')}\n`,
  };
}

/** A change that is sent again is not made again: the first answer comes back, to the byte. */
async function expectTheSame(text: string, first: Response, again: Response): Promise<void> {
  expect([again.status, await again.text()]).toEqual([first.status, text]);
  expect(again.headers.get('idempotency-replayed')).toBe(first.ok ? 'true' : null);
}

/** The ETag of something that is changed; that of any other answer only spares sending it again. */
function revisionOf({ headers }: Response): string | undefined {
  const etag = headers.get('etag');
  return etag !== null && /^"r\d+"$/.test(etag) ? etag : undefined;
}

function written(who: string, call: string, options: Options, answer: Answer<never>): string {
  const { json, showRequest = json, etag, show = (body: unknown) => body } = options;
  const condition = etag === undefined ? '' : ` with \`If-Match: ${etag}\``;
  const given = showRequest === undefined ? [] : [block(showRequest)];
  const tag = answer.etag === undefined ? '' : `, \`ETag: ${answer.etag}\``;
  return [
    `**${who}** sends \`${call}\`${condition}:`,
    ...given,
    `Answer ${answer.status}${tag}:`,
    block(show?.(answer.body)),
  ].join('\n\n');
}

const LIST_MAX = 4;

const block = (value: unknown): string =>
  `\`\`\`json\n${compact(JSON.stringify(shortened(value), null, 2))}\n\`\`\``;

/** Numbers to six digits and the beginnings of long lists: enough to follow, little enough to read. */
function shortened(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(6));
  if (Array.isArray(value)) {
    const shown = value.slice(0, LIST_MAX).map(shortened);
    return value.length > LIST_MAX ? [...shown, `… ${value.length - LIST_MAX} more`] : shown;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortened(item)]));
}

const LINE_MAX = 110;

/** Small objects and lists on one line. */
function compact(json: string): string {
  return json.replaceAll(/[[{]\n[^[\]{}]*\n\s*[\]}]/g, (text) => {
    const line = text.replaceAll(/\n\s*/g, ' ');
    return line.length > LINE_MAX ? text : line;
  });
}
