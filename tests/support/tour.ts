import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT, textOf } from './source.ts';

export type Ended = { readonly status: number | null; readonly output: string };

/** Runs the tour of the README as it stands there, but for the address and the data folder. */
export async function runTour(address: string, folder: string): Promise<Ended> {
  const [, tour = 'false'] = /```sh tour\n([\s\S]*?)```/.exec(textOf('README.md')) ?? [];
  const script = tour
    .replaceAll('http://localhost:8787', address)
    .replaceAll('./.heheng/demo-keys.json', join(folder, 'demo-keys.json'));
  const child = spawn('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const add = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, output };
}
