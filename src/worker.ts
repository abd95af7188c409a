import { createApp } from './app.ts';
import { connect } from './db/client.ts';
import type { House } from './domain/context.ts';
import { rateLimitSchema } from './env.ts';
import { newId } from './ids.ts';

/** What wrangler.toml binds. */
type Bindings = {
  readonly HYPERDRIVE: { readonly connectionString: string };
  readonly ASSETS: { fetch(request: Request): Promise<Response> };
  /** Keys for one-click sign-in, as JSON; set by `npm run worker` alone. */
  readonly HEHENG_DEMO_KEYS?: string;
  readonly HEHENG_RATE_LIMIT?: string;
};

type Execution = { waitUntil(promise: Promise<unknown>): void };

const app = createApp();

export default {
  /** One pool a request: a connection must not outlive the request that opened it. */
  async fetch(request: Request, bindings: Bindings, execution: Execution): Promise<Response> {
    const db = connect(bindings.HYPERDRIVE.connectionString);
    const house: House = {
      db,
      now: () => new Date(),
      newId,
      log: (line) => console.log(JSON.stringify(line)),
      requestsPerMinute: rateLimitSchema.optional().parse(bindings.HEHENG_RATE_LIMIT),
      demoKeys: JSON.parse(bindings.HEHENG_DEMO_KEYS ?? '{}') as House['demoKeys'],
      asset: async (path) => {
        const found = await bindings.ASSETS.fetch(new Request(new URL(path, 'http://assets')));
        // A response of another service has headers that cannot be added to; its copy has not.
        return found.ok ? new Response(found.body, found) : undefined;
      },
    };
    try {
      return await app.fetch(request, house);
    } finally {
      execution.waitUntil(db.destroy());
    }
  },
};
