import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Heard, openListener } from '../support/listener.ts';
import { type ServerProcess, startProcess } from '../support/process.ts';
import { contractSuite } from './suite.ts';

const CRON = '/cdn-cgi/local/scheduled';

let server: ServerProcess;

beforeAll(async () => {
  server = await startProcess(['src/worker-local.ts', 'tests/support/loopback-worker.ts']);
});
afterAll(async () => server?.close());

contractSuite('on workerd', async () => ({ ...server, close: async () => {} }));

describe('the cron trigger, on workerd', () => {
  const call = async (path: string, sent?: unknown) => {
    const response = await server.fetch(path, {
      ...(sent !== undefined && { method: 'POST', body: JSON.stringify(sent) }),
      headers: {
        Authorization: `Bearer ${server.keys.bureau}`,
        ...(sent !== undefined && { 'Content-Type': 'application/json' }),
      },
    });
    return response.json() as Promise<Record<string, unknown>>;
  };
  const cases = async () => ((await call('/v1/cases?limit=200')).items as unknown[]).length;

  it('opens the cases that are due, and sends what waits, signed', async () => {
    const listener = await openListener();
    const wanted = { url: listener.url, events: ['level.changed'] };
    const { endpointId, secret } = await call('/v1/webhooks', wanted);
    const { deliveryId } = await call(`/v1/webhooks/${endpointId}/ping`, {});
    const before = await cases();
    expect((await server.fetch(CRON)).status).toBe(200);
    expect(await cases()).toBeGreaterThan(before);
    await listener.close();
    expect(listener.heard.length).toBe(1);
    const [{ headers, body }] = listener.heard as [Heard];
    const verified = new Webhook(String(secret)).verify(body, headers as Record<string, string>);
    expect(verified).toMatchObject({ type: 'webhook.ping' });
    expect(await call(`/v1/webhooks/${endpointId}/deliveries`)).toMatchObject({
      items: [{ deliveryId, state: 'delivered', tries: [{ status: 204 }] }],
    });
  });
});
