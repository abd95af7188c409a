import { describe, expect, it } from 'vitest';
import { consistency, priorityVector } from '../../ahp/index.ts';
import { groupMatrix } from '../../src/engine/group-matrix.ts';
import { reciprocalMatrix } from '../support/judgments.ts';
import { fc } from '../support/properties.ts';

const opinions = [
  { weight: 1, matrix: reciprocalMatrix(3, [2, 5, 3]) },
  { weight: 3, matrix: reciprocalMatrix(3, [4, 3, 1 / 2]) },
];
const METHODS = ['eigenvector', 'geometric-mean', 'column-average'] as const;
const scale = fc.constantFrom(1 / 9, 1 / 5, 1 / 3, 1 / 2, 1, 2, 3, 4, 6, 8);
const upper = fc.tuple(scale, scale, scale, scale, scale, scale);

describe('the matrix of a group', () => {
  it('by judgments is their geometric mean, by the weights of the experts', () => {
    const matrix = groupMatrix(opinions, {
      of: 'judgments',
      mean: 'geometric',
      method: 'eigenvector',
    });
    expect(matrix[0]?.[1]).toBeCloseTo(2 ** 0.25 * 4 ** 0.75, 12);
    expect(matrix[1]?.[0]).toBe(1 / (matrix[0]?.[1] as number));
  });

  it('by judgments contradicts itself no more than the experts do', () => {
    fc.assert(
      fc.property(fc.array(upper, { minLength: 2, maxLength: 4 }), (panels) => {
        const panel = panels.map((cells) => ({ weight: 1, matrix: reciprocalMatrix(4, cells) }));
        const group = groupMatrix(panel, {
          of: 'judgments',
          mean: 'geometric',
          method: 'eigenvector',
        });
        const worst = Math.max(...panel.map(({ matrix }) => consistency(matrix).consistencyRatio));
        expect(consistency(group).consistencyRatio).toBeLessThanOrEqual(worst + 1e-9);
      }),
    );
  });

  it.each(METHODS)('by priorities gives the averaged weights back, by %s', (method) => {
    const matrix = groupMatrix(opinions, { of: 'priorities', mean: 'arithmetic', method });
    const [first, second] = opinions.map((it) => priorityVector(it.matrix, method));
    const expected = (first ?? []).map((it, e) => 0.25 * it + 0.75 * (second?.[e] as number));
    priorityVector(matrix, method).forEach((it, e) => {
      expect(it).toBeCloseTo(expected[e] as number, 12);
    });
    expect(consistency(matrix).consistencyRatio).toBeLessThan(1e-12);
  });
});
