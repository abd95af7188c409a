import { requireChoice, requireCount, requireList, requireScores, sharesOf } from './checks.ts';
import { type Consistency, consistencyAt } from './consistency.ts';
import { invalidRequest, type Path } from './errors.ts';
import { type JudgmentMatrix, requireJudgments } from './judgment-matrix.ts';
import { largest, sum } from './linear-algebra.ts';
import { perronPair } from './perron.ts';
import { PRIORITY_METHODS, type PriorityMethod, weightsBy } from './priorities.ts';
import type { RandomIndexName } from './random-index.ts';
import { type JudgmentScale, scaledMatrix } from './scales.ts';

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
  /** What the judgments of the tree are read on, 'linear' by default. */
  readonly scale?: JudgmentScale;
};

/** A node's own answer: only one that has a matrix has consistency figures. */
export type NodeAnswer = Priorities | { readonly weights: readonly number[] };

/** A leaf with its global weight, and what each alternative has under it, as the synthesis scales it. */
export type WeighedLeaf = {
  readonly name: string;
  readonly weight: number;
  readonly column: readonly number[];
};

/** What is found on the way through a tree. */
type Visited = {
  readonly options: HierarchyOptions;
  readonly names: Set<string>;
  readonly nodes: Map<string, NodeAnswer>;
  readonly leaves: WeighedLeaf[];
};

/**
 * Hierarchical synthesis (层次总排序, Saaty 1980): the totals of alternatives over a tree of
 * criteria. 'distributive' normalises each leaf's column to sum 1, 'ideal' divides it by its
 * largest value, 'ratings' takes the scores as they are (absolute measurement), which is how
 * thousands of cooperatives are scored without changing each other's rank.
 *
 * Complexity: O(nodes · n³ + leaves · alternatives).
 *
 * @param root the tree; node names are unique
 * @param options dialect, random-index table, synthesis and scale
 * @param path where the root stands, for refusals; those of options stand at their own names
 * @returns totals of the alternatives, the same normalised to sum 1, each leaf's global weight and
 *   each node's own answer
 * @throws {AhpError} as `judgmentMatrix` and `randomIndex` do; AHP_NOT_POSITIVE where nothing is above
 *   zero, or a score or weight is negative or infinite; AHP_INVALID_REQUEST for counts that do not
 *   fit, a name that comes twice, or an unknown option
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
  const { totals, priorities, leaves, nodes } = weighedTree(root, options, path);
  return {
    alternatives: totals,
    priorities,
    leafWeights: Object.fromEntries(leaves.map(({ name, weight }) => [name, weight])),
    nodes: Object.fromEntries(nodes),
  };
}

/**
 * Tree with its weights: all that a synthesis adds up, and the totals.
 *
 * Complexity: that of `synthesise`.
 *
 * @param root the tree
 * @param options dialect, random-index table, synthesis and scale
 * @param path where the root stands, for refusals
 * @returns the leaves in the order of the tree, the answers of nodes with a comparison, the totals and
 *   the same with sum 1
 * @throws {AhpError} as `synthesise` does
 * @example
 * weighedTree(
 *   { name: 'price', alternatives: { scores: [2, 4] } },
 *   { method: 'eigenvector', randomIndex: 'saaty-1980', synthesis: 'ideal' },
 *   [],
 * ).totals; // => [0.5, 1]
 */
export function weighedTree(root: HierarchyNode, options: HierarchyOptions, path: Path) {
  requireChoice(options.synthesis, SYNTHESES, ['synthesis']);
  const visited: Visited = { options, names: new Set(), nodes: new Map(), leaves: [] };
  visit(root, path, 1, visited);
  const { leaves, nodes } = visited;
  const [first] = leaves as [WeighedLeaf];
  const totals = first.column.map((_, a) =>
    sum(leaves.map(({ column, weight }) => weight * (column[a] as number))),
  );
  return { leaves, nodes, totals, priorities: sharesOf(totals, path) };
}

/**
 * Priorities: weights and consistency of one judgment matrix, the answer to the wire operation
 * of that name.
 *
 * Complexity: O(n³).
 *
 * @param matrix a judgment matrix
 * @param method the dialect
 * @param table the random-index table
 * @param path where the matrix stands, for the refusals
 * @returns weights that sum to 1, with every consistency figure
 * @throws {AhpError} as `judgmentMatrix`, `priorityVector` and `randomIndex` do
 * @example
 * priorities([[1, 3], [1 / 3, 1]], 'geometric-mean', 'saaty-1980').weights; // => [0.75, 0.25]
 */
export function priorities(
  matrix: JudgmentMatrix,
  method: PriorityMethod,
  table: RandomIndexName,
  path: Path = [],
): Priorities {
  requireChoice(method, PRIORITY_METHODS, ['method']);
  const sound = requireJudgments(matrix, path);
  const { value, vector } = perronPair(sound);
  const weights = method === 'eigenvector' ? vector : weightsBy(method, sound);
  return { weights, ...consistencyAt(value, sound, table, path) };
}

/**
 * Name check: every node of a tree is there and has its own name.
 *
 * Complexity: O(1).
 *
 * @param names those of the nodes before, to which this one is added
 * @param name of the node, undefined for a place where none stands
 * @param path where the node stands
 * @throws {AhpError} AHP_INVALID_REQUEST if there is none, or another node has it
 * @example
 * requireNewName(new Set(['goal']), 'price', []); // => undefined
 */
export function requireNewName(names: Set<string>, name: string | undefined, path: Path): void {
  if (name === undefined || names.has(name)) {
    throw invalidRequest([...path, 'name'], 'nodes must have names of their own', '节点须各有名称');
  }
  names.add(name);
}

function visit(node: HierarchyNode, path: Path, weight: number, visited: Visited): void {
  requireNewName(visited.names, node?.name, path);
  if (!('children' in node)) {
    visited.leaves.push({ name: node.name, weight, column: leafColumn(node, path, visited) });
    return;
  }
  const { comparison, children } = node;
  requireList(children, [...path, 'children']);
  const answer =
    'matrix' in comparison
      ? judged(comparison.matrix, [...path, 'matrix'], visited, children.length)
      : known(comparison.weights, [...path, 'weights'], children.length);
  visited.nodes.set(node.name, answer);
  // A copy has no holes, which would be passed over.
  [...children].forEach((child, i) => {
    visit(child, [...path, 'children', i], weight * (answer.weights[i] as number), visited);
  });
}

function judged(
  rows: JudgmentMatrix,
  path: Path,
  { options: { method, randomIndex, scale = 'linear' } }: Visited,
  count: number | undefined,
): Priorities {
  const matrix = scaledMatrix(rows, scale, path);
  requireCount(matrix.length, count, path);
  return priorities(matrix, method, randomIndex, path);
}

const known = (weights: readonly number[], path: Path, count: number): NodeAnswer => ({
  weights: sharesOf(requireScores(weights, path, count), path),
});

function leafColumn(
  { name, alternatives }: LeafNode,
  path: Path,
  visited: Visited,
): readonly number[] {
  const { synthesis } = visited.options;
  const count = visited.leaves[0]?.column.length;
  if ('scores' in alternatives) {
    const place = [...path, 'alternativesScores'];
    return scaled(requireScores(alternatives.scores, place, count), synthesis, place);
  }
  const place = [...path, 'alternativesMatrix'];
  const answer = judged(alternatives.matrix, place, visited, count);
  visited.nodes.set(name, answer);
  return scaled(answer.weights, synthesis, place);
}

function scaled(scores: readonly number[], synthesis: Synthesis, path: Path): readonly number[] {
  if (synthesis === 'ratings') return scores;
  const shares = sharesOf(scores, path);
  if (synthesis === 'distributive') return shares;
  const best = largest(scores);
  return scores.map((score) => score / best);
}
