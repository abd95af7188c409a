import { Webhook } from 'standardwebhooks';

/*
 * Signatures after the Standard Webhooks specification: the only file that knows its library.
 */

const SECRET_BYTES = 32;

/** A new secret, as the specification writes it. */
export function newSigningSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}

export type Message = { readonly id: string; readonly at: Date; readonly body: string };

/** The headers of a message: its id, which every try repeats, the time of this try, and both signed. */
export const signedHeaders = (secret: string, { id, at, body }: Message) => ({
  'content-type': 'application/json; charset=utf-8',
  'user-agent': 'Heheng-Webhooks/1',
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(secret).sign(id, at, body),
});
