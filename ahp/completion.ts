import { consistencyIndex } from './consistency.ts';
import { AhpError, invalidRequest, type Path } from './errors.ts';
import { requireSize } from './judgment-matrix.ts';
import { linearSolver, matrixProduct, normalised, solved, sum } from './linear-algebra.ts';
import { type NonNegativeMatrix, principalEigenpair } from './perron.ts';
import { type RandomIndexName, randomIndex } from './random-index.ts';

/** What the missing judgments of an incomplete matrix are chosen by. */
export const COMPLETION_CRITERIA = ['lambda-max', 'logarithmic-least-squares', 'harker'] as const;
export type CompletionCriterion = (typeof COMPLETION_CRITERIA)[number];

/** One known judgment: element i is `value` times as important as element j. */
export type KnownJudgment = readonly [i: number, j: number, value: number];

export type Completion = {
  /** The judgments that were not known, i < j; empty for Harker's method, which needs none. */
  readonly missing: readonly KnownJudgment[];
  readonly weights: readonly number[];
  readonly lambdaMax: number;
  readonly consistencyRatio: number;
};

/** A step of this length, in logarithms, changes nothing that could be told apart. */
const TOLERANCE = 1e-12;

/** From here on every step is taken; one that does not get shorter is made of rounding errors. */
const CLOSE = 1e-6;

/** No step goes further, in logarithms: a longer one is made of rounding errors, too. */
const LENGTH_MAX = 100;

/** ln λmax is told apart no finer than this. */
const ROUNDING = 1e-12;

/** The share of the slope that may be left after a step along it. */
const SLOPE_LEFT = 0.1;

/** Damping after a step that failed, at first; below the least of it there is none. */
const DAMPING_FIRST = 0.1;
const DAMPING_MIN = 1e-3;
const DAMPING_FACTOR = 8;

const STEPS_MAX = 60;

/** The logarithm of the largest ratio of weights that is answered: doubles end at 1e308. */
const SPREAD_MAX = Math.log(1e300);

/**
 * Completion of an incomplete judgment matrix, unique exactly when every element can be reached from
 * every other one through known comparisons (Bozóki, Fülöp & Rónyai 2010).
 * - 'lambda-max': the missing judgments that minimise λmax, and the eigenvector of the result
 *   (Shiraishi, Obata & Daigo 1998; Bozóki, Fülöp & Rónyai 2010).
 * - 'logarithmic-least-squares': the weights that minimise Σ ln²(a_ij · w_j / w_i) over the known
 *   pairs; their logarithms solve a linear system with the Laplacian of the graph of comparisons.
 * - 'harker': the eigenvector of the matrix that has 0 for what is missing and 1 + their number on
 *   the diagonal (Harker 1987).
 *
 * Complexity: O(n³) a step, about five steps for 'lambda-max' and 60 at most, one otherwise.
 *
 * @param size n, the number of elements
 * @param known comparisons, 0-based, i ≠ j, each pair once in either direction, values above 0
 * @param criterion one of the three
 * @param table the random-index table that CR is read against
 * @param path where the judgments stand, for the refusals
 * @returns missing judgments, weights that sum to 1, λmax and CR
 * @throws {AhpError} AHP_GRAPH_DISCONNECTED with the components named; AHP_SIZE_UNSUPPORTED
 *   if the table does not cover n; AHP_INVALID_REQUEST if the judgments lead to ratios, or are
 *   contradictions, that doubles cannot hold
 * @example
 * complete(3, [[0, 1, 2], [1, 2, 2]], 'lambda-max', 'saaty-1980').missing[0][2].toFixed(9); // => "4.000000000"
 */
export function complete(
  size: number,
  known: readonly KnownJudgment[],
  criterion: CompletionCriterion,
  table: RandomIndexName,
  path: Path = [],
): Completion {
  requireConnected(size, known, path);
  const random = randomIndex(table, size, path);
  const fit = leastSquares(size, known);
  const potentials = criterion === 'lambda-max' ? leastEigenvalue(known, fit, path) : fit;
  const matrix = (criterion === 'harker' ? harkerMatrix : completedMatrix)(known, potentials);
  const { value, vector } = principalEigenpair(matrix, path);
  // λmax ≥ n, but for rounding errors.
  const lambdaMax = Math.max(size, value);
  const logarithms =
    criterion === 'logarithmic-least-squares'
      ? potentials
      : potentials.map((own, i) => own + Math.log(vector[i] as number));
  requireSpread(potentials, path);
  requireSpread(logarithms, path);
  return {
    missing: criterion === 'harker' ? [] : missingJudgments(known, potentials),
    weights: weightsOf(logarithms),
    lambdaMax,
    consistencyRatio: size <= 2 ? 0 : consistencyIndex(lambdaMax, size) / random,
  };
}

/**
 * Components of the graph of comparisons: elements of different components were never compared, not
 * even through others.
 *
 * Complexity: O(n + comparisons).
 *
 * @param size the number of elements
 * @param known comparisons
 * @returns the elements of each component, ascending
 * @example
 * comparisonComponents(4, [[0, 1, 2], [2, 3, 4]]); // => [[0, 1], [2, 3]]
 */
export function comparisonComponents(
  size: number,
  known: readonly KnownJudgment[],
): readonly (readonly number[])[] {
  const neighbours = Array.from({ length: size }, (): number[] => []);
  for (const [i, j] of known) {
    neighbours[i]?.push(j);
    neighbours[j]?.push(i);
  }
  const seen = new Set<number>();
  return neighbours.flatMap((_, start) => {
    if (seen.has(start)) return [];
    const component: number[] = [];
    const waiting = [start];
    for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
      if (seen.has(element)) continue;
      seen.add(element);
      component.push(element);
      waiting.push(...(neighbours[element] as number[]));
    }
    return [component.sort((a, b) => a - b)];
  });
}

function requireConnected(size: number, known: readonly KnownJudgment[], path: Path): void {
  requireSize(size, path);
  const components = comparisonComponents(size, known);
  if (components.length <= 1) return;
  const named = components.map((component) => `{${component.join(', ')}}`).join(' ');
  throw new AhpError(
    'AHP_GRAPH_DISCONNECTED',
    path,
    `these groups of elements were never compared with each other: ${named}`,
    `以下各组元素之间没有任何比较：${named}`,
  );
}

function requireSpread(logarithms: readonly number[], path: Path): void {
  const spread = Math.max(...logarithms) - Math.min(...logarithms);
  if (spread <= SPREAD_MAX) return;
  throw invalidRequest(
    path,
    'the judgments lead to ratios beyond 1e300, which cannot be computed',
    '由这些判断推出的比值超过 1e300，无法计算',
  );
}

function weightsOf(logarithms: readonly number[]): number[] {
  const largest = Math.max(...logarithms);
  return normalised(logarithms.map((value) => Math.exp(value - largest)));
}

/**
 * The logarithms of the weights that fit the known judgments best, with mean 0: they solve the
 * linear system of the Laplacian of the graph of comparisons.
 */
function leastSquares(size: number, known: readonly KnownJudgment[]): number[] {
  const sums = Array<number>(size).fill(0);
  // L has one free constant; adding 1 everywhere fixes it, since the sums have no part in it.
  const rows = Array.from({ length: size }, () => Array<number>(size).fill(1));
  for (const [i, j, value] of known) {
    add(sums, i, Math.log(value));
    add(sums, j, -Math.log(value));
    addToLaplacian(rows, i, j, 1);
  }
  return linearSolver(rows)(sums);
}

/**
 * λmax is a convex function of the logarithms of the missing judgments, least exactly where each of
 * them is √(w_i v_j / (w_j v_i)) with the right and left eigenvectors w and v: where it is the
 * difference of two potentials p_i − p_j. So ln λmax is minimised over p, by Newton's method with
 * the damping of Levenberg and Marquardt: a step is taken if λmax falls, otherwise it is shortened.
 */
function leastEigenvalue(
  known: readonly KnownJudgment[],
  start: readonly number[],
  path: Path,
): readonly number[] {
  const gaps = gapsOf(known, start.length);
  const fixed = fixedElements(gaps);
  let here = visit(known, gaps, start, path);
  let curvatures = secondDerivatives(here, gaps);
  let damping = 0;
  let lengthBefore = Number.POSITIVE_INFINITY;
  for (let count = 0; count < STEPS_MAX; count++) {
    const step = dampedStep(here.slopes, curvatures, fixed, damping);
    const length = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    // A step that damping made short does not tell how far there is to go.
    const isClose = length <= CLOSE && damping <= DAMPING_FIRST;
    if (isClose && (length <= TOLERANCE || length >= lengthBefore / 2)) return here.potentials;
    const next =
      length <= LENGTH_MAX ? visit(known, gaps, moved(here.potentials, step), path) : undefined;
    if (next !== undefined && (isClose || isBetter(here, next, step))) {
      [here, lengthBefore] = [next, length];
      curvatures = secondDerivatives(here, gaps);
      damping = damping < DAMPING_MIN ? 0 : damping / DAMPING_FACTOR;
    } else damping = damping === 0 ? DAMPING_FIRST : damping * DAMPING_FACTOR;
  }
  // Where λmax hardly depends on a gap, rounding errors move it for ever; λmax is at its least.
  const step = dampedStep(here.slopes, curvatures, fixed, DAMPING_FIRST);
  if (-product(here.slopes, step) <= Number.EPSILON) return here.potentials;
  throw tooContradictory(path);
}

/**
 * λmax fell along the step; or, where it is too flat to tell, so did its slope: it is convex, so as
 * long as the slope still points down it has fallen.
 */
function isBetter(from: Visit, to: Visit, step: readonly number[]): boolean {
  const [before, after] = [product(from.slopes, step), product(to.slopes, step)];
  const change = to.logarithm - from.logarithm;
  if (after <= 0 || change <= before * 1e-4 - ROUNDING) return true;
  return change <= ROUNDING && after <= SLOPE_LEFT * -before;
}

/** Potentials, and ln λmax with its derivatives there. */
type Visit = {
  readonly potentials: readonly number[];
  readonly logarithm: number;
  readonly slopes: readonly number[];
  /** f_ij = v_i a_ij w_j / (λ · v·w), the derivative of ln λ by ln a_ij. */
  readonly flows: readonly (readonly number[])[];
};

/** For each element, the others that it was not compared with. */
type Gaps = readonly (readonly number[])[];

function gapsOf(known: readonly KnownJudgment[], size: number): Gaps {
  const isKnown = Array.from({ length: size }, (_, i) => new Set([i]));
  for (const [i, j] of known) {
    isKnown[i]?.add(j);
    isKnown[j]?.add(i);
  }
  return isKnown.map((own) => isKnown.flatMap((_, j) => (own.has(j) ? [] : [j])));
}

function visit(
  known: readonly KnownJudgment[],
  gaps: Gaps,
  potentials: readonly number[],
  path: Path,
): Visit {
  const matrix = completedMatrix(known, potentials);
  const { value, vector } = principalEigenpair(matrix, path);
  const left = principalEigenpair(transposed(matrix), path).vector;
  const scale = value * product(left, vector);
  const flows = matrix.map((row, i) =>
    row.map((entry, j) => ((left[i] as number) * entry * (vector[j] as number)) / scale),
  );
  const slopes = gaps.map((others, i) =>
    sum(others.map((j) => (flows[i]?.[j] as number) - (flows[j]?.[i] as number))),
  );
  return { potentials, logarithm: Math.log(value), slopes, flows };
}

/**
 * ln λ is the free energy of the Markov chain with the flows f, and its second derivatives are the
 * variances of sums along the chain: those of one step, and the correlations with later ones, which
 * (Π − F + ππᵀ)⁻¹ sums up, with π the row sums of F.
 */
function secondDerivatives({ flows, slopes }: Visit, gaps: Gaps): number[][] {
  const size = flows.length;
  const shares = flows.map(sum);
  const [into, outOf, result] = [zeros(size), zeros(size), zeros(size)];
  gaps.forEach((others, i) => {
    for (const j of others) {
      const flow = flows[i]?.[j] as number;
      add(into[i] as number[], j, flow);
      add(into[j] as number[], j, -flow);
      add(outOf[i] as number[], i, flow);
      add(outOf[i] as number[], j, -flow);
      addToLaplacian(result, i, j, flow);
    }
  });
  const chain = flows.map((row, i) =>
    row.map((flow, j) => {
      const share = shares[i] as number;
      return share * (shares[j] as number) - flow + (i === j ? share : 0);
    }),
  );
  const later = matrixProduct(into, solved(chain, outOf));
  return result.map((row, k) =>
    row.map((value, l) => {
      const correlation = (later[k]?.[l] as number) + (later[l]?.[k] as number);
      return value + correlation - 3 * (slopes[k] as number) * (slopes[l] as number);
    }),
  );
}

/** The step −(H + damping · diag H)⁻¹ g, with some potentials fixed; not finite if there is none. */
function dampedStep(
  slopes: readonly number[],
  curvatures: readonly (readonly number[])[],
  fixed: ReadonlySet<number>,
  damping: number,
): number[] {
  const rows = curvatures.map((row, i) =>
    row.map((value, j) => {
      if (fixed.has(i) || fixed.has(j)) return i === j ? 1 : 0;
      return i === j ? value * (1 + damping) : value;
    }),
  );
  const right = slopes.map((slope, i) => [fixed.has(i) ? 0 : -slope]);
  return solved(rows, right).map(([value]) => value as number);
}

/** The first element of each part that gaps hold together: only differences of potentials count. */
function fixedElements(gaps: Gaps): ReadonlySet<number> {
  const pairs = gaps.flatMap((others, i) => others.map((j): KnownJudgment => [i, j, 1]));
  const parts = comparisonComponents(gaps.length, pairs);
  return new Set(parts.map(([first]) => first as number));
}

/** a_ij · e^(p_j − p_i): the matrix scaled by what it implies, so that no entry overflows. */
function completedMatrix(
  known: readonly KnownJudgment[],
  potentials: readonly number[],
): NonNegativeMatrix {
  const rows = potentials.map(() => Array<number>(potentials.length).fill(1));
  return withKnown(rows, known, potentials);
}

function harkerMatrix(
  known: readonly KnownJudgment[],
  potentials: readonly number[],
): NonNegativeMatrix {
  const rows = zeros(potentials.length);
  for (const row of rows.keys()) add(rows[row] as number[], row, rows.length);
  for (const [i, j] of known) {
    add(rows[i] as number[], i, -1);
    add(rows[j] as number[], j, -1);
  }
  return withKnown(rows, known, potentials);
}

function withKnown(
  rows: number[][],
  known: readonly KnownJudgment[],
  potentials: readonly number[],
): NonNegativeMatrix {
  for (const [i, j, value] of known) {
    const scaled = value * Math.exp((potentials[j] as number) - (potentials[i] as number));
    (rows[i] as number[])[j] = scaled;
    (rows[j] as number[])[i] = 1 / scaled;
  }
  return rows;
}

function missingJudgments(
  known: readonly KnownJudgment[],
  potentials: readonly number[],
): KnownJudgment[] {
  return gapsOf(known, potentials.length).flatMap((others, i) =>
    others.flatMap((j): KnownJudgment[] =>
      i < j ? [[i, j, Math.exp((potentials[i] as number) - (potentials[j] as number))]] : [],
    ),
  );
}

function addToLaplacian(rows: number[][], i: number, j: number, weight: number): void {
  add(rows[i] as number[], i, weight);
  add(rows[j] as number[], j, weight);
  add(rows[i] as number[], j, -weight);
  add(rows[j] as number[], i, -weight);
}

function add(row: number[], k: number, value: number): void {
  row[k] = (row[k] as number) + value;
}

const zeros = (size: number): number[][] =>
  Array.from({ length: size }, () => Array<number>(size).fill(0));

const moved = (from: readonly number[], by: readonly number[]): number[] =>
  from.map((value, i) => value + (by[i] as number));

const product = (a: readonly number[], b: readonly number[]): number =>
  sum(a.map((value, i) => value * (b[i] as number)));

const transposed = (matrix: NonNegativeMatrix): NonNegativeMatrix =>
  matrix.map((_, j) => matrix.map((row) => row[j] as number));

const tooContradictory = (path: Path): AhpError =>
  invalidRequest(
    path,
    'the judgments contradict each other too far for what is missing to be computed',
    '判断之间矛盾过大，无法算出缺失的判断值',
  );
