import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Server } from '../contract/suite.ts';
import { copyOfTemplate, type Keys } from './house.ts';
import { freePort } from './ports.ts';
import { ROOT } from './source.ts';

export type ServerProcess = Server & {
  readonly address: string;
  readonly output: () => string;
  readonly exitStatus: () => number | null;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
};

const START_TIMEOUT_MS = 60_000;

/** Starts a server as a process of its own and waits until it is ready; on a copy of the template
 * that goes with it, unless it is given a folder. */
export async function startProcess(
  entry: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  given?: string,
): Promise<ServerProcess> {
  const folder = given ?? (await copyOfTemplate());
  const port = await freePort();
  const child = spawn(process.execPath, ['--liftoff-only', '--import', 'tsx', ...entry], {
    cwd: ROOT,
    env: { ...process.env, HEHENG_DATA: folder, PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(child);
  const address = `http://127.0.0.1:${port}`;
  await ready(address, child, output);
  const keys = JSON.parse(await readFile(join(folder, 'demo-keys.json'), 'utf8')) as Keys;
  return {
    address,
    output,
    keys,
    fetch: (path, init) => fetch(new URL(path, address), { redirect: 'manual', ...init }),
    exitStatus: () => child.exitCode,
    kill: () => end(child, 'SIGKILL'),
    close: async () => {
      await end(child, 'SIGTERM');
      if (given === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the demonstration has played its cases and was swept: then nobody writes any more. */
export const playedOut = ({ output }: ServerProcess): Promise<void> =>
  vi.waitFor(
    () => {
      if (!output().includes('"event":"swept"')) throw new Error(`it still plays:\n${output()}`);
    },
    { timeout: START_TIMEOUT_MS, interval: 250 },
  );

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

function collect(child: ChildProcess): () => string {
  let text = '';
  const add = (chunk: Buffer) => {
    text += chunk.toString();
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => text;
}

async function ready(address: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    const isReady = await fetch(`${address}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  child.kill('SIGKILL');
  throw new Error(`the server did not become ready:\n${output()}`);
}
