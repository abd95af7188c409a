import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { heheng } from './support/command.ts';
import { copyOfTemplate } from './support/house.ts';
import { freePort } from './support/ports.ts';
import { startProcess } from './support/process.ts';
import { ROOT } from './support/source.ts';

/* Starting, starting again, and stopping: `npm start` runs the same command. */

const folders: string[] = [];
const newFolder = async () => {
  const folder = await copyOfTemplate();
  folders.push(folder);
  return folder;
};

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

describe('the server', () => {
  it('tells where to go, keeps its keys and goes on with the same data', async () => {
    const folder = await newFolder();
    const first = await startProcess(['src/cli.ts', 'serve'], {}, folder);
    expect(first.output()).toContain(`http://localhost:${new URL(first.address).port}`);
    expect(first.output()).toContain('虚构');
    const headers = {
      Authorization: `Bearer ${first.keys.bureau}`,
      'Content-Type': 'application/json',
    };
    const registration = {
      uscc: '93370322000000019N',
      name: '高青县晨望黑牛养殖专业合作社',
      townId: 'tangfang',
      trade: '黑牛养殖',
      registeredOn: '2019-05-20',
    };
    const init = { method: 'POST', headers, body: JSON.stringify(registration) };
    expect((await first.fetch('/v1/cooperatives', init)).status).toBe(201);
    await first.close();

    const second = await startProcess(['src/cli.ts', 'serve'], {}, folder);
    expect(second.keys).toEqual(first.keys);
    const found = await second.fetch('/v1/cooperatives/93370322000000019N', { headers });
    expect(await found.json()).toMatchObject({ name: registration.name });
    await second.close();
  });

  it('makes new keys where they were lost or spoilt', async () => {
    const folder = await newFolder();
    const file = join(folder, 'demo-keys.json');
    const before = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
    await writeFile(file, JSON.stringify({ ...before, bureau: 'spoilt', bank: before.regulator }));
    const server = await startProcess(['src/cli.ts', 'serve'], {}, folder);
    const { keys } = server;
    expect(keys.regulator).toBe(before.regulator);
    expect(keys.bank).not.toBe(before.regulator);
    const headers = { Authorization: `Bearer ${keys.bureau}` };
    expect((await server.fetch('/v1/cooperatives', { headers })).status).toBe(200);
    await server.close();
  });

  it('finishes a running request before it stops', async () => {
    const folder = await newFolder();
    const server = await startProcess(['src/cli.ts', 'serve'], {}, folder);
    const headers = { Authorization: `Bearer ${server.keys.bureau}` };
    const running = Array.from({ length: 5 }, () =>
      server.fetch('/v1/cooperatives?limit=200', { headers }).then((it) => it.json()),
    );
    // A connection on which nothing has arrived yet counts as idle and is closed.
    await new Promise((resolve) => setTimeout(resolve, 150));
    const [answers] = await Promise.all([Promise.all(running), server.close()]);
    expect(answers.every((answer) => (answer as { items: unknown[] }).items.length > 30)).toBe(
      true,
    );
    expect(server.exitStatus()).toBe(0);
  });

  it('stops with npm, which passes no signal on', async () => {
    const folder = await newFolder();
    const port = await freePort();
    const environment = { ...process.env, HEHENG_DATA: folder, PORT: String(port) };
    const npm = spawn('npm', ['start'], { cwd: ROOT, env: environment, stdio: 'ignore' });
    const isUp = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        () => true,
        () => false,
      );
    await expect.poll(isUp, { timeout: 40_000, interval: 200 }).toBe(true);
    npm.kill('SIGTERM');
    await expect.poll(isUp, { timeout: 30_000, interval: 200 }).toBe(false);
    const isInUse = () => existsSync(join(folder, 'process-id'));
    await expect.poll(isInUse, { timeout: 30_000, interval: 200 }).toBe(false);
  });

  it('keeps a second process off its folder', async () => {
    const folder = await newFolder();
    const server = await startProcess(['src/cli.ts', 'serve'], {}, folder);
    const second = await heheng(['serve'], '', { HEHENG_DATA: folder, PORT: '0' });
    expect([second.status, second.stderr]).toEqual([2, expect.stringContaining('in use')]);
    expect((await server.fetch('/readyz')).status).toBe(200);
    await server.close();
  });

  it('starts again after it was killed', async () => {
    const folder = await newFolder();
    const killed = await startProcess(['src/cli.ts', 'serve'], {}, folder);
    await killed.kill();
    const next = await startProcess(['src/cli.ts', 'serve'], {}, folder);
    const headers = { Authorization: `Bearer ${next.keys.bureau}` };
    const list = await next.fetch('/v1/cooperatives?limit=200', { headers });
    expect(((await list.json()) as { items: unknown[] }).items).toHaveLength(35);
    await next.close();
  });

  it('says what is wrong with its environment and exits 2', async () => {
    const port = await heheng(['serve'], '', { PORT: 'eighty' });
    expect([port.status, port.stderr]).toEqual([2, expect.stringMatching(/^heheng: PORT: /)]);
    const url = await heheng(['serve'], '', { DATABASE_URL: 'mysql://x/y' });
    expect([url.status, url.stderr]).toEqual([2, expect.stringMatching(/^heheng: DATABASE_URL: /)]);
    const away = await heheng(['serve'], '', { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' });
    expect([away.status, away.stderr]).toEqual([
      2,
      expect.stringMatching(/^heheng: DATABASE_URL: .*ECONNREFUSED/),
    ]);
  });

  it.each([
    ['PORT', ' '],
    ['PORT', '1e3'],
    ['HOST', 'no.such.host.invalid'],
    ['HEHENG_DATA', 'package.json'],
    ['HEHENG_DATA', 'package.json/below'],
    ['DATABASE_URL', 'postgres://a:b@no.such.host.invalid/c'],
  ])('names %s when it is %j, and exits 2', async (variable, value) => {
    const folder = await newFolder();
    const environment = { HEHENG_DATA: folder, PORT: '0', [variable]: value };
    const { status, stderr } = await heheng(['serve'], '', environment);
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(new RegExp(`^heheng: ${variable}: [^\n]+\n$`)),
    ]);
  });

  it('says that its port is taken before it makes anything, and exits 2', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const folder = join(await newFolder(), 'not-made');
    const ended = await heheng(['serve'], '', { HEHENG_DATA: folder, PORT: String(port) });
    expect([ended.status, ended.stderr]).toEqual([
      2,
      expect.stringMatching(/^heheng: PORT: .*EADDRINUSE/),
    ]);
    expect(existsSync(folder)).toBe(false);
    other.close();
  });
});
