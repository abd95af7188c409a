import { componentsOf, type KnownJudgment } from '../comparison-graph.ts';
import { type Path, tooFarApart } from '../errors.ts';
import { dot, filled, largest, matrixProduct, solved, sum, transposed } from '../linear-algebra.ts';
import { perronPair } from '../perron.ts';
import { add, addToLaplacian, completedMatrix, type Gaps, gapsOf } from './matrices.ts';

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

/**
 * Potentials of least λmax: its missing judgments are the differences of these.
 *
 * λmax is a convex function of the logarithms of the missing judgments, least exactly where each of
 * them is √(w_i v_j / (w_j v_i)) with the right and left eigenvectors w and v: where it is the
 * difference of two potentials p_i − p_j. So ln λmax is minimised over p, by Newton's method with
 * the damping of Levenberg and Marquardt: a step is taken if λmax falls, otherwise it is shortened.
 *
 * Complexity: O(n³) a step, 60 steps at most.
 *
 * @throws {AhpError} AHP_INVALID_REQUEST if doubles cannot tell which is the least
 */
export function leastEigenvalue(
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
    const length = largest(step.map(Math.abs));
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
  if (-dot(here.slopes, step) <= Number.EPSILON) return here.potentials;
  throw tooFarApart(path);
}

/**
 * λmax fell along the step; or, where it is too flat to tell, so did its slope: it is convex, so as
 * long as the slope still points down it has fallen.
 */
function isBetter(from: Visit, to: Visit, step: readonly number[]): boolean {
  const [before, after] = [dot(from.slopes, step), dot(to.slopes, step)];
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

function visit(
  known: readonly KnownJudgment[],
  gaps: Gaps,
  potentials: readonly number[],
  path: Path,
): Visit {
  const matrix = completedMatrix(known, potentials);
  const { value, vector } = perronPair(matrix, path);
  const left = perronPair(transposed(matrix), path).vector;
  const scale = value * dot(left, vector);
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
  const [into, outOf, result] = [filled(size, 0), filled(size, 0), filled(size, 0)];
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
  const parts = componentsOf(gaps.length, pairs);
  return new Set(parts.map(([first]) => first as number));
}

const moved = (from: readonly number[], by: readonly number[]): number[] =>
  from.map((value, i) => value + (by[i] as number));
