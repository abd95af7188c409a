import { sweep } from './domain/cases/sweep.ts';
import type { House } from './domain/context.ts';

/** How often a server looks for what is due. */
const INTERVAL_MS = 60_000;

/**
 * Sweeps now and every minute until it is stopped; what fails is written to the log and tried again.
 * Stopping waits for the sweep that is running.
 */
export function startSweeping(house: House): () => Promise<void> {
  let running = sweepOnce(house);
  let isRunning = true;
  const timer = setInterval(() => {
    if (isRunning) running = running.then(() => sweepOnce(house));
  }, INTERVAL_MS);
  return async () => {
    isRunning = false;
    clearInterval(timer);
    await running;
  };
}

/** Sweeps, and says what it did if it did something. */
export async function sweepOnce(house: House): Promise<void> {
  try {
    const swept = await sweep(house);
    if (swept.opened + swept.advanced > 0) house.log({ event: 'swept', ...swept });
  } catch (error) {
    house.log({ event: 'sweep-failed', error: String(error) });
  }
}
