/** How often a process that npm started looks whether npm is still there. */
const LOOK_MS = 500;

/**
 * Resolves when the process is asked to stop. npm passes no signal on through its shell, so a server
 * that npm started also stops when that is gone; one that was started otherwise may be left alone.
 */
export function askedToStop(startedByNpm: boolean): Promise<void> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    const look = setInterval(() => {
      if (startedByNpm && process.ppid !== parent) stop();
    }, LOOK_MS);
    const stop = () => {
      clearInterval(look);
      resolve();
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
  });
}
