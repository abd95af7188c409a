import type { Path } from './errors.ts';
import {
  type HierarchyNode,
  type HierarchyOptions,
  type NodeAnswer,
  type WeighedLeaf,
  weighedTree,
} from './hierarchy.ts';
import { at, type JudgmentMatrix } from './judgment-matrix.ts';
import { dot } from './linear-algebra.ts';
import { weightsBy } from './priorities.ts';
import { SAATY_SCALE, scaledJudgment, scaledMatrix } from './scales.ts';
import { firstPlace, TIE_TOLERANCE } from './sensitivity.ts';

/** How far one judgment may move, all others as they are, before the first place changes. */
export type BreakPoint = {
  readonly node: string;
  /** Row and column of the judgment, 0-based, i < j. */
  readonly i: number;
  readonly j: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
};

/** A break point is known when it lies between two judgments whose ratio is this close to 1. */
const RATIO_CLOSE = 1 + 1e-9;

/** Judgments × n × (n² and alternatives), over all matrices: some seconds of work. */
const EFFORT_MAX = 20_000_000;

/** A node of the tree, its judgments as they were given, with its global weight, and its totals as if it weighed 1. */
type Profile = {
  readonly node: HierarchyNode;
  readonly weight: number;
  readonly column: readonly number[];
  readonly children: readonly Profile[];
};

/** How far ahead of all others the first place is with these priorities; 0 at most. */
type Lead = (priorities: readonly number[]) => number;

type Judged = { readonly name: string; readonly matrix: JudgmentMatrix; readonly lead: Lead };

type Standing = {
  readonly options: HierarchyOptions;
  readonly totals: readonly number[];
  readonly first: number;
  readonly nodes: ReadonlyMap<string, NodeAnswer>;
  readonly columns: ReadonlyMap<string, WeighedLeaf['column']>;
};

/**
 * Break points of single judgments: how far each one may move, its reciprocal with it and all else
 * as it is, before the first place among the alternatives changes. A judgment with a narrow
 * interval is the one to ask again; one that reaches from 1/9 to 9 cannot decide anything alone.
 *
 * From the given value outwards the points of Saaty's scale are tried until the first place has
 * changed, and the crossing is then bisected in logarithms to 1e-9, relative: [low, high] is where
 * the place was seen to hold, and the change comes within 1e-9 beyond an end that lies inside the
 * scale. The interval ends with the scale, [1/9, 9], or with the value itself if that is outside. A
 * place that is lost and won back between two neighbouring points is not seen.
 *
 * Judgments are moved as they are asked, in intensities; `scale` says what ratio each stands for, and
 * by 'linear' it is the intensity itself.
 *
 * The first place is the one that `firstPlace` names, and it holds while no other total is greater:
 * in a tie it holds too. If it is shared now, the first in the order given has it, so that a
 * judgment that parts the two has an interval which ends with its value.
 *
 * Only the node that moves is computed again, the rest is a sum that stays.
 *
 * Complexity: O(n² + n · alternatives), by the eigenvector O(n³ + n · alternatives), for each of at
 * most about 80 positions of each judgment; judgments · n · (n² + alternatives) over all matrices is
 * at most 20 million, which is some seconds.
 *
 * @param root a tree, as `synthesise` takes it, but with intensities for ratios: from 1/9 to
 *   9, unless the scale is linear
 * @param options dialect, random-index table, synthesis, and the scale, 'linear' by default
 * @param path where the root stands, for refusals
 * @returns one entry for each judgment above the diagonal of each matrix, in the order of the tree,
 *   value and ends in intensities; null if there are so many judgments that it would take too long
 * @throws {AhpError} as `synthesise` does
 * @example
 * breakPoints(
 *   {
 *     name: 'goal',
 *     comparison: { matrix: [[1, 3], [1 / 3, 1]] },
 *     children: [
 *       { name: 'price', alternatives: { scores: [1, 0] } },
 *       { name: 'taste', alternatives: { scores: [0, 1] } },
 *     ],
 *   },
 *   { method: 'eigenvector', randomIndex: 'saaty-1980', synthesis: 'ratings' },
 * ).map(({ value, low, high }) => [value, Number(low.toFixed(6)), high]); // => [[3, 1, 9]]
 */
export function breakPoints(
  root: HierarchyNode,
  options: HierarchyOptions,
  path: Path = [],
): readonly BreakPoint[] | null {
  const { totals, nodes, leaves } = weighedTree(root, options, path);
  const columns = new Map(leaves.map(({ name, column }) => [name, column]));
  const standing = { options, totals, first: firstPlace(totals), nodes, columns };
  const judged = judgedIn(profileOf(root, 1, standing), standing);
  const effort = judged.reduce((sum, { matrix }) => sum + effortOf(matrix, totals.length), 0);
  if (effort > EFFORT_MAX) return null;
  const least = -TIE_TOLERANCE * (totals[standing.first] as number);
  return judged.flatMap((node) => breakPointsOf(node, least, options));
}

function profileOf(node: HierarchyNode, weight: number, standing: Standing): Profile {
  if (!('children' in node)) {
    return { node, weight, column: standing.columns.get(node.name) ?? [], children: [] };
  }
  const shares = standing.nodes.get(node.name)?.weights ?? [];
  const children = node.children.map((child, i) =>
    profileOf(child, weight * (shares[i] as number), standing),
  );
  const column = standing.totals.map((_, a) =>
    dot(
      shares,
      children.map((child) => child.column[a] as number),
    ),
  );
  return { node, weight, column, children };
}

function judgedIn(profile: Profile, standing: Standing): readonly Judged[] {
  const { node, children } = profile;
  const below = children.flatMap((child) => judgedIn(child, standing));
  const compared = 'children' in node ? node.comparison : node.alternatives;
  if (!('matrix' in compared)) return below;
  const lead = 'children' in node ? branchLead(profile, standing) : leafLead(profile, standing);
  return [{ name: node.name, matrix: compared.matrix, lead }, ...below];
}

/** What the first place has ahead of each other one without this node, whose weight stays. */
function restOf({ weight, column }: Profile, { totals, first }: Standing): readonly number[] {
  const without = totals.map((total, a) => total - weight * (column[a] as number));
  return without.map((rest) => (without[first] as number) - rest);
}

function branchLead(profile: Profile, standing: Standing): Lead {
  const { first } = standing;
  const rest = restOf(profile, standing);
  const edges = profile.children.map(({ column }) =>
    column.map((score) => profile.weight * ((column[first] as number) - score)),
  );
  const ahead = new Float64Array(rest.length);
  return (priorities) => {
    ahead.set(rest);
    edges.forEach((edge, k) => {
      const share = priorities[k] as number;
      for (let a = 0; a < edge.length; a++) {
        ahead[a] = (ahead[a] as number) + share * (edge[a] as number);
      }
    });
    return leastOf(ahead);
  };
}

function leafLead(profile: Profile, standing: Standing): Lead {
  const { first, options } = standing;
  const rest = restOf(profile, standing);
  return (priorities) => {
    const scale = options.synthesis === 'ideal' ? Math.max(...priorities) : 1;
    const factor = profile.weight / scale;
    const best = priorities[first] as number;
    return leastOf(rest.map((lead, a) => lead + factor * (best - (priorities[a] as number))));
  };
}

function leastOf(leads: ArrayLike<number>): number {
  let least = 0;
  for (let a = 0; a < leads.length; a++) least = Math.min(least, leads[a] as number);
  return least;
}

function breakPointsOf(
  { name, matrix, lead }: Judged,
  least: number,
  { method, scale = 'linear' }: HierarchyOptions,
): readonly BreakPoint[] {
  const ratios = scaledMatrix(matrix, scale);
  const moved = ratios.map((row) => [...row]);
  const move = (i: number, j: number, above: number, below: number): void => {
    (moved[i] as number[])[j] = above;
    (moved[j] as number[])[i] = below;
  };
  return matrix.flatMap((_, i) =>
    matrix.slice(i + 1).map((__, k): BreakPoint => {
      const j = i + 1 + k;
      const value = at(matrix, i, j);
      const holds = (judgment: number): boolean => {
        const ratio = scaledJudgment(judgment, scale, matrix.length);
        move(i, j, ratio, 1 / ratio);
        return lead(weightsBy(method, moved)) >= least;
      };
      const high = lastThatHolds(
        value,
        SAATY_SCALE.filter((point) => point > value),
        holds,
      );
      const low = lastThatHolds(
        value,
        SAATY_SCALE.filter((point) => point < value).reverse(),
        holds,
      );
      move(i, j, at(ratios, i, j), at(ratios, j, i));
      return { node: name, i, j, value, low, high };
    }),
  );
}

/** The last judgment from the value on, along the points, before the first place changes. */
function lastThatHolds(
  value: number,
  points: readonly number[],
  holds: (judgment: number) => boolean,
): number {
  const crossed = points.findIndex((point) => !holds(point));
  if (crossed < 0) return points.at(-1) ?? value;
  let near = points[crossed - 1] ?? value;
  let far = points[crossed] as number;
  while (Math.max(near / far, far / near) > RATIO_CLOSE) {
    const middle = Math.sqrt(near * far);
    if (holds(middle)) near = middle;
    else far = middle;
  }
  return near;
}

function effortOf(matrix: JudgmentMatrix, alternatives: number): number {
  const size = matrix.length;
  const judgments = (size * (size - 1)) / 2;
  return judgments * size * (size * size + alternatives);
}
