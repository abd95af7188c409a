import type { Context as HonoContext } from 'hono';
import type { DoorEnv } from './door.ts';

/*
 * How many requests somebody may send in a minute. Counts are kept by the process, or on Workers by
 * the isolate: they keep a system that went wrong from taking the county's server for itself, and
 * cost no query.
 */

/** What the operator does not say otherwise with HEHENG_RATE_LIMIT. */
export const REQUESTS_PER_MINUTE = 600;

const WINDOW_MS = 60_000;

/** Beyond this, windows that are over are forgotten; then the oldest. */
const WINDOWS_MAX = 10_000;

type Window = { readonly endsAt: number; count: number };

/** Counts of requests by who sends them. */
export type Allowances = Map<string, Window>;

/**
 * Counts a request, says in the answer's headers how many are left, and tells whether it is one too
 * many.
 */
export function isTooMany(c: HonoContext<DoorEnv>, allowances: Allowances, who: string): boolean {
  const limit = c.env.requestsPerMinute ?? REQUESTS_PER_MINUTE;
  const now = c.env.now().getTime();
  const window = windowOf(allowances, who, now);
  window.count += 1;
  const resetSeconds = String(Math.ceil((window.endsAt - now) / 1000));
  c.header('RateLimit-Policy', `${limit};w=${WINDOW_MS / 1000}`);
  c.header('RateLimit-Limit', String(limit));
  c.header('RateLimit-Remaining', String(Math.max(0, limit - window.count)));
  c.header('RateLimit-Reset', resetSeconds);
  if (window.count <= limit) return false;
  c.header('Retry-After', resetSeconds);
  return true;
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
