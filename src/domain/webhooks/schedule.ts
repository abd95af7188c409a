/** How many minutes pass after each try that failed; after the last one nothing follows. */
export const RETRY_MINUTES = [1, 2, 5, 15, 30, 60, 120, 240, 480, 720, 1440] as const;

export const TRIES_MAX = RETRY_MINUTES.length + 1;

/** How long an endpoint has to answer, and how long nobody else takes the delivery meanwhile. */
export const TIMEOUT_MS = 10_000;
export const HELD_MS = 120_000;

const MINUTE_MS = 60_000;

/**
 * When a delivery is tried again.
 *
 * @param failureCount how many tries of it have failed
 * @param triedAt when the last one was
 * @returns the instant, or null if it is given up
 */
export function nextTryAfter(failureCount: number, triedAt: Date): Date | null {
  const minutes = RETRY_MINUTES[failureCount - 1];
  return minutes === undefined ? null : new Date(triedAt.getTime() + minutes * MINUTE_MS);
}
