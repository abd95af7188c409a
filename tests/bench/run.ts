import { arch, cpus, platform, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { benchmarkAhp } from './ahp.ts';
import { benchmarkStart } from './start.ts';
import { benchmarkWalls } from './walls.ts';

/*
 * `npm run bench` lists the benchmarks, `npm run bench -- NAME [--json]` runs one. Each measures its
 * baseline in the same run, so that the ratio holds on another machine too.
 */

/** What a benchmark finds out. */
export type Benchmark = {
  /** Ours ÷ baseline. */
  readonly ratio: number;
  /** What was measured, each name with its unit. */
  readonly figures: Readonly<Record<string, number>>;
};

const BENCHMARKS: Readonly<Record<string, { about: string; run: () => Promise<Benchmark> }>> = {
  ahp: {
    about: 'the AHP library against a bare power iteration, 10,000 random 9 × 9 matrices',
    run: benchmarkAhp,
  },
  start: {
    about:
      'npm start to the first page with data, first and second time, and memory after the tour',
    run: benchmarkStart,
  },
  walls: {
    about: 'the list of 10,000 cooperatives behind row-level security against the same without it',
    run: benchmarkWalls,
  },
};

function machine(): Record<string, unknown> {
  const [cpu] = cpus();
  return {
    processor: cpu?.model ?? 'unknown',
    cores: cpus().length,
    memoryBytes: totalmem(),
    platform: `${platform()}-${arch()}`,
    node: process.version,
  };
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const [name] = positionals;
  const benchmark =
    name !== undefined && Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined;
  if (benchmark === undefined) {
    const list = Object.entries(BENCHMARKS).map(([known, { about }]) => `  ${known}  ${about}\n`);
    process.stdout.write(`npm run bench -- NAME [--json]\n\n${list.join('')}`);
    return name === undefined ? 0 : 2;
  }
  const result = { name, ...(await benchmark.run()), machine: machine() };
  const lines = Object.entries(result.figures).map(([figure, value]) => `${figure}: ${value}\n`);
  process.stdout.write(
    values.json ? `${JSON.stringify(result)}\n` : `${lines.join('')}ratio: ${result.ratio}\n`,
  );
  return 0;
}

process.exitCode = await main();
