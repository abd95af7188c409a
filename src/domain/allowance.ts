import type { Actor, House } from './context.ts';

/*
 * How many requests somebody may send in a minute, through whichever door. Counts are kept by the
 * process, or on Workers by the isolate: they keep a system that went wrong from taking the county's
 * server for itself, and cost no query.
 */

/** What the operator does not say otherwise with HEHENG_RATE_LIMIT. */
export const REQUESTS_PER_MINUTE = 600;

const WINDOW_MS = 60_000;

/** Beyond this, windows that are over are forgotten; then the oldest. */
const WINDOWS_MAX = 10_000;

type Window = { readonly endsAt: number; count: number };

/** Counts of requests by who sends them. */
export type Allowances = Map<string, Window>;

/** What a request leaves to whoever sent it. */
export type Allowance = {
  readonly isTooMany: boolean;
  /** What an answer says about it. */
  readonly headers: Readonly<Record<string, string>>;
};

/** Counts a request: by whom a key or session belongs to, else by where it comes from. */
export function countRequest(
  { requestsPerMinute: limit = REQUESTS_PER_MINUTE, now, address }: House,
  allowances: Allowances,
  actor: Actor | undefined,
): Allowance {
  const who = actor === undefined ? `from ${address}` : `${actor.countyCode} ${actor.id}`;
  const time = now().getTime();
  const window = windowOf(allowances, who, time);
  window.count += 1;
  const resetSeconds = String(Math.ceil((window.endsAt - time) / 1000));
  const isTooMany = window.count > limit;
  return {
    isTooMany,
    headers: {
      'RateLimit-Policy': `${limit};w=${WINDOW_MS / 1000}`,
      'RateLimit-Limit': String(limit),
      'RateLimit-Remaining': String(Math.max(0, limit - window.count)),
      'RateLimit-Reset': resetSeconds,
      ...(isTooMany ? { 'Retry-After': resetSeconds } : {}),
    },
  };
}

function windowOf(allowances: Allowances, who: string, now: number): Window {
  const running = allowances.get(who);
  if (running !== undefined && running.endsAt > now) return running;
  const window = { endsAt: now + WINDOW_MS, count: 0 };
  // Deleted first, so that the order of the map is that of the windows.
  allowances.delete(who);
  allowances.set(who, window);
  forget(allowances, now);
  return window;
}

function forget(allowances: Allowances, now: number): void {
  for (const [who, { endsAt }] of allowances) {
    if (endsAt > now && allowances.size <= WINDOWS_MAX) return;
    allowances.delete(who);
  }
}
