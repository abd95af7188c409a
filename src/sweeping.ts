import { sweep } from './domain/cases/sweep.ts';
import type { House } from './domain/context.ts';
import { deliverWebhooks } from './domain/webhooks/deliver.ts';

/** How often a server looks for what is due. */
const INTERVAL_MS = 60_000;

type Work = (house: House) => Promise<void>;

/**
 * Sweeps now and every minute until it is stopped; what fails is written to the log and tried again.
 * Stopping waits for what is running. Something may have to happen before the first sweep.
 */
export function startSweeping(house: House, before?: Work): () => Promise<void> {
  let isRunning = true;
  const first = async () => {
    if (before !== undefined) await logged(house, 'before-sweep', () => before(house));
    if (isRunning) await sweepOnce(house);
  };
  let running = first();
  const timer = setInterval(() => {
    if (isRunning) running = running.then(() => sweepOnce(house));
  }, INTERVAL_MS);
  return async () => {
    isRunning = false;
    clearInterval(timer);
    await running;
  };
}

/** Sweeps and then sends what is to be sent, and says what it did if it did something. */
export async function sweepOnce(house: House): Promise<void> {
  await logged(house, 'sweep', async () => {
    const swept = await sweep(house);
    if (swept.opened + swept.advanced > 0) house.log({ event: 'swept', ...swept });
  });
  await logged(house, 'webhooks', async () => {
    const tries = await deliverWebhooks(house);
    if (tries > 0) house.log({ event: 'webhooks-sent', tries });
  });
}

async function logged(house: House, name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    house.log({ event: `${name}-failed`, error: String(error) });
  }
}
