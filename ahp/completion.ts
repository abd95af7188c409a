import { consistencyIndex } from './consistency.ts';
import { AhpError, type Path, requireWithin } from './errors.ts';
import { SIZE_MAX } from './judgment-matrix.ts';
import { leastSquaresFit, linearSolver, normalised, sum } from './linear-algebra.ts';
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
const TOLERANCE = 1e-13;

/** From here on, a step that does not get shorter is made of rounding errors. */
const CLOSE = 1e-9;

/** λmax is told apart no finer than this. */
const ROUNDING = 1e-12;

const LENGTH_MIN = 1 / 1024;
const HISTORY_MAX = 6;
const STEPS_MAX = 1000;

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
 * Complexity: O(n³) a step, about ten steps for 'lambda-max', one otherwise.
 *
 * @param size n, the number of elements
 * @param known comparisons, 0-based, i ≠ j, each pair once in either direction, values above 0
 * @param criterion one of the three
 * @param table the random-index table that CR is read against
 * @param path where the judgments stand, for the refusals
 * @returns missing judgments, weights that sum to 1, λmax and CR
 * @throws {AhpError} AHP_GRAPH_DISCONNECTED with the components named; AHP_SIZE_UNSUPPORTED
 *   if the table does not cover n
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
  const ratio = (lambdaMax: number) => (size <= 2 ? 0 : consistencyIndex(lambdaMax, size) / random);
  if (criterion === 'harker') {
    const { value, vector } = principalEigenpair(harkerMatrix(size, known));
    return { missing: [], weights: vector, lambdaMax: value, consistencyRatio: ratio(value) };
  }
  const potentials =
    criterion === 'lambda-max' ? leastEigenvalue(size, known) : leastSquares(size, known);
  const { value, vector } = principalEigenpair(completed(known, potentials));
  return {
    missing: missingJudgments(size, known, potentials),
    weights: criterion === 'lambda-max' ? vector : normalised(potentials.map(Math.exp)),
    lambdaMax: value,
    consistencyRatio: ratio(value),
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
  requireWithin(size, { min: 1, max: SIZE_MAX, whole: true }, path);
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

/** The logarithms of the weights that fit the known judgments best, with mean 0. */
function leastSquares(size: number, known: readonly KnownJudgment[]): number[] {
  const sums = Array<number>(size).fill(0);
  for (const [i, j, value] of known) {
    sums[i] = (sums[i] as number) + Math.log(value);
    sums[j] = (sums[j] as number) - Math.log(value);
  }
  return laplacianSolver(size, known)(sums);
}

/**
 * λmax is a convex function of the logarithms of the missing judgments, least exactly where each of
 * them is √(w_i v_j / (w_j v_i)) with the right and left eigenvectors w and v: where it is a
 * difference of the potentials u = (ln w − ln v) / 2. So potentials p are sought that are their own
 * u. A change Δ of p changes u by ((n·I − L) Δ) / n near consistency, L being the Laplacian of the
 * known comparisons, which gives the step L·Δ = n (u − p): it always leads down, and exactly to the
 * end where the known judgments are consistent. Where they contradict each other it leads too far or
 * not far enough, which the steps so far tell (Anderson 1965); should λmax rise, it is cut.
 */
function leastEigenvalue(size: number, known: readonly KnownJudgment[]): number[] {
  const solve = laplacianSolver(size, known);
  let here = visit(known, solve, leastSquares(size, known));
  let history: Visit[] = [];
  for (let count = 0; count < STEPS_MAX; count++) {
    const length = largest(here.step);
    const last = history.at(-1);
    const isStuck = last !== undefined && length <= CLOSE && length >= largest(last.step) / 2;
    if (length <= TOLERANCE || isStuck) return [...here.potentials];
    const next = visit(known, solve, accelerated(here, history));
    const isLower = next.lambda <= here.lambda * (1 + ROUNDING);
    // More steps than there are directions to go say nothing new.
    history = isLower ? [...history, here].slice(-Math.min(HISTORY_MAX, size - 2)) : [here];
    here = isLower ? next : lower(known, solve, here);
  }
  throw new Error('complete: the missing judgments do not settle');
}

/** Potentials with the λmax that they give and the step that they ask for. */
type Visit = {
  readonly potentials: readonly number[];
  readonly lambda: number;
  readonly step: readonly number[];
};

type Solve = (right: readonly number[]) => number[];

function visit(
  known: readonly KnownJudgment[],
  solve: Solve,
  potentials: readonly number[],
): Visit {
  const matrix = completed(known, potentials);
  const { value, vector } = principalEigenpair(matrix);
  const left = principalEigenpair(transposed(matrix)).vector;
  return { potentials, lambda: value, step: solve(distances(vector, left, potentials)) };
}

/** The step cut in halves until λmax falls, as it must for a short one. */
function lower(known: readonly KnownJudgment[], solve: Solve, from: Visit): Visit {
  for (let length = 1 / 2; length > LENGTH_MIN; length /= 2) {
    const to = visit(known, solve, moved(from.potentials, from.step, length));
    if (to.lambda <= from.lambda) return to;
  }
  return visit(known, solve, moved(from.potentials, from.step, LENGTH_MIN));
}

/** Where the step and the history of steps point together: the point where steps would end. */
function accelerated({ potentials, step }: Visit, history: readonly Visit[]): number[] {
  const plain = moved(potentials, step, 1);
  if (history.length === 0) return plain;
  const steps = history.map((it) => differenceOf(step, it.step));
  const shares = leastSquaresFit(steps, step);
  if (!shares.every(Number.isFinite)) return plain;
  return history.reduce((point, it, k) => {
    const back = moved(differenceOf(potentials, it.potentials), steps[k] as number[], 1);
    return moved(point, back, -(shares[k] as number));
  }, plain);
}

const moved = (from: readonly number[], by: readonly number[], length: number): number[] =>
  from.map((value, i) => value + length * (by[i] as number));

const differenceOf = (a: readonly number[], b: readonly number[]): number[] => moved(a, b, -1);

/** n (u − p): how far the potentials are from those that the eigenvectors ask for. */
function distances(
  right: readonly number[],
  left: readonly number[],
  potentials: readonly number[],
): number[] {
  const size = potentials.length;
  return right.map(
    (w, i) => size * (Math.log(w / (left[i] as number)) / 2 - (potentials[i] as number)),
  );
}

/** Solves L·p = b with mean 0 for the graph of comparisons; b is brought to mean 0 first. */
function laplacianSolver(size: number, known: readonly KnownJudgment[]): Solve {
  // L has one free constant; adding 1 everywhere fixes it, since b has no part in that direction.
  const rows = Array.from({ length: size }, () => Array<number>(size).fill(1));
  const add = (i: number, j: number, value: number) => {
    const row = rows[i] as number[];
    row[j] = (row[j] as number) + value;
  };
  for (const [i, j] of known) {
    add(i, i, 1);
    add(j, j, 1);
    add(i, j, -1);
    add(j, i, -1);
  }
  const solve = linearSolver(rows);
  return (right) => {
    const mean = sum(right) / size;
    return solve(right.map((value) => value - mean));
  };
}

function completed(
  known: readonly KnownJudgment[],
  potentials: readonly number[],
): NonNegativeMatrix {
  const rows = potentials.map((own) => potentials.map((other) => Math.exp(own - other)));
  return withKnown(rows, known);
}

function harkerMatrix(size: number, known: readonly KnownJudgment[]): NonNegativeMatrix {
  const rows = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (i === j ? size : 0)),
  );
  for (const [i, j] of known) {
    for (const element of [i, j]) {
      const row = rows[element] as number[];
      row[element] = (row[element] as number) - 1;
    }
  }
  return withKnown(rows, known);
}

function withKnown(rows: number[][], known: readonly KnownJudgment[]): NonNegativeMatrix {
  for (const [i, j, value] of known) {
    (rows[i] as number[])[j] = value;
    (rows[j] as number[])[i] = 1 / value;
  }
  return rows;
}

function missingJudgments(
  size: number,
  known: readonly KnownJudgment[],
  potentials: readonly number[],
): KnownJudgment[] {
  const isKnown = new Set(known.map(([i, j]) => Math.min(i, j) * size + Math.max(i, j)));
  return potentials.flatMap((own, i) =>
    potentials.flatMap((other, j): KnownJudgment[] =>
      i < j && !isKnown.has(i * size + j) ? [[i, j, Math.exp(own - other)]] : [],
    ),
  );
}

const transposed = (matrix: NonNegativeMatrix): NonNegativeMatrix =>
  matrix.map((_, j) => matrix.map((row) => row[j] as number));

const largest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
