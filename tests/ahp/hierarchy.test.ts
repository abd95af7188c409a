import { describe, expect, it } from 'vitest';
import {
  consistency,
  type HierarchyNode,
  judgmentMatrix,
  PRIORITY_METHODS,
  type PriorityMethod,
  priorities,
  priorityVector,
  SYNTHESES,
  type Synthesis,
  synthesise,
} from '../../ahp/index.ts';
import { anyMatrix, distance, reciprocalMatrix, refusal, sumOf } from '../support/judgments.ts';
import { fc } from '../support/properties.ts';

const options = (synthesis: Synthesis, method: PriorityMethod = 'eigenvector') =>
  ({ method, randomIndex: 'saaty-1980', synthesis }) as const;

const leaf = (name: string, ...scores: number[]): HierarchyNode => ({
  name,
  alternatives: { scores },
});

const branch = (name: string, weights: number[], ...children: HierarchyNode[]): HierarchyNode => ({
  name,
  comparison: { weights },
  children,
});

const choice = branch('goal', [3, 1], leaf('price', 4, 2, 2), leaf('taste', 1, 1, 3));

describe('a synthesis', () => {
  it('is distributive: each column of the leaves is brought to the sum 1', () => {
    const { alternatives } = synthesise(choice, options('distributive'));
    const expected = [0.75 * 0.5 + 0.25 * 0.2, 0.75 * 0.25 + 0.25 * 0.2, 0.75 * 0.25 + 0.25 * 0.6];
    expect(distance(alternatives, expected)).toBeLessThan(1e-15);
  });

  it('is ideal: each column is divided by its largest', () => {
    const { alternatives } = synthesise(choice, options('ideal'));
    const expected = [0.75 + 0.25 / 3, 0.75 / 2 + 0.25 / 3, 0.75 / 2 + 0.25];
    expect(distance(alternatives, expected)).toBeLessThan(1e-15);
  });

  it('is by ratings: scores count as they are', () => {
    const { alternatives } = synthesise(choice, options('ratings'));
    expect(alternatives).toEqual([3.25, 1.75, 2.25]);
  });

  it.each(SYNTHESES)('gives priorities that sum to 1 and keep the order: %s', (synthesis) => {
    const { alternatives, priorities: shares } = synthesise(choice, options(synthesis));
    expect(sumOf(shares)).toBeCloseTo(1, 14);
    const scale = sumOf(alternatives);
    expect(
      distance(
        shares,
        alternatives.map((total) => total / scale),
      ),
    ).toBeLessThan(1e-15);
  });

  it('multiplies weights down the tree', () => {
    const tree = branch(
      'goal',
      [1, 1],
      branch('money', [3, 1], leaf('a', 1), leaf('b', 1)),
      leaf('c', 1),
    );
    const { leafWeights } = synthesise(tree, options('ratings'));
    expect(leafWeights).toEqual({ a: 0.375, b: 0.125, c: 0.5 });
  });

  it('leaves the totals of others alone when an alternative joins by ratings', () => {
    const more = branch('goal', [3, 1], leaf('price', 4, 2, 2, 9), leaf('taste', 1, 1, 3, 9));
    const before = synthesise(choice, options('ratings')).alternatives;
    expect(synthesise(more, options('ratings')).alternatives.slice(0, 3)).toEqual(before);
  });

  it.each(PRIORITY_METHODS)('weighs one criterion as its matrix does, by %s', (method) => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const children = matrix.map((_, i) => leaf(`c${i}`, ...matrix.map((__, j) => +(i === j))));
        const tree = { name: 'goal', comparison: { matrix }, children };
        const { alternatives } = synthesise(tree, options('ratings', method));
        expect(distance(alternatives, priorityVector(matrix, method))).toBeLessThan(1e-13);
      }),
    );
  });

  it('answers for each node that compares something', () => {
    const matrix = reciprocalMatrix(2, [4]);
    const tree: HierarchyNode = {
      name: 'goal',
      comparison: { matrix },
      children: [{ name: 'judged', alternatives: { matrix } }, leaf('scored', 1, 1)],
    };
    const { nodes } = synthesise(tree, options('distributive'));
    expect(Object.keys(nodes)).toEqual(['goal', 'judged']);
    expect(nodes.goal).toEqual(priorities(matrix, 'eigenvector', 'saaty-1980'));
    expect(synthesise(choice, options('ideal')).nodes.goal).toEqual({ weights: [0.75, 0.25] });
  });

  it('may be one leaf alone', () => {
    const { alternatives, leafWeights } = synthesise(leaf('only', 3, 1), options('distributive'));
    expect([alternatives, leafWeights]).toEqual([[0.75, 0.25], { only: 1 }]);
  });

  it('is not led astray by names that every object inherits', () => {
    const tree = branch('__proto__', [1, 1], leaf('constructor', 1, 2), leaf('toString', 1, 2));
    const { leafWeights, nodes, alternatives } = synthesise(tree, options('ratings'));
    expect(Object.entries(leafWeights)).toEqual([
      ['constructor', 0.5],
      ['toString', 0.5],
    ]);
    expect(Object.keys(nodes)).toEqual(['__proto__']);
    expect(alternatives).toEqual([1, 2]);
  });
});

describe('a synthesis is refused', () => {
  it.each([
    ['weights that are all zero', branch('goal', [0, 0], leaf('a', 1), leaf('b', 1)), '/weights'],
    ['a column of zeros', branch('goal', [1], leaf('a', 0, 0)), '/children/0/alternativesScores'],
  ])('with %s', (_, tree, place) => {
    expect(refusal(() => synthesise(tree, options('distributive')))).toBe(
      `AHP_NOT_POSITIVE at ${place}`,
    );
  });

  it('with totals that are all zero', () => {
    expect(refusal(() => synthesise(leaf('a', 0, 0), options('ratings'), ['root']))).toBe(
      'AHP_NOT_POSITIVE at /root',
    );
  });

  it('with a matrix that the table does not cover, and says which', () => {
    const matrix = reciprocalMatrix(16, []);
    const children = matrix.map((_, i) => leaf(`c${i}`, 1, 2));
    const tree = branch('goal', [1], { name: 'inner', comparison: { matrix }, children });
    expect(refusal(() => synthesise(tree, options('ideal'), ['root']))).toBe(
      'AHP_SIZE_UNSUPPORTED at /root/children/0/matrix',
    );
  });
});

describe('priorities', () => {
  it('are the weights by the dialect with the consistency figures beside them', () => {
    const matrix = judgmentMatrix([
      [1, 2, 5],
      ['1/2', 1, 3],
      ['1/5', '1/3', 1],
    ]);
    expect(priorities(matrix, 'column-average', 'donegan-dodd')).toEqual({
      weights: priorityVector(matrix, 'column-average'),
      ...consistency(matrix, 'donegan-dodd'),
    });
  });
});
