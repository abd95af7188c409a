import { describe, expect, it } from 'vitest';
import { fetchCourier } from '../../src/courier-fetch.ts';
import { isPublicAddress, nodeCourier } from '../../src/courier-node.ts';
import { addressFault } from '../../src/domain/webhooks/address.ts';
import { openListener } from '../support/listener.ts';

/* No address of an endpoint leads into a private network, whatever it is written like. */

const REFUSED = [
  ['', 'NOT_AN_ADDRESS'],
  ['hooks.example.org', 'NOT_AN_ADDRESS'],
  ['http://hooks.example.org/', 'NOT_HTTPS'],
  ['ftp://hooks.example.org/', 'NOT_HTTPS'],
  ['file:///etc/passwd', 'NOT_HTTPS'],
  ['https://me:secret@hooks.example.org/', 'HAS_CREDENTIALS'],
  ['https://8.8.8.8/', 'NOT_PUBLIC'],
  ['https://127.0.0.1/', 'NOT_PUBLIC'],
  ['https://127.1/', 'NOT_PUBLIC'],
  ['https://0x7f.0.0.1/', 'NOT_PUBLIC'],
  ['https://2130706433/', 'NOT_PUBLIC'],
  ['https://017700000001/', 'NOT_PUBLIC'],
  ['https://１２７.0.0.1/', 'NOT_PUBLIC'],
  ['https://[::1]/', 'NOT_PUBLIC'],
  ['https://[::ffff:10.0.0.1]/', 'NOT_PUBLIC'],
  ['https://localhost/', 'NOT_PUBLIC'],
  ['https://localhost./', 'NOT_PUBLIC'],
  ['https://LOCALHOST:8443/', 'NOT_PUBLIC'],
  ['https://a.localhost/', 'NOT_PUBLIC'],
  ['https://db.internal/', 'NOT_PUBLIC'],
  ['https://printer.local/', 'NOT_PUBLIC'],
  ['https://1.0.0.127.in-addr.arpa/', 'NOT_PUBLIC'],
  ['https://metadata/', 'NOT_PUBLIC'],
] as const;

const TAKEN = [
  'https://hooks.example.org/heheng?key=1',
  'https://hooks.example.org:8443/',
  'https://消息.example.cn/',
  'https://hooks.中国/',
];

const PRIVATE = [
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.255', '169.254.169.254'],
  ...['172.16.0.1', '172.31.255.255', '192.0.2.1', '192.168.1.1', '198.18.0.1', '224.0.0.1'],
  ...['255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1'],
  ...['fc00::1', 'fd12::1', 'fe80::1', 'ff02::1', '2001:db8::1', '2002:7f00:1::', '2001::1'],
];
const PUBLIC = ['8.8.8.8', '1.1.1.1', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2400:3200::1'];

describe('the address of an endpoint', () => {
  it.each(REFUSED)('%s is refused: %s', (url, fault) => {
    expect(addressFault(url, false)).toBe(fault);
  });

  it.each(TAKEN)('%s is taken', (url) => {
    expect(addressFault(url, false)).toBeUndefined();
  });

  it('may be on this machine in tests alone', () => {
    expect(addressFault('http://127.0.0.1:8080/', true)).toBeUndefined();
    expect(addressFault('http://localhost:8080/', true)).toBe('NOT_HTTPS');
    expect(addressFault('http://10.0.0.1/', true)).toBe('NOT_HTTPS');
  });
});

describe('an address that a name stands for', () => {
  it.each(PRIVATE)('%s is private', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(PUBLIC)('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

const COURIERS = { Node: nodeCourier, Workers: fetchCourier };

describe.each(Object.entries(COURIERS))('the courier of %s', (_, courier) => {
  const letter = { headers: {}, body: '{}', timeoutMs: 2000 };

  it.each(['https://localhost/', 'https://127.0.0.1/', 'https://[::1]/', 'http://127.0.0.1/'])(
    'does not go to %s, although it was recorded',
    async (url) => {
      expect(await courier().send({ ...letter, url })).toEqual({ fault: 'ADDRESS_REFUSED' });
    },
  );

  it('does not wait for ever, follows nothing, and says when nobody answers', async () => {
    const listener = await openListener();
    const to = (timeoutMs: number) =>
      courier(true).send({ ...letter, url: listener.url, timeoutMs });
    listener.answers(302);
    expect(await to(2000)).toEqual({ status: 302 });
    listener.answers(204, 5000);
    expect(await to(200)).toEqual({ fault: 'TIMEOUT' });
    await listener.close();
    expect(await to(2000)).toEqual({ fault: 'UNREACHABLE' });
  });
});
