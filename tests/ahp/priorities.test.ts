import { describe, expect, it } from 'vitest';
import {
  columnAverageWeights,
  geometricMeanWeights,
  PRIORITY_METHODS,
  priorityVector,
} from '../../ahp/index.ts';
import {
  anyConsistent,
  anyMatrix,
  distance,
  reciprocalMatrix,
  reordered,
  sumOf,
} from '../support/judgments.ts';
import { fc } from '../support/properties.ts';

describe.each(PRIORITY_METHODS)('weights by %s', (method) => {
  it('are positive and have the sum 1', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const weights = priorityVector(matrix, method);
        expect(Math.min(...weights)).toBeGreaterThan(0);
        expect(sumOf(weights)).toBeCloseTo(1, 13);
      }),
    );
  });

  it('are the weights that consistent judgments were made from', () => {
    fc.assert(
      fc.property(anyConsistent, ({ weights, matrix }) => {
        expect(distance(priorityVector(matrix, method), weights)).toBeLessThan(1e-13);
      }),
    );
  });

  it('follow the elements when these are listed in another order', () => {
    fc.assert(
      fc.property(anyMatrix, fc.infiniteStream(fc.nat()), (matrix, keys) => {
        const order = matrix
          .map((_, i) => ({ i, key: keys.next().value ?? i }))
          .sort((a, b) => a.key - b.key)
          .map(({ i }) => i);
        const before = priorityVector(matrix, method);
        const after = priorityVector(reordered(matrix, order), method);
        const expected = order.map((i) => before[i] as number);
        expect(distance(after, expected)).toBeLessThan(1e-12);
      }),
    );
  });

  it('prefer what is judged better in every comparison', () => {
    const [best, middle, worst] = priorityVector(reciprocalMatrix(3, [3, 9, 5]), method);
    expect(best).toBeGreaterThan(middle as number);
    expect(middle).toBeGreaterThan(worst as number);
  });
});

describe('the dialects', () => {
  it('use the eigenvector unless told otherwise', () => {
    const matrix = reciprocalMatrix(4, [2, 5, 1, 3, 1 / 2, 4]);
    expect(priorityVector(matrix)).toEqual(priorityVector(matrix, 'eigenvector'));
  });

  it('differ for inconsistent judgments of four and more elements', () => {
    const matrix = reciprocalMatrix(4, [9, 1 / 3, 5, 7, 2, 1 / 9]);
    const eigenvector = priorityVector(matrix);
    expect(distance(eigenvector, geometricMeanWeights(matrix))).toBeGreaterThan(0.01);
    expect(distance(eigenvector, columnAverageWeights(matrix))).toBeGreaterThan(0.001);
  });

  it('give the same eigenvector and geometric means for three elements', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
        (upper) => {
          const matrix = reciprocalMatrix(3, upper);
          expect(distance(priorityVector(matrix), geometricMeanWeights(matrix))).toBeLessThan(
            1e-12,
          );
        },
      ),
    );
  });

  it('do not overflow with long products of large ratios', () => {
    const upper = Array.from({ length: 4950 }, () => 1e9);
    const weights = geometricMeanWeights(reciprocalMatrix(100, upper));
    expect(sumOf(weights)).toBeCloseTo(1, 13);
    expect(weights.every((weight) => Number.isFinite(weight))).toBe(true);
  });

  it('reproduce the published 0.5638, 0.2634, 0.1178, 0.055 by geometric means only', () => {
    const matrix = reciprocalMatrix(4, [3, 5, 7, 3, 5, 3]);
    const published = [0.5638, 0.2634, 0.1178, 0.055];
    expect(distance(geometricMeanWeights(matrix), published)).toBeLessThan(5.1e-5);
    expect(distance(priorityVector(matrix), published)).toBeGreaterThan(1e-3);
    expect(distance(columnAverageWeights(matrix), published)).toBeGreaterThan(4e-3);
  });
});
