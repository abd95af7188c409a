import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copyOfTemplate } from './support/house.ts';
import { startProcess } from './support/process.ts';
import { ROOT, textOf } from './support/source.ts';

/* The tour of the README is run as it stands there, but for the address and the data folder. */

const tourOf = (text: string): string => /```sh tour\n([\s\S]*?)```/.exec(text)?.[1] ?? '';

async function bash(script: string): Promise<{ status: number | null; output: string }> {
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

it('leads from accounts to finance, word for word', async () => {
  const folder = await copyOfTemplate();
  const server = await startProcess(['src/cli.ts', 'serve'], {}, folder);
  const script = tourOf(textOf('README.md'))
    .replaceAll('http://localhost:8787', server.address)
    .replaceAll('./.heheng/demo-keys.json', join(folder, 'demo-keys.json'));
  expect(script).toContain('verification');
  const { status, output } = await bash(script);
  await server.close();
  expect([status, output]).toEqual([0, expect.any(String)]);
  expect(output).toContain('"uscc":"93370322000000019N"');
  expect(output).toContain('MAKER_IS_CHECKER');
  expect(output).toContain('"state":"accepted"');
  expect(output).toMatch(/^\d{2}\.\d{1,4}$/m);
  expect(output).toMatch(/'\+\d+(\.\d+)? \w/);
  expect(output).toMatch(/OPEN Direct credit service/);
  expect(output).toMatch(/"weights":\[0\.6/);
  expect(output).toContain('"VETO:K3"');
  expect(output).toMatch(/\{"valid":true,"records":\d+,"chains":\d+\}/);
});
