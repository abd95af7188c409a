import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { RETRY_MINUTES, TRIES_MAX } from '../src/domain/webhooks/schedule.ts';
import { newSigningSecret, signedHeaders } from '../src/domain/webhooks/signature.ts';
import openApi from '../src/http/openapi.json' with { type: 'json' };

/* docs/webhooks.md: what people copy from it works. */

type Verify = (secret: string, headers: Record<string, string>, body: string) => boolean;

async function verifierOfDocument(): Promise<Verify> {
  const text = await readFile(new URL('../docs/webhooks.md', import.meta.url), 'utf8');
  const code = /```ts\n(.*?)```/s.exec(text)?.[1] ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'heheng-doc-'));
  await writeFile(join(folder, 'verify.ts'), code);
  const { isGenuine } = (await import(join(folder, 'verify.ts'))) as { isGenuine: Verify };
  await rm(folder, { recursive: true });
  return isGenuine;
}

it('has a verifier that tells genuine messages from others, as the library does', async () => {
  const isGenuine = await verifierOfDocument();
  const secret = newSigningSecret();
  const body = '{"type":"webhook.ping","data":{"名":"合"}}';
  const headers = signedHeaders(secret, { id: 'msg_1', at: new Date(), body });
  expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
  const signature = headers['webhook-signature'];
  expect(isGenuine(secret, headers, body)).toBe(true);
  const several = { ...headers, 'webhook-signature': `v1a,xx v1,eHg= ${signature}` };
  expect(isGenuine(secret, several, body)).toBe(true);
  expect(isGenuine(newSigningSecret(), headers, body)).toBe(false);
  expect(isGenuine(secret, headers, `${body} `)).toBe(false);
  expect(isGenuine(secret, { ...headers, 'webhook-id': 'msg_2' }, body)).toBe(false);
  const other = { ...headers, 'webhook-signature': signature.replace('v1,', 'v2,') };
  expect(isGenuine(secret, other, body)).toBe(false);
  expect(isGenuine(secret, {}, body)).toBe(false);
  const old = signedHeaders(secret, { id: 'msg_1', at: new Date(Date.now() - 301_000), body });
  expect(isGenuine(secret, old, body)).toBe(false);
});

it('is borne out by the API document: tries and pauses', () => {
  const { description } = openApi.paths['/v1/webhooks'].post;
  expect(description).toContain(`after ${RETRY_MINUTES.join(', ')} minutes, ${TRIES_MAX} times`);
});
