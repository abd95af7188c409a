import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { certainty } from '../../ahp/certainty.ts';
import {
  type CertaintyNode,
  complete,
  consistencyIndex,
  type HierarchyNode,
  type JudgmentMatrix,
  type KnownJudgment,
  principalEigenpair,
  priorities,
  randomIndex,
  synthesise,
} from '../../ahp/index.ts';
import { powerStep } from '../../ahp/perron.ts';
import { type Random, seededRandom } from '../../ahp/random.ts';
import { defaultModel } from '../../src/engine/scoring-model.ts';
import { ROOT } from '../support/source.ts';
import { fastestMilliseconds } from './fastest.ts';
import type { Benchmark } from './run.ts';

const MATRICES = 10_000;
const SCALE = [...Array.from({ length: 8 }, (_, k) => 1 / (9 - k)), 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * The AHP library against a bare power iteration in plain loops on arrays of arrays, on the same
 * 10,000 random 9 × 9 matrices in the same run; and the other operations that have to be quick.
 */
export async function benchmarkAhp(): Promise<Benchmark> {
  const random = seededRandom(9);
  const matrices = Array.from({ length: MATRICES }, () => randomMatrix(random, 9));
  const baseline = fastestMilliseconds(() => {
    for (const matrix of matrices) powerIteration(matrix);
  });
  const eigenvector = fastestMilliseconds(() => {
    for (const matrix of matrices) eigenvectorWithRatio(matrix);
  });
  const figures = fastestMilliseconds(() => {
    for (const matrix of matrices) priorities(matrix, 'eigenvector', 'saaty-1980');
  });
  return {
    ratio: eigenvector / baseline,
    figures: {
      baselineMicrosecondsPerMatrix: (baseline * 1000) / MATRICES,
      eigenvectorMicrosecondsPerMatrix: (eigenvector * 1000) / MATRICES,
      allFiguresMicrosecondsPerMatrix: (figures * 1000) / MATRICES,
      eigenvectorRatio: eigenvector / baseline,
      allFiguresRatio: figures / baseline,
      largestDifferenceFromBaseline: largestDifference(matrices),
      ...hierarchyFigures(random),
      ...completionFigures(random),
      ...growthFigures(random),
      certainty10000DrawsMilliseconds: certaintyMilliseconds(),
      ...(await bundleFigures()),
    },
  };
}

const eigenvectorWithRatio = (matrix: JudgmentMatrix): number => {
  const { value } = principalEigenpair(matrix);
  return consistencyIndex(value, matrix.length) / randomIndex('saaty-1980', matrix.length);
};

/** What anybody would write who cares: no library, no trick, until no weight moves by 1e-12. */
function powerIteration(matrix: JudgmentMatrix): { lambda: number; weights: number[] } {
  const size = matrix.length;
  let weights = new Array<number>(size).fill(1 / size);
  let next = new Array<number>(size).fill(0);
  for (;;) {
    let total = 0;
    for (let i = 0; i < size; i++) {
      const row = matrix[i] as readonly number[];
      let value = 0;
      for (let j = 0; j < size; j++) value += (row[j] as number) * (weights[j] as number);
      next[i] = value;
      total += value;
    }
    let moved = 0;
    for (let i = 0; i < size; i++) {
      const weight = (next[i] as number) / total;
      const distance = Math.abs(weight - (weights[i] as number));
      if (distance > moved) moved = distance;
      next[i] = weight;
    }
    [weights, next] = [next, weights];
    if (moved < 1e-12) return { lambda: total, weights };
  }
}

function largestDifference(matrices: readonly JudgmentMatrix[]): number {
  return matrices.reduce((most, matrix) => {
    const ours = principalEigenpair(matrix).vector;
    const theirs = powerIteration(matrix).weights;
    return ours.reduce((so, weight, i) => Math.max(so, Math.abs(weight - (theirs[i] ?? 0))), most);
  }, 0);
}

function randomMatrix(random: Random, size: number): JudgmentMatrix {
  const rows = Array.from({ length: size }, () => Array<number>(size).fill(1));
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const value = SCALE[Math.floor(random() * SCALE.length)] as number;
      (rows[i] as number[])[j] = value;
      (rows[j] as number[])[i] = 1 / value;
    }
  }
  return rows;
}

/** Thirty leaves under five criteria. */
function hierarchyOf(random: Random, alternatives: number): HierarchyNode {
  const leaf = (c: number, l: number): HierarchyNode => ({
    name: `leaf ${c}.${l}`,
    alternatives: { scores: Array.from({ length: alternatives }, () => random() * 100) },
  });
  return {
    name: 'goal',
    comparison: { matrix: randomMatrix(random, 5) },
    children: Array.from({ length: 5 }, (_, c) => ({
      name: `criterion ${c}`,
      comparison: { matrix: randomMatrix(random, 6) },
      children: Array.from({ length: 6 }, (_, l) => leaf(c, l)),
    })),
  };
}

function hierarchyFigures(random: Random): Record<string, number> {
  const options = { method: 'eigenvector', randomIndex: 'saaty-1980' } as const;
  const timed = (alternatives: number) => {
    const root = hierarchyOf(random, alternatives);
    return fastestMilliseconds(() => synthesise(root, { ...options, synthesis: 'distributive' }));
  };
  const counts = [1000, 2000, 4000];
  // The first timing of all would be that of code that is not compiled yet.
  timed(1000);
  const times = counts.map(timed);
  return {
    ...Object.fromEntries(
      counts.map((count, k) => [
        `hierarchy30Leaves${count}AlternativesMilliseconds`,
        times[k] as number,
      ]),
    ),
    hierarchyAlternativesExponent: growthExponent(counts, times),
  };
}

/** An 8 × 8 matrix with 12 of its 28 judgments missing. */
function completionFigures(random: Random): Record<string, number> {
  const matrix = randomMatrix(random, 8);
  const known = matrix.flatMap((row, i) =>
    row.flatMap((value, j): KnownJudgment[] =>
      i < j && (j === i + 1 || (i * 3 + j) % 7 < 3) ? [[i, j, value]] : [],
    ),
  );
  const kept = known.slice(0, 16);
  const chain = known.filter(([i, j]) => j === i + 1);
  const all = [...new Map([...chain, ...kept].map((it) => [`${it[0]},${it[1]}`, it])).values()];
  const judgments = all.slice(0, 16);
  const milliseconds = fastestMilliseconds(() =>
    complete(8, judgments, 'lambda-max', 'saaty-1980'),
  );
  return {
    completion8x8Gaps: 28 - judgments.length,
    completion8x8Milliseconds: milliseconds,
  };
}

const GROWTH_SIZES = [10, 20, 40, 80, 100];
const GROWTH_MATRICES = 10;
const GROWTH_STEPS = 400;

/**
 * How times grow with the size: a step of the library's own iteration should grow as n². The whole
 * eigenvector takes two factorisations of n³ / 3 below 40 elements, where that is the quicker, and some
 * 16 to 32 steps from there on. The power iteration of the baseline is timed beside it.
 */
function growthFigures(random: Random): Record<string, number> {
  const times = new Map(GROWTH_SIZES.map((size) => [size, growthTimes(random, size)]));
  const exponent = (from: number, to: number, kind: keyof GrowthTimes) =>
    growthExponent(
      [from, to],
      [from, to].map((size) => times.get(size)?.[kind] as number),
    );
  return {
    ...Object.fromEntries(
      [...times].flatMap(([size, { step, eigenvector, bare }]) => [
        [`stepSize${size}Milliseconds`, step],
        [`eigenvectorSize${size}Milliseconds`, eigenvector],
        [`powerIterationSize${size}Milliseconds`, bare],
      ]),
    ),
    stepExponent20To40: exponent(20, 40, 'step'),
    stepExponent40To80: exponent(40, 80, 'step'),
    eigenvectorExponent20To40: exponent(20, 40, 'eigenvector'),
    eigenvectorExponent40To80: exponent(40, 80, 'eigenvector'),
  };
}

type GrowthTimes = { readonly step: number; readonly eigenvector: number; readonly bare: number };

function growthTimes(random: Random, size: number): GrowthTimes {
  const matrices = Array.from({ length: GROWTH_MATRICES }, () => randomMatrix(random, size));
  const image = new Float64Array(size);
  const each = (act: (matrix: JudgmentMatrix) => void): number =>
    fastestMilliseconds(() => matrices.forEach(act)) / GROWTH_MATRICES;
  const steps = each((matrix) => {
    const vector = new Float64Array(size).fill(1);
    for (let step = 0; step < GROWTH_STEPS; step++) powerStep(matrix, vector, image);
  });
  return {
    step: steps / GROWTH_STEPS,
    eigenvector: each((matrix) => principalEigenpair(matrix)),
    bare: each((matrix) => powerIteration(matrix)),
  };
}

/** The exponent p with which time ∝ size^p leads from the first measurement to the last. */
const growthExponent = (sizes: readonly number[], times: readonly number[]): number =>
  Math.log((times.at(-1) as number) / (times[0] as number)) /
  Math.log((sizes.at(-1) as number) / (sizes[0] as number));

/** The county's default model: seven matrices, 26 indicators. */
function certaintyMilliseconds(): number {
  const { file, criteria } = defaultModel();
  const numbers = (rows: readonly (readonly string[])[]): JudgmentMatrix =>
    rows.map((row) =>
      row.map((cell) => {
        const [numerator, denominator = '1'] = cell.split('/');
        return Number(numerator) / Number(denominator);
      }),
    );
  const root: CertaintyNode = {
    name: 'goal',
    comparison: { experts: [numbers(file.judgments.rows)] },
    children: file.criteria.map(({ id, judgments, indicators }) => ({
      name: id,
      comparison: { experts: [numbers(judgments.rows)] },
      children: indicators.map((indicator) => ({ name: indicator.id, scores: [75] })),
    })),
  };
  const options = { method: 'eigenvector', draws: 10_000, seed: 1, spread: 0.3 } as const;
  if (criteria.length !== 6) throw new Error('the default model has six criteria');
  return fastestMilliseconds(() => certainty(root, options));
}

/** What a page loads: the library, and with it the reading of JSON requests, which only servers need. */
async function bundleFigures(): Promise<Record<string, number>> {
  const library = await readFile(join(ROOT, 'ahp/index.ts'), 'utf8');
  const wire = await readFile(join(ROOT, 'ahp/request.ts'), 'utf8');
  const sizeOf = async (contents: string, external: string[]) => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: join(ROOT, 'ahp'), loader: 'ts' },
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      external,
      write: false,
    });
    return gzipSync(outputFiles[0]?.contents ?? '').length;
  };
  return {
    browserBytesGzippedWithoutMlMatrix: await sizeOf(library, ['ml-matrix']),
    browserBytesGzipped: await sizeOf(library, []),
    browserAndWireBytesGzippedWithoutMlMatrix: await sizeOf(`${library}\n${wire}`, ['ml-matrix']),
  };
}
