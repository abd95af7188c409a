import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { freePort } from '../support/ports.ts';
import { ROOT } from '../support/source.ts';
import { runTour } from '../support/tour.ts';
import type { Benchmark } from './run.ts';

type Started = { readonly child: ChildProcess; readonly address: string; readonly seconds: number };

/**
 * `npm start` in an empty folder until the first page shows a cooperative, then the tour of the
 * README, then a second start. The baseline is the embedded database alone, made and opened again.
 */
export async function benchmarkStart(): Promise<Benchmark> {
  const folder = await mkdtemp(join(tmpdir(), 'heheng-bench-'));
  const first = await start(folder);
  await runTour(first.address, folder);
  const afterTour = memoryOf(first.child);
  await stop(first.child);
  const second = await start(folder);
  await stop(second.child);
  const baseline = await databaseAlone();
  await rm(folder, { recursive: true, force: true });
  return {
    ratio: second.seconds / baseline.openSeconds,
    figures: {
      firstStartSeconds: first.seconds,
      secondStartSeconds: second.seconds,
      serverMegabytesAfterTour: afterTour.server,
      npmAndServerMegabytesAfterTour: afterTour.all,
      baselineMakeSeconds: baseline.makeSeconds,
      baselineOpenSeconds: baseline.openSeconds,
    },
  };
}

async function start(folder: string): Promise<Started> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    detached: true,
    env: { ...process.env, HEHENG_DATA: folder, PORT: String(port) },
    stdio: 'ignore',
  });
  const address = `http://127.0.0.1:${port}`;
  while (!(await showsData(address, folder))) {
    if (child.exitCode !== null) throw new Error('npm start ended');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return { child, address, seconds: (performance.now() - started) / 1000 };
}

async function showsData(address: string, folder: string): Promise<boolean> {
  try {
    const keys = JSON.parse(await readFile(join(folder, 'demo-keys.json'), 'utf8')) as {
      bureau: string;
    };
    const page = await fetch(address, { headers: { Authorization: `Bearer ${keys.bureau}` } });
    return (await page.text()).includes('高青县墨犊黑牛养殖专业合作社');
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  process.kill(-(child.pid ?? 0), 'SIGTERM');
  await exit;
  await new Promise((resolve) => setTimeout(resolve, 500));
}

/** Resident memory of the processes of a group, in megabytes: the largest is the server. */
function memoryOf({ pid }: ChildProcess): { server: number; all: number } {
  const listed = execFileSync('ps', ['-eo', 'pgid=,rss='], { encoding: 'utf8' });
  const sizes = listed
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([group, kilobytes = 0]) => (group === pid ? [kilobytes / 1024] : []));
  return { server: Math.max(...sizes), all: sizes.reduce((total, size) => total + size, 0) };
}

async function databaseAlone(): Promise<{ makeSeconds: number; openSeconds: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'heheng-bench-database-'));
  const timed = async () => {
    const started = performance.now();
    const db = await PGlite.create(join(folder, 'database'));
    await db.query('select 1');
    const seconds = (performance.now() - started) / 1000;
    await db.close();
    return seconds;
  };
  const makeSeconds = await timed();
  const openSeconds = await timed();
  await rm(folder, { recursive: true, force: true });
  return { makeSeconds, openSeconds };
}
