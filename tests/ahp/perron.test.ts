import { describe, expect, it } from 'vitest';
import { principalEigenpair } from '../../ahp/index.ts';
import { perronPair } from '../../ahp/perron.ts';
import {
  anyConsistent,
  anyExtremeMatrix,
  anyMatrix,
  distance,
  multiply,
  reciprocalMatrix,
  sumOf,
} from '../support/judgments.ts';
import { fc } from '../support/properties.ts';

/** The largest |A·w − λ·w| of any element, relative to λ·w. */
function residual(matrix: readonly (readonly number[])[]): number {
  const { value, vector } = principalEigenpair(matrix);
  const image = multiply(matrix, vector);
  const ratios = image.map((entry, i) => Math.abs(entry / (value * (vector[i] as number)) - 1));
  return Math.max(...ratios);
}

describe('the principal eigenpair', () => {
  it('satisfies A·w = λ·w in every element', () => {
    fc.assert(fc.property(anyMatrix, (matrix) => residual(matrix) < 1e-12));
  });

  it('satisfies it for judgments as far apart as are read, too', () => {
    fc.assert(fc.property(anyExtremeMatrix, (matrix) => residual(matrix) < 1e-9));
  });

  it('is positive and has the sum 1', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const { vector } = principalEigenpair(matrix);
        expect(Math.min(...vector)).toBeGreaterThan(0);
        expect(sumOf(vector)).toBeCloseTo(1, 14);
      }),
    );
  });

  it('has λ of at least the size, and of the size for consistent judgments', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        expect(principalEigenpair(matrix).value).toBeGreaterThan(matrix.length - 1e-12);
      }),
    );
    fc.assert(
      fc.property(anyConsistent, ({ weights, matrix }) => {
        const { value, vector } = principalEigenpair(matrix);
        expect(value).toBeCloseTo(matrix.length, 11);
        expect(distance(vector, weights)).toBeLessThan(1e-13);
      }),
    );
  });

  it('is the closed form 1 + x + 1/x, with equal weights, for a circle of three', () => {
    const { value, vector } = principalEigenpair(reciprocalMatrix(3, [9, 1 / 9, 9]));
    expect(value).toBeCloseTo(1 + 9 + 1 / 9, 12);
    expect(distance(vector, [1 / 3, 1 / 3, 1 / 3])).toBeLessThan(1e-14);
  });

  it('ends for a matrix of the largest size that is read', () => {
    const upper = Array.from({ length: 4950 }, (_, i) => 1 + ((i * 7) % 9));
    expect(residual(reciprocalMatrix(100, upper))).toBeLessThan(1e-11);
  });

  it.each([
    [1e300, 1, 1e300],
    [1e308, 1e-300, 1e308],
  ])('is refused where doubles cannot hold it: %s %s %s', (ab, ac, bc) => {
    const far = [
      [1, ab, ac],
      [1 / ab, 1, bc],
      [1 / ac, 1 / bc, 1],
    ];
    const refusal = { code: 'AHP_INVALID_REQUEST', path: ['matrix'] };
    expect(() => perronPair(far, ['matrix'])).toThrow(expect.objectContaining(refusal));
  });
});
