import type { Courier } from './domain/context.ts';

/**
 * A courier for Workers. There no name leads into the network of the operator, and addresses without
 * a name are refused when an endpoint is made: what the platform reaches is the public internet.
 */
export const fetchCourier: Courier = {
  allowsLoopback: false,
  send: async ({ url, headers, body, timeoutMs }) => {
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
};
