import { describe, expect, it } from 'vitest';
import { type BreakPoint, breakPoints } from '../../ahp/break-points.ts';
import {
  type HierarchyNode,
  type HierarchyOptions,
  SYNTHESES,
  synthesise,
} from '../../ahp/hierarchy.ts';
import type { JudgmentMatrix } from '../../ahp/judgment-matrix.ts';
import { PRIORITY_METHODS } from '../../ahp/priorities.ts';
import { answerRequest } from '../../ahp/request.ts';
import { JUDGMENT_SCALES, type JudgmentScale, scaledMatrix } from '../../ahp/scales.ts';
import { firstPlace } from '../../ahp/sensitivity.ts';
import type { SensitivityAnswer } from '../../ahp/wire/hierarchies.ts';
import { reciprocalMatrix, refusal } from '../support/judgments.ts';
import { fc } from '../support/properties.ts';

const RATINGS: HierarchyOptions = {
  method: 'eigenvector',
  randomIndex: 'saaty-1980',
  synthesis: 'ratings',
};

/** Break points of a tree that is small enough to have them. */
const pointsOf = (tree: HierarchyNode, options: HierarchyOptions): readonly BreakPoint[] => {
  const points = breakPoints(tree, options);
  if (points === null) throw new Error('the tree is too large');
  return points;
};

const branch = (
  name: string,
  matrix: JudgmentMatrix,
  ...children: HierarchyNode[]
): HierarchyNode => ({ name, comparison: { matrix }, children });

const scored = (name: string, ...scores: number[]): HierarchyNode => ({
  name,
  alternatives: { scores },
});

const judged = (name: string, matrix: JudgmentMatrix): HierarchyNode => ({
  name,
  alternatives: { matrix },
});

/** The matrix with one judgment, and its reciprocal, at another value. */
const withJudgment = (matrix: JudgmentMatrix, i: number, j: number, value: number) =>
  matrix.map((row, r) =>
    row.map((cell, c) => (r === i && c === j ? value : r === j && c === i ? 1 / value : cell)),
  );

/** The tree with one judgment of one node at another value. */
function moved(
  node: HierarchyNode,
  name: string,
  i: number,
  j: number,
  value: number,
): HierarchyNode {
  if (!('children' in node)) {
    if (node.name !== name || !('matrix' in node.alternatives)) return node;
    return judged(name, withJudgment(node.alternatives.matrix, i, j, value));
  }
  const children = node.children.map((child) => moved(child, name, i, j, value));
  if (node.name !== name || !('matrix' in node.comparison)) return { ...node, children };
  return branch(name, withJudgment(node.comparison.matrix, i, j, value), ...children);
}

const leadOf = (tree: HierarchyNode, options: HierarchyOptions, first: number): number => {
  const { priorities } = synthesise(tree, options);
  const others = priorities.filter((_, a) => a !== first);
  return (priorities[first] as number) - Math.max(...others);
};

const intensity = fc.constantFrom(1 / 9, 1 / 7, 1 / 5, 1 / 3, 1 / 2, 1, 2, 3, 4, 5, 6, 8);
const matrixOf = (size: number): fc.Arbitrary<JudgmentMatrix> =>
  fc.array(intensity, { minLength: 6, maxLength: 6 }).map((upper) => reciprocalMatrix(size, upper));
const scores = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 });

/** Three alternatives under a tree with matrices above, below and beside known weights. */
const anyTree: fc.Arbitrary<HierarchyNode> = fc
  .tuple(matrixOf(3), matrixOf(2), matrixOf(3), matrixOf(3), scores, scores, scores)
  .map(([top, inner, first, second, ...columns]) =>
    branch(
      'goal',
      top,
      branch('inner', inner, judged('a', first), scored('b', ...columns[0])),
      {
        name: 'known',
        comparison: { weights: [1, 2] },
        children: [judged('c', second), scored('d', ...columns[1])],
      },
      scored('e', ...columns[2]),
    ),
  );

const anyOptions: fc.Arbitrary<HierarchyOptions> = fc.record({
  method: fc.constantFrom(...PRIORITY_METHODS),
  randomIndex: fc.constant('saaty-1980' as const),
  synthesis: fc.constantFrom(...SYNTHESES),
});

describe('a break point', () => {
  it('is where two criteria of opposite opinion weigh the same', () => {
    const tree = branch('goal', reciprocalMatrix(2, [4]), scored('a', 1, 0), scored('b', 0, 1));
    const [point] = pointsOf(tree, RATINGS);
    expect(point).toMatchObject({ node: 'goal', i: 0, j: 1, value: 4, high: 9 });
    expect(Math.abs((point?.low ?? 0) - 1)).toBeLessThan(1e-9);
  });

  it('is found between the points of the scale, to nine digits', () => {
    // First ahead while w · 1 ≥ (1 − w) · 1.7, so while the judgment w / (1 − w) is 1.7 or more.
    const tree = branch('goal', reciprocalMatrix(2, [5]), scored('a', 1, 0), scored('b', 0, 1.7));
    const [point] = pointsOf(tree, RATINGS);
    expect(Math.abs((point?.low ?? 0) / 1.7 - 1)).toBeLessThan(1.1e-9);
    expect(point?.low).toBeGreaterThanOrEqual(1.7 * (1 - 1e-10));
  });

  it('holds the value and stays on the scale', () => {
    fc.assert(
      fc.property(anyTree, anyOptions, (tree, options) => {
        for (const { value, low, high } of pointsOf(tree, options)) {
          expect(low).toBeGreaterThanOrEqual(1 / 9);
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
          expect(high).toBeLessThanOrEqual(9);
        }
      }),
    );
  });

  it('turns the first place just beyond, and not just before, in a new synthesis', () => {
    let inner = 0;
    fc.assert(
      fc.property(anyTree, anyOptions, (tree, options) => {
        const first = firstPlace(synthesise(tree, options).alternatives);
        for (const { node, i, j, value, low, high } of pointsOf(tree, options)) {
          const lead = (judgment: number) =>
            leadOf(moved(tree, node, i, j, judgment), options, first);
          expect(lead(low)).toBeGreaterThan(-1e-10);
          expect(lead(high)).toBeGreaterThan(-1e-10);
          if (high > value && high < 9) {
            inner++;
            expect(lead(high * (1 + 1e-6))).toBeLessThan(0);
            expect(lead(Math.max(value, high * (1 - 1e-6)))).toBeGreaterThan(-1e-10);
          }
          if (low < value && low > 1 / 9) {
            inner++;
            expect(lead(low / (1 + 1e-6))).toBeLessThan(0);
            expect(lead(Math.min(value, low * (1 + 1e-6)))).toBeGreaterThan(-1e-10);
          }
        }
      }),
    );
    expect(inner).toBeGreaterThan(100);
  });

  it('is not passed by any point of the scale at which the first place has changed', () => {
    fc.assert(
      fc.property(anyTree, anyOptions, (tree, options) => {
        const first = firstPlace(synthesise(tree, options).alternatives);
        for (const { node, i, j, value, low, high } of pointsOf(tree, options)) {
          for (const point of [1 / 7, 1 / 3, 1, 2, 5, 8]) {
            if (point === value || point < low || point > high) continue;
            const lead = leadOf(moved(tree, node, i, j, point), options, first);
            expect(lead).toBeGreaterThan(-1e-10);
          }
        }
      }),
    );
  });
});

describe('the break points of a hierarchy', () => {
  it('come for each judgment of each matrix, in the order of the tree', () => {
    const tree = branch(
      'goal',
      reciprocalMatrix(3, [2, 3, 4]),
      branch('inner', reciprocalMatrix(2, [5]), scored('a', 1, 2), scored('b', 2, 1)),
      judged('c', reciprocalMatrix(2, [6])),
      { name: 'known', comparison: { weights: [1] }, children: [scored('d', 1, 1)] },
    );
    const points = pointsOf(tree, RATINGS);
    expect(points.map(({ node, i, j, value }) => [node, i, j, value])).toEqual([
      ['goal', 0, 1, 2],
      ['goal', 0, 2, 3],
      ['goal', 1, 2, 4],
      ['inner', 0, 1, 5],
      ['c', 0, 1, 6],
    ]);
  });

  it('reach over the whole scale where one alternative is best by every criterion', () => {
    const tree = branch('goal', reciprocalMatrix(2, [3]), scored('a', 2, 1), scored('b', 3, 2));
    expect(pointsOf(tree, RATINGS)).toEqual([
      { node: 'goal', i: 0, j: 1, value: 3, low: 1 / 9, high: 9 },
    ]);
  });

  it('reach over the whole scale where there is one alternative', () => {
    const tree = branch('goal', reciprocalMatrix(2, [3]), scored('a', 2), scored('b', 3));
    expect(pointsOf(tree, RATINGS)[0]).toMatchObject({ low: 1 / 9, high: 9 });
  });

  it('reach over the whole scale under a criterion without weight', () => {
    const tree: HierarchyNode = {
      name: 'goal',
      comparison: { weights: [1, 0] },
      children: [scored('a', 2, 1), judged('b', reciprocalMatrix(2, [1 / 5]))],
    };
    expect(pointsOf(tree, RATINGS)[0]).toMatchObject({ node: 'b', low: 1 / 9, high: 9 });
  });

  it('reach as far as a value that is outside the scale', () => {
    const tree = branch('goal', reciprocalMatrix(2, [20]), scored('a', 1, 0), scored('b', 0, 1));
    const [above] = pointsOf(tree, RATINGS);
    expect(above?.high).toBe(20);
    expect(above?.low).toBeCloseTo(1, 8);
    const under = branch(
      'goal',
      reciprocalMatrix(2, [1 / 20]),
      scored('a', 1, 0),
      scored('b', 0, 1),
    );
    const [below] = pointsOf(under, RATINGS);
    expect(below?.low).toBe(1 / 20);
    expect(below?.high).toBeCloseTo(1, 8);
  });

  it('end at the value where the first place is shared and the judgment parts the two', () => {
    const tree = branch('goal', reciprocalMatrix(2, [1]), scored('a', 1, 0), scored('b', 0, 1));
    const [point] = pointsOf(tree, RATINGS);
    expect(point?.high).toBe(9);
    expect(point?.low).toBeLessThanOrEqual(1);
    expect(point?.low).toBeGreaterThan(1 - 1e-9);
  });

  it.each([1 / 3, 1, 3])('do not end where two are the same but for rounding: %d', (judgment) => {
    const more = 0.1 + 0.2;
    const tree = branch(
      'goal',
      reciprocalMatrix(2, [judgment]),
      scored('a', 0.3, more, 0.1),
      scored('b', more, 0.3, 0.1),
    );
    expect(pointsOf(tree, RATINGS)[0]).toMatchObject({ low: 1 / 9, high: 9 });
  });

  it('are none where nothing is judged', () => {
    expect(pointsOf(scored('only', 1, 2), RATINGS)).toEqual([]);
  });
});

describe('break points are refused', () => {
  it('where the synthesis is, and with the same place', () => {
    const tree = branch('goal', reciprocalMatrix(16, []), ...Array(16).fill(scored('a', 1, 2)));
    expect(refusal(() => breakPoints(tree, RATINGS, ['root']))).toBe(
      'AHP_SIZE_UNSUPPORTED at /root/matrix',
    );
  });
});

describe('too many break points', () => {
  it('are null, as finding them would take too long', () => {
    const leaves = Array.from({ length: 50 }, (_, c) => scored(`c${c}`, 1, 2));
    const tree = branch('goal', reciprocalMatrix(50, []), ...leaves);
    const options = { ...RATINGS, randomIndex: 'donegan-dodd' } as const;
    expect(breakPoints(tree, options, ['root'])).toBeNull();
  });
});

/** The tree with its intensities replaced by the ratios of a scale. */
function onScale(node: HierarchyNode, scale: JudgmentScale): HierarchyNode {
  if (!('children' in node)) {
    if (!('matrix' in node.alternatives)) return node;
    return judged(node.name, scaledMatrix(node.alternatives.matrix, scale));
  }
  const children = node.children.map((child) => onScale(child, scale));
  if (!('matrix' in node.comparison)) return { ...node, children };
  return branch(node.name, scaledMatrix(node.comparison.matrix, scale), ...children);
}

describe('break points on another scale', () => {
  it('are intensities: a judgment of 2 that stands for 4 changes the first place at √20', () => {
    const answer = answerRequest({
      op: 'sensitivity',
      alternatives: ['a', 'b'],
      synthesis: 'ratings',
      scale: 'power',
      root: {
        name: 'g',
        matrix: [
          [1, 2],
          ['1/2', 1],
        ],
        children: [
          { name: 'x', alternativesScores: [0, 1] },
          { name: 'y', alternativesScores: [20, 0] },
        ],
      },
    }) as SensitivityAnswer;
    const [point] = answer.judgments ?? [];
    expect(point).toMatchObject({ node: 'g', i: 0, j: 1, value: 2, low: 1 / 9 });
    expect(Math.abs((point?.high ?? 0) / Math.sqrt(20) - 1)).toBeLessThan(1.1e-9);
  });

  it('turn the first place just beyond, and not just before, on every scale', () => {
    const scales = fc.constantFrom(...JUDGMENT_SCALES);
    fc.assert(
      fc.property(anyTree, anyOptions, scales, (tree, options, scale) => {
        const first = firstPlace(synthesise(onScale(tree, scale), options).alternatives);
        for (const { node, i, j, value, low, high } of pointsOf(tree, { ...options, scale })) {
          const lead = (judgment: number) =>
            leadOf(onScale(moved(tree, node, i, j, judgment), scale), options, first);
          expect(low).toBeGreaterThanOrEqual(1 / 9);
          expect(high).toBeLessThanOrEqual(9);
          expect(lead(low)).toBeGreaterThan(-1e-10);
          expect(lead(high)).toBeGreaterThan(-1e-10);
          if (high > value && high < 9) expect(lead(high * (1 + 1e-6))).toBeLessThan(0);
          if (low < value && low > 1 / 9) expect(lead(low / (1 + 1e-6))).toBeLessThan(0);
        }
      }),
    );
  });
});
