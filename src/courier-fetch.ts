import type { Courier } from './domain/context.ts';
import { addressFault } from './domain/webhooks/address.ts';

/**
 * A courier for Workers. There no name leads into the network of the operator, and addresses without
 * a name are refused: what the platform reaches is the public internet.
 *
 * @param allowsLoopback whether http://127.0.0.1 is reached: by the Worker of the tests alone
 */
export const fetchCourier = (allowsLoopback = false): Courier => ({
  allowsLoopback,
  send: async ({ url, headers, body, timeoutMs }) => {
    if (addressFault(url, allowsLoopback) !== undefined) return { fault: 'ADDRESS_REFUSED' };
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        ...{ method: 'POST', redirect: 'manual', headers, body, signal },
      });
      await response.body?.cancel();
      return { status: response.status };
    } catch {
      return { fault: signal.aborted ? 'TIMEOUT' : 'UNREACHABLE' };
    }
  },
});
