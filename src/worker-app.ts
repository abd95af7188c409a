import { createApp } from './app.ts';
import { connect } from './db/client.ts';
import type { Courier, House } from './domain/context.ts';
import { EVENT_STREAM } from './domain/progress.ts';
import { rateLimitSchema, readSignIn } from './env.ts';
import { newId } from './ids.ts';
import { sweepOnce } from './sweeping.ts';

/** What wrangler.toml binds. */
type Bindings = {
  readonly HYPERDRIVE: { readonly connectionString: string };
  readonly ASSETS: { fetch(request: Request): Promise<Response> };
  /** Keys for one-click sign-in, as JSON; set by `npm run worker` alone. */
  readonly HEHENG_DEMO_KEYS?: string;
  /** How people sign in (src/env.ts). */
  readonly HEHENG_SECRET?: string;
  readonly HEHENG_URL?: string;
  readonly OIDC_ISSUER?: string;
  readonly OIDC_CLIENT_ID?: string;
  readonly OIDC_CLIENT_SECRET?: string;
  readonly HEHENG_RATE_LIMIT?: string;
};

type Execution = { waitUntil(promise: Promise<unknown>): void };

const app = createApp();

/** The Worker, with whoever brings its webhooks away. */
export const workerWith = (courier: Courier) => ({
  /** One pool a request: a connection must not outlive the request that opened it. */
  async fetch(request: Request, bindings: Bindings, execution: Execution): Promise<Response> {
    const house = {
      ...houseOf(bindings, courier),
      address: request.headers.get('cf-connecting-ip') ?? undefined,
    };
    const closeDatabase = () => house.db.destroy();
    try {
      return closing(await app.fetch(request, house), execution, closeDatabase);
    } catch (error) {
      execution.waitUntil(closeDatabase());
      throw error;
    }
  },

  /** What is due happens when the cron trigger says so. */
  async scheduled(_: unknown, bindings: Bindings): Promise<void> {
    const house = houseOf(bindings, courier);
    try {
      await sweepOnce(house);
    } finally {
      await house.db.destroy();
    }
  },
});

/** What an answer needs that is still made while it is sent is open until it has ended. */
function closing(answer: Response, execution: Execution, close: () => Promise<void>): Response {
  const isMade = answer.headers.get('content-type')?.startsWith(EVENT_STREAM) !== true;
  if (isMade || answer.body === null) {
    execution.waitUntil(close());
    return answer;
  }
  const { readable, writable } = new TransformStream();
  execution.waitUntil(answer.body.pipeTo(writable).then(close, close));
  return new Response(readable, answer);
}

function houseOf(bindings: Bindings, courier: Courier): House {
  return {
    db: connect(bindings.HYPERDRIVE.connectionString),
    now: () => new Date(),
    newId,
    log: (line) => console.log(JSON.stringify(line)),
    courier,
    signIn: signInOf(bindings),
    requestsPerMinute: rateLimitSchema.optional().parse(bindings.HEHENG_RATE_LIMIT),
    demoKeys: JSON.parse(bindings.HEHENG_DEMO_KEYS ?? '{}') as House['demoKeys'],
    asset: async (path) => {
      const found = await bindings.ASSETS.fetch(new Request(new URL(path, 'http://assets')));
      // A response of another service has headers that cannot be added to; its copy has not.
      return found.ok ? new Response(found.body, found) : undefined;
    },
  };
}

function signInOf({ HEHENG_SECRET, HEHENG_URL, ...bindings }: Bindings): House['signIn'] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = bindings;
  const provider = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET };
  return readSignIn({ HEHENG_SECRET, HEHENG_URL, ...provider });
}
