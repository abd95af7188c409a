import { requireList, requireScores, sharesOf } from '../checks.ts';
import type { Path } from '../errors.ts';
import { requireNewName } from '../hierarchy.ts';
import { at, type JudgmentMatrix, RATIO_MAX, requirePanel } from '../judgment-matrix.ts';
import { filled, sum } from '../linear-algebra.ts';
import { type PriorityMethod, weightsBy } from '../priorities.ts';
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
type Branch = Named & {
  readonly childSlots: readonly number[];
  /** The weights without noise. */
  readonly point: readonly number[];
  /** Absent where nothing varies. */
  readonly panel: Panel | undefined;
};

/** A node with a name, and where its weight stands among the shares. */
type Named = { readonly name: string; readonly slot: number };

export type Leaf = Named & { readonly scores: readonly number[] };

/** The tree as two lists, parents before children, so that a draw is one pass. */
export type Plan = {
  readonly method: PriorityMethod;
  readonly branches: Branch[];
  readonly leaves: Leaf[];
  readonly names: Set<string>;
  slots: number;
};

/**
 * Adds a node and all below it to the plan, and checks what it says.
 *
 * Complexity: O(nodes + experts · n² + n³).
 *
 * @throws {AhpError} as `certainty` does
 */
export function addNode(
  plan: Plan,
  node: CertaintyNode,
  slot: number,
  spread: number,
  path: Path,
): void {
  requireNewName(plan.names, node?.name, path);
  const { name } = node;
  if (!('children' in node)) {
    const place = [...path, 'alternativesScores'];
    const scores = requireScores(node.scores, place, plan.leaves[0]?.scores.length);
    plan.leaves.push({ name, slot, scores });
    return;
  }
  const { comparison, children } = node;
  requireList(children, [...path, 'children']);
  const childSlots = children.map(() => plan.slots++);
  if ('experts' in comparison) {
    const experts = requirePanel(comparison.experts, [...path, 'matrices'], children.length);
    const panel = panelOf(experts, spread);
    writeJudgments(panel, () => 0);
    const point = weightsBy(plan.method, panel.cells);
    const varies = panel.deviations.some((deviation) => deviation > 0);
    plan.branches.push({ name, slot, childSlots, point, panel: varies ? panel : undefined });
  } else {
    const place = [...path, 'weights'];
    const point = sharesOf(requireScores(comparison.weights, place, children.length), place);
    plan.branches.push({ name, slot, childSlots, point, panel: undefined });
  }
  // A copy has no holes, which would be passed over.
  [...children].forEach((child, i) => {
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
  return { means, deviations, cells: filled(size, 1) };
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

/** A node with its global weight: without noise, and drawn. */
export type Weighed = Named & { readonly point: number; readonly sample: Float64Array };

/**
 * Global weights of all criteria below the root, the leaves first.
 *
 * Complexity: O(draws · (Σ n³ + nodes)) with the eigenvector, n² with the other dialects.
 */
export function drawWeights(plan: Plan, draws: number, noise: Random): readonly Weighed[] {
  const { branches, leaves, method, slots } = plan;
  const shares = new Float64Array(slots);
  shares[0] = 1;
  for (const { slot, childSlots, point } of branches) spreadShare(shares, slot, childSlots, point);
  const inner = branches.filter(({ slot }) => slot > 0);
  const weighed = [...leaves, ...inner].map(({ name, slot }) => {
    return { name, slot, point: shares[slot] as number, sample: new Float64Array(draws) };
  });
  for (let draw = 0; draw < draws; draw++) {
    for (const { slot, childSlots, point, panel } of branches) {
      if (panel !== undefined) writeJudgments(panel, noise);
      const weights = panel === undefined ? point : weightsBy(method, panel.cells);
      spreadShare(shares, slot, childSlots, weights);
    }
    for (const { slot, sample } of weighed) sample[draw] = shares[slot] as number;
  }
  return weighed;
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
