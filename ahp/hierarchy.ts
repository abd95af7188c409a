import { type Consistency, consistency } from './consistency.ts';
import { nothingPositive, type Path } from './errors.ts';
import type { JudgmentMatrix } from './judgment-matrix.ts';
import { normalised, sum } from './linear-algebra.ts';
import { principalEigenpair } from './perron.ts';
import { type PriorityMethod, priorityVector } from './priorities.ts';
import type { RandomIndexName } from './random-index.ts';

/** How local priorities of alternatives are brought to one scale before they are added up. */
export const SYNTHESES = ['distributive', 'ideal', 'ratings'] as const;
export type Synthesis = (typeof SYNTHESES)[number];

/** Judgments, or weights that are known from elsewhere. */
export type Comparison =
  | { readonly matrix: JudgmentMatrix }
  | { readonly weights: readonly number[] };

/** A criterion over further criteria: its comparison has one element a child, in their order. */
export type BranchNode = {
  readonly name: string;
  readonly comparison: Comparison;
  readonly children: readonly HierarchyNode[];
};

/** A criterion that alternatives are compared under: judged in pairs, or scored one by one. */
export type LeafNode = {
  readonly name: string;
  readonly alternatives:
    | { readonly matrix: JudgmentMatrix }
    | { readonly scores: readonly number[] };
};

export type HierarchyNode = BranchNode | LeafNode;

/** The answer for one matrix: its weights and how consistent it is. */
export type Priorities = { readonly weights: readonly number[] } & Consistency;

/** What a synthesis comes to. */
export type HierarchyResult = {
  readonly alternatives: readonly number[];
  readonly priorities: readonly number[];
  readonly leafWeights: Readonly<Record<string, number>>;
  readonly nodes: Readonly<Record<string, NodeAnswer>>;
};

export type HierarchyOptions = {
  readonly method: PriorityMethod;
  readonly randomIndex: RandomIndexName;
  readonly synthesis: Synthesis;
};

/** A node's own answer: only one that has a matrix has consistency figures. */
export type NodeAnswer = Priorities | { readonly weights: readonly number[] };

type NodeAnswers = Map<string, NodeAnswer>;
type Leaf = { readonly node: LeafNode; readonly path: Path; readonly weight: number };

/**
 * Hierarchical synthesis (层次总排序, Saaty 1980): the totals of alternatives over a tree of
 * criteria. 'distributive' normalises each leaf's column to sum 1, 'ideal' divides it by its
 * largest value, 'ratings' takes the scores as they are (absolute measurement), which is how
 * thousands of cooperatives are scored without changing each other's rank.
 *
 * Complexity: O(nodes · n³ + leaves · alternatives).
 *
 * @param root the tree; node names are unique
 * @param options dialect, random-index table and synthesis
 * @param path where the root stands, for refusals
 * @returns totals of the alternatives, the same normalised to sum 1, each leaf's global weight and
 *   each node's own answer
 * @throws {AhpError} AHP_SIZE_UNSUPPORTED, or AHP_NOT_POSITIVE where nothing is above zero
 * @example
 * synthesise(
 *   {
 *     name: 'goal',
 *     comparison: { weights: [3, 1] },
 *     children: [
 *       { name: 'price', alternatives: { scores: [1, 0.5] } },
 *       { name: 'taste', alternatives: { scores: [0.2, 1] } },
 *     ],
 *   },
 *   { method: 'eigenvector', randomIndex: 'saaty-1980', synthesis: 'ratings' },
 * ).alternatives; // => [0.8, 0.625]
 */
export function synthesise(
  root: HierarchyNode,
  options: HierarchyOptions,
  path: Path = [],
): HierarchyResult {
  const nodes: NodeAnswers = new Map();
  const leaves: Leaf[] = [];
  visit(root, path, 1, options, nodes, leaves);
  const columns = leaves.map((leaf) => leafColumn(leaf, options, nodes));
  const count = columns[0]?.length ?? 0;
  const alternatives = Array.from({ length: count }, (_, a) =>
    sum(columns.map((column, l) => (column[a] as number) * (leaves[l] as Leaf).weight)),
  );
  if (sum(alternatives) <= 0) throw nothingPositive(path);
  return {
    alternatives,
    priorities: normalised(alternatives),
    leafWeights: Object.fromEntries(leaves.map((leaf) => [leaf.node.name, leaf.weight])),
    nodes: Object.fromEntries(nodes),
  };
}

/**
 * Priorities: weights and consistency of one judgment matrix, the answer to the wire operation
 * of that name.
 *
 * Complexity: O(n³).
 *
 * @param matrix a checked judgment matrix
 * @param method the dialect
 * @param table the random-index table
 * @param path where the matrix stands, for the refusal
 * @returns weights that sum to 1, with every consistency figure
 * @throws {AhpError} AHP_SIZE_UNSUPPORTED if the table does not cover the size
 * @example
 * priorities([[1, 3], [1 / 3, 1]], 'geometric-mean', 'saaty-1980').weights; // => [0.75, 0.25]
 */
export function priorities(
  matrix: JudgmentMatrix,
  method: PriorityMethod,
  table: RandomIndexName,
  path: Path = [],
): Priorities {
  const { value, vector } = principalEigenpair(matrix);
  const weights = method === 'eigenvector' ? vector : priorityVector(matrix, method);
  return { weights, ...consistency(matrix, table, path, value) };
}

function visit(
  node: HierarchyNode,
  path: Path,
  weight: number,
  options: HierarchyOptions,
  nodes: NodeAnswers,
  leaves: Leaf[],
): void {
  if (!('children' in node)) {
    leaves.push({ node, path, weight });
    return;
  }
  const answer = compare(node.comparison, path, options);
  nodes.set(node.name, answer);
  node.children.forEach((child, i) => {
    const share = weight * (answer.weights[i] as number);
    visit(child, [...path, 'children', i], share, options, nodes, leaves);
  });
}

function compare(comparison: Comparison, path: Path, options: HierarchyOptions): NodeAnswer {
  if ('matrix' in comparison) {
    return priorities(comparison.matrix, options.method, options.randomIndex, [...path, 'matrix']);
  }
  if (sum(comparison.weights) <= 0) throw nothingPositive([...path, 'weights']);
  return { weights: normalised(comparison.weights) };
}

function leafColumn(
  { node, path }: Leaf,
  options: HierarchyOptions,
  nodes: NodeAnswers,
): readonly number[] {
  if ('scores' in node.alternatives) {
    return scaled(node.alternatives.scores, options.synthesis, [...path, 'alternativesScores']);
  }
  const { matrix } = node.alternatives;
  const matrixPath = [...path, 'alternativesMatrix'];
  const answer = priorities(matrix, options.method, options.randomIndex, matrixPath);
  nodes.set(node.name, answer);
  return scaled(answer.weights, options.synthesis, matrixPath);
}

function scaled(scores: readonly number[], synthesis: Synthesis, path: Path): readonly number[] {
  if (synthesis === 'ratings') return scores;
  if (sum(scores) <= 0) throw nothingPositive(path);
  if (synthesis === 'distributive') return normalised(scores);
  const largest = scores.reduce((most, score) => Math.max(most, score), 0);
  return scores.map((score) => score / largest);
}
