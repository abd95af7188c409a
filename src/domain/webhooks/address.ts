/*
 * Where webhooks may go. Names are checked here; what a name stands for is checked by the runtime
 * that looks it up (src/courier-node.ts), at every try.
 */

const LOCAL_NAMES = [
  ...[
    'localhost',
    'local',
    'localdomain',
    'internal',
    'intranet',
    'lan',
    'home',
    'corp',
    'private',
  ],
  ...['arpa', 'test', 'invalid', 'example', 'onion', 'alt'],
];

export type AddressFault = 'NOT_AN_ADDRESS' | 'NOT_HTTPS' | 'HAS_CREDENTIALS' | 'NOT_PUBLIC';

/**
 * What is wrong with the address of an endpoint.
 *
 * @param text the address; a URL as the WHATWG reads it, so that 0x7f.1 is 127.0.0.1
 * @param allowsLoopback whether http://127.0.0.1 is let through, in tests alone
 * @returns the fault, or undefined if a webhook may be sent there
 */
export function addressFault(text: string, allowsLoopback: boolean): AddressFault | undefined {
  if (!URL.canParse(text)) return 'NOT_AN_ADDRESS';
  const { protocol, hostname, username, password } = new URL(text);
  if (allowsLoopback && hostname === '127.0.0.1') return undefined;
  if (protocol !== 'https:') return 'NOT_HTTPS';
  if (username !== '' || password !== '') return 'HAS_CREDENTIALS';
  return isPublicName(hostname) ? undefined : 'NOT_PUBLIC';
}

/** Neither a number in any notation nor a name that only a house knows. */
function isPublicName(hostname: string): boolean {
  const labels = hostname.replace(/\.$/, '').split('.');
  const top = labels.at(-1) ?? '';
  return (
    labels.length > 1 && /^(xn--[a-z0-9-]+|[a-z]{2,63})$/.test(top) && !LOCAL_NAMES.includes(top)
  );
}
