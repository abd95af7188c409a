import { arch, cpus, platform, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { benchmarkAhp } from './ahp.ts';
import { benchmarkAudit } from './audit.ts';
import { benchmarkExcel } from './excel.ts';
import { benchmarkStart } from './start.ts';
import { benchmarkSweep } from './sweep.ts';
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

/** How much a benchmark does; each has defaults that end within a minute on two cores. */
export type Sizes = { readonly operations?: number };

type Entry = {
  readonly about: string;
  readonly run: (sizes: Sizes) => Promise<Benchmark>;
  /** The ratio that is promised: beyond it the exit status is 1. */
  readonly ratioMax?: number;
};

const BENCHMARKS: Readonly<Record<string, Entry>> = {
  ahp: {
    about: 'the AHP library against a bare power iteration, 10,000 random 9 × 9 matrices',
    run: benchmarkAhp,
  },
  audit: {
    about:
      'fifty writers of a county with the audit chain against the same writes without it, on ' +
      'PostgreSQL 18; --operations: writes of each (100)',
    run: benchmarkAudit,
    ratioMax: 2,
  },
  excel: {
    about:
      'a workbook of 5,000 statements checked against PostgreSQL 18 and filed, with the memory that ' +
      'takes, against unpacking and parsing its XML alone; --operations: statements (5,000)',
    run: benchmarkExcel,
  },
  start: {
    about:
      'npm start to the first page with data, first and second time, and memory after the tour',
    run: benchmarkStart,
  },
  sweep: {
    about:
      'a sweep over 100,000 open duties of which 2,000 fall due, against the same 2,000 alone, on ' +
      'PostgreSQL 18; --operations: duties that fall due (2,000)',
    run: benchmarkSweep,
  },
  walls: {
    about: 'the list of 10,000 cooperatives behind row-level security against the same without it',
    run: benchmarkWalls,
    ratioMax: 1.3,
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
    options: { json: { type: 'boolean', default: false }, operations: { type: 'string' } },
  });
  const [name] = positionals;
  const benchmark =
    name !== undefined && Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined;
  if (benchmark === undefined) {
    const list = Object.entries(BENCHMARKS).map(([known, { about }]) => `  ${known}  ${about}\n`);
    process.stdout.write(`npm run bench -- NAME [--json] [--operations N]\n\n${list.join('')}`);
    return name === undefined ? 0 : 2;
  }
  const sizes = values.operations === undefined ? {} : { operations: Number(values.operations) };
  const result = { name, ...(await benchmark.run(sizes)), machine: machine() };
  const lines = Object.entries(result.figures).map(([figure, value]) => `${figure}: ${value}\n`);
  process.stdout.write(
    values.json ? `${JSON.stringify(result)}\n` : `${lines.join('')}ratio: ${result.ratio}\n`,
  );
  return benchmark.ratioMax === undefined || result.ratio <= benchmark.ratioMax ? 0 : 1;
}

process.exitCode = await main();
