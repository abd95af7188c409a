import { rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { copyOfTemplate } from './support/house.ts';
import { startProcess } from './support/process.ts';
import { runTour } from './support/tour.ts';

it('leads from accounts to finance, word for word as the README has it', async () => {
  const folder = await copyOfTemplate();
  const server = await startProcess(['src/cli.ts', 'serve'], {}, folder);
  const { status, output } = await runTour(server.address, folder);
  await server.close();
  await rm(folder, { recursive: true, force: true });
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
