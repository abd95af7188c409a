import { invalidRequest, nothingPositive, type Path, requireCount } from '../errors.ts';
import { at, type JudgmentMatrix, RATIO_MAX } from '../judgment-matrix.ts';
import { normalised, sum } from '../linear-algebra.ts';
import { type PriorityMethod, priorityVector } from '../priorities.ts';
import type { Random } from '../random.ts';
import type { CertaintyNode } from './types.ts';

/** A panel's judgments above the diagonal, row by row: mean and deviation of their logarithms. */
type Panel = {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  /** Written by each draw. */
  readonly cells: number[][];
};

/** A branch: where its weight stands among the shares of all nodes, and where its children's do. */
type Branch = {
  readonly slot: number;
  readonly childSlots: readonly number[];
  /** The weights without noise. */
  readonly point: readonly number[];
  /** Absent where nothing varies. */
  readonly panel: Panel | undefined;
};

export type Leaf = {
  readonly name: string;
  readonly slot: number;
  readonly scores: readonly number[];
  readonly path: Path;
};

/** The tree as two lists, parents before children, so that a draw is one pass. */
export type Plan = {
  readonly method: PriorityMethod;
  readonly branches: Branch[];
  readonly leaves: Leaf[];
  slots: number;
};

export function addNode(
  plan: Plan,
  node: CertaintyNode,
  slot: number,
  spread: number,
  path: Path,
): void {
  if (!('children' in node)) {
    plan.leaves.push({ name: node.name, slot, scores: node.scores, path });
    return;
  }
  const { comparison, children } = node;
  const childSlots = children.map(() => plan.slots++);
  if ('experts' in comparison) {
    const { experts } = comparison;
    checkExperts(experts, children.length, [...path, 'experts']);
    const panel = panelOf(experts, spread);
    writeJudgments(panel, () => 0);
    const point = priorityVector(panel.cells, plan.method);
    const varies = panel.deviations.some((deviation) => deviation > 0);
    plan.branches.push({ slot, childSlots, point, panel: varies ? panel : undefined });
  } else {
    const point = knownWeights(comparison.weights, children.length, [...path, 'weights']);
    plan.branches.push({ slot, childSlots, point, panel: undefined });
  }
  children.forEach((child, i) => {
    addNode(plan, child, childSlots[i] as number, spread, [...path, 'children', i]);
  });
}

function panelOf(experts: readonly JudgmentMatrix[], spread: number): Panel {
  const size = (experts[0] as JudgmentMatrix).length;
  const means = new Float64Array((size * (size - 1)) / 2);
  const deviations = new Float64Array(means.length);
  let next = 0;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      // In order of size, so that the order of the experts cannot change a rounding.
      const logarithms = experts.map((matrix) => Math.log(at(matrix, i, j))).sort((a, b) => a - b);
      const mean = meanOf(logarithms);
      means[next] = mean;
      deviations[next] = Math.sqrt(varianceOfMean(logarithms, mean) + spread * spread);
      next++;
    }
  }
  return { means, deviations, cells: Array.from({ length: size }, () => Array(size).fill(1)) };
}

/** The mean as a distance from the first, so that equal values have exactly themselves as mean. */
function meanOf(values: readonly number[]): number {
  const first = values[0] as number;
  return first + sum(values.map((value) => value - first)) / values.length;
}

/** s² / k: the variance of the mean of k values, 0 for one. */
function varianceOfMean(values: readonly number[], mean: number): number {
  const count = values.length;
  if (count === 1) return 0;
  return sum(values.map((value) => (value - mean) ** 2)) / (count - 1) / count;
}

const LOGARITHM_MAX = Math.log(RATIO_MAX);

/** Fills a panel's matrix with judgments: their means and, as far as they vary, noise. */
function writeJudgments({ means, deviations, cells }: Panel, noise: Random): void {
  let next = 0;
  for (let i = 0; i < cells.length; i++) {
    const row = cells[i] as number[];
    for (let j = i + 1; j < cells.length; j++) {
      const deviation = deviations[next] as number;
      const drawn = (means[next] as number) + (deviation > 0 ? deviation * noise() : 0);
      const judgment = Math.exp(Math.max(-LOGARITHM_MAX, Math.min(LOGARITHM_MAX, drawn)));
      row[j] = judgment;
      (cells[j] as number[])[i] = 1 / judgment;
      next++;
    }
  }
}

/** Global weights of the leaves: without noise, and one list of draws a leaf. */
export function drawWeights(plan: Plan, draws: number, noise: Random) {
  const { branches, leaves, method, slots } = plan;
  const shares = new Float64Array(slots);
  shares[0] = 1;
  for (const { slot, childSlots, point } of branches) spreadShare(shares, slot, childSlots, point);
  const points = leaves.map(({ slot }) => shares[slot] as number);
  const samples = leaves.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    for (const { slot, childSlots, point, panel } of branches) {
      if (panel !== undefined) writeJudgments(panel, noise);
      const weights = panel === undefined ? point : priorityVector(panel.cells, method);
      spreadShare(shares, slot, childSlots, weights);
    }
    for (let l = 0; l < leaves.length; l++) {
      (samples[l] as Float64Array)[draw] = shares[(leaves[l] as Leaf).slot] as number;
    }
  }
  return { points, samples };
}

function spreadShare(
  shares: Float64Array,
  slot: number,
  childSlots: readonly number[],
  weights: readonly number[],
): void {
  const share = shares[slot] as number;
  for (let c = 0; c < childSlots.length; c++) {
    shares[childSlots[c] as number] = share * (weights[c] as number);
  }
}

function checkExperts(experts: readonly JudgmentMatrix[], size: number, path: Path): void {
  if (experts.length === 0) throw invalidRequest(path, 'must not be empty', '不能为空');
  for (const [e, matrix] of experts.entries()) requireCount(matrix.length, size, [...path, e]);
}

function knownWeights(weights: readonly number[], size: number, path: Path): readonly number[] {
  requireCount(weights.length, size, path);
  if (sum(weights) > 0) return normalised(weights);
  throw nothingPositive(path);
}
