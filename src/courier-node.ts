import { lookup } from 'node:dns';
import { type ClientRequest, request as overHttp, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { Courier, CourierAnswer, CourierLetter } from './domain/context.ts';

/*
 * A courier for Node. A name is looked up, every address that it stands for must be public, and the
 * connection goes to the address that was checked: a name that answers otherwise the second time
 * gains nothing.
 */

/** Special-purpose addresses of IANA's registries: nobody's public server has one of these. */
const RESERVED = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;

/** The only IPv6 addresses that are given out, and what of them leads elsewhere. */
const GLOBAL_IPV6 = ['2000::', 3] as const;
const RESERVED_IPV6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const reserved = new BlockList();
for (const [net, prefix] of RESERVED) reserved.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of RESERVED_IPV6) reserved.addSubnet(net, prefix, 'ipv6');
const givenOut = new BlockList();
givenOut.addSubnet(...GLOBAL_IPV6, 'ipv6');

/** Whether an address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !reserved.check(address, 'ipv4');
  return givenOut.check(address, 'ipv6') && !reserved.check(address, 'ipv6');
}

export const nodeCourier = (allowsLoopback = false): Courier => ({
  allowsLoopback,
  send: (letter) => sendLetter(letter, allowsLoopback),
});

class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/** Looks a name up, and refuses all of its addresses where one of them is not public. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, []);
    if (!addresses.every(({ address }) => isPublicAddress(address))) {
      return callback(new AddressRefused(), []);
    }
    const [first] = addresses;
    if (options.all === true || first === undefined) return callback(null, addresses);
    callback(null, first.address, first.family);
  });
};

function sendLetter(
  { url, headers, body, timeoutMs }: CourierLetter,
  allowsLoopback: boolean,
): Promise<CourierAnswer> {
  const { protocol, hostname } = new URL(url);
  const signal = AbortSignal.timeout(timeoutMs);
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  const options = { method: 'POST', headers: { ...headers, ...length }, signal, agent: false };
  if (allowsLoopback && hostname === '127.0.0.1') return posted(overHttp(url, options), body);
  // An address without a name is never looked up, so that nothing would check it.
  const isNamed = protocol === 'https:' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
  if (!isNamed) return Promise.resolve({ fault: 'ADDRESS_REFUSED' });
  const checked: RequestOptions = { ...options, lookup: publicLookup };
  return posted(overHttps(url, checked), body);
}

/** The status of the answer; what comes after its head is not read. */
function posted(request: ClientRequest, body: string): Promise<CourierAnswer> {
  return new Promise((resolve) => {
    request.once('response', (response) => {
      resolve({ status: response.statusCode ?? 0 });
      response.destroy();
    });
    request.on('error', (error) => resolve({ fault: faultOf(error) }));
    request.end(body);
  });
}

function faultOf(error: Error) {
  if (error instanceof AddressRefused) return 'ADDRESS_REFUSED';
  const isTimeout = error.name === 'TimeoutError' || error.name === 'AbortError';
  return isTimeout ? 'TIMEOUT' : 'UNREACHABLE';
}
