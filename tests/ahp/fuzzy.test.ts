import { describe, expect, it } from 'vitest';
import type { AhpError } from '../../ahp/errors.ts';
import {
  buckleyWeights,
  changWeights,
  type FuzzyMatrix,
  type FuzzyNumber,
  fuzzyMatrix,
} from '../../ahp/fuzzy.ts';
import { geometricMeanWeights } from '../../ahp/priorities.ts';
import { anyMatrix, distance, refusal, sumOf } from '../support/judgments.ts';
import { fc } from '../support/properties.ts';

const ONE: FuzzyNumber = [1, 1, 1];

/** A reciprocal fuzzy matrix from the judgments above its diagonal, row by row. */
function reciprocalFuzzy(size: number, upper: readonly FuzzyNumber[]): FuzzyMatrix {
  const cells: FuzzyNumber[][] = Array.from({ length: size }, () =>
    Array.from({ length: size }, () => ONE),
  );
  let next = 0;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const [low, mode, high] = upper[next++] ?? ONE;
      (cells[i] as FuzzyNumber[])[j] = [low, mode, high];
      (cells[j] as FuzzyNumber[])[i] = [1 / high, 1 / mode, 1 / low];
    }
  }
  return fuzzyMatrix(cells);
}

const anyFuzzyNumber: fc.Arbitrary<FuzzyNumber> = fc
  .array(fc.double({ min: 1 / 9, max: 9, noNaN: true }), { minLength: 3, maxLength: 3 })
  .map((parts) => {
    const [low, mode, high] = parts.sort((a, b) => a - b);
    return [low as number, mode as number, high as number];
  });

const anyFuzzy: fc.Arbitrary<FuzzyMatrix> = fc
  .integer({ min: 1, max: 7 })
  .chain((size) =>
    fc
      .array(anyFuzzyNumber, { minLength: 21, maxLength: 21 })
      .map((upper) => reciprocalFuzzy(size, upper)),
  );

const crisp = (matrix: readonly (readonly number[])[]): FuzzyMatrix =>
  matrix.map((row) => row.map((value) => [value, value, value]));

/*
 * Published: the 4 × 4 matrix of pyDecision's fuzzy_ahp_method (github Valdecy/pyDecision, also in
 * ktafakkori/feloopy) with what that library prints, and pyDecision's 3 × 3 for extent analysis,
 * whose test prints 0.81635, 0.18365, 0; its extents were recomputed independently.
 */
const FOUR = fuzzyMatrix([
  [ONE, [4, 5, 6], [3, 4, 5], [6, 7, 8]],
  [['1/6', '1/5', '1/4'], ONE, ['1/3', '1/2', 1], [2, 3, 4]],
  [['1/5', '1/4', '1/3'], [1, 2, 3], ONE, [2, 3, 4]],
  [['1/8', '1/7', '1/6'], ['1/4', '1/3', '1/2'], ['1/4', '1/3', '1/2'], ONE],
]);
const THREE = fuzzyMatrix([
  [ONE, [2, 3, 4], [3, 4, 5]],
  [['1/4', '1/3', '1/2'], ONE, [1, 2, 3]],
  [['1/5', '1/4', '1/3'], ['1/3', '1/2', 1], ONE],
]);

describe("Buckley's weights", () => {
  it('are the published ones of a 4 × 4 matrix', () => {
    const { weights, fuzzyWeights } = buckleyWeights(FOUR);
    const published = [
      [0.42824952068405514, 0.6097294194415014, 0.8588453123232189],
      [0.08487956283233056, 0.1311853852428344, 0.21820371439525282],
      [0.1169172950864697, 0.19616790593690872, 0.3085866522579519],
      [0.043708033677808567, 0.06291728937875565, 0.0985846567613304],
    ];
    expect(distance(fuzzyWeights.flat(), published.flat())).toBeLessThan(1e-14);
    expect(
      distance(
        weights,
        [0.6006457947895258, 0.1375149255841627, 0.19685776577897596, 0.06498151384733548],
      ),
    ).toBeLessThan(1e-14);
  });

  it('are the geometric-mean weights where nothing is fuzzy', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const { weights } = buckleyWeights(crisp(matrix));
        expect(distance(weights, geometricMeanWeights(matrix))).toBeLessThan(1e-14);
      }),
    );
  });

  it('are positive, sum to 1, and stem from fuzzy weights with parts in order', () => {
    fc.assert(
      fc.property(anyFuzzy, (matrix) => {
        const { weights, fuzzyWeights } = buckleyWeights(matrix);
        expect(Math.min(...weights)).toBeGreaterThan(0);
        expect(sumOf(weights)).toBeCloseTo(1, 13);
        expect(sumOf(fuzzyWeights.map(([, mode]) => mode))).toBeCloseTo(1, 13);
        const rounding = 1 + 1e-14;
        for (const [low, mode, high] of fuzzyWeights) {
          expect(low).toBeLessThanOrEqual(mode * rounding);
          expect(mode).toBeLessThanOrEqual(high * rounding);
        }
      }),
    );
  });

  it('do not overflow with long products of large ratios', () => {
    const upper = Array.from({ length: 4950 }, (): FuzzyNumber => [1e8, 5e8, 1e9]);
    const { weights, fuzzyWeights } = buckleyWeights(reciprocalFuzzy(100, upper));
    expect([...weights, ...fuzzyWeights.flat()].every(Number.isFinite)).toBe(true);
    expect(sumOf(weights)).toBeCloseTo(1, 13);
  });
});

describe("Chang's weights", () => {
  it('are the published ones of a 3 × 3 matrix, with the third left at zero and flagged', () => {
    const { weights, possibility, zeroWeights } = changWeights(THREE);
    expect(distance(weights, [0.8163537627367743, 0.18364623726322574, 0])).toBeLessThan(1e-14);
    expect(distance(possibility, [1, 0.2249591361563195, 0])).toBeLessThan(1e-14);
    expect(zeroWeights).toEqual([2]);
  });

  it('flag three of four elements of the matrix for which Buckley finds weights for all', () => {
    expect(changWeights(FOUR)).toEqual({
      weights: [1, 0, 0, 0],
      possibility: [1, 0, 0, 0],
      zeroWeights: [1, 2, 3],
    });
  });

  it('sum to 1, give the greatest extent the possibility 1, and flag exactly the zeros', () => {
    fc.assert(
      fc.property(anyFuzzy, (matrix) => {
        const { weights, possibility, zeroWeights } = changWeights(matrix);
        expect(sumOf(weights)).toBeCloseTo(1, 13);
        expect(Math.max(...possibility)).toBe(1);
        expect(Math.min(...possibility)).toBeGreaterThanOrEqual(0);
        weights.forEach((weight, i) => {
          expect(weight === 0).toBe(zeroWeights.includes(i));
        });
      }),
    );
  });

  it('take as possibility the height at which two triangles meet', () => {
    const matrix = reciprocalFuzzy(2, [[1, 2, 3]]);
    const { possibility } = changWeights(matrix);
    // Extents: first (2, 3, 4) / (4.5, 4.5 …) and second (4/3, 3/2, 2) over the same fuzzy sum.
    const [low, high, mode] = [2 + 4 / 3, 4 + 2, 3 + 3 / 2];
    const first = { low: 2 / high, mode: 3 / mode };
    const second = { mode: 3 / 2 / mode, high: 2 / low };
    const meets = (second.high - first.low) / (second.high - second.mode + first.mode - first.low);
    expect(distance(possibility, [1, meets])).toBeLessThan(1e-14);
  });

  it('are equal where all judgments are', () => {
    const { weights, zeroWeights } = changWeights(reciprocalFuzzy(5, []));
    expect(distance(weights, [0.2, 0.2, 0.2, 0.2, 0.2])).toBeLessThan(1e-15);
    expect(zeroWeights).toEqual([]);
  });

  it('have one element weigh everything where it is alone', () => {
    const alone = { weights: [1], possibility: [1], zeroWeights: [] };
    expect(changWeights(fuzzyMatrix([[ONE]]))).toEqual(alone);
  });
});

describe('a fuzzy matrix', () => {
  it('derives its lower triangle from the upper one when told to', () => {
    const rounded = [
      [ONE, [2, 4, 8]],
      [[0.12, 0.24, 0.51], ONE],
    ];
    expect(refusal(() => fuzzyMatrix(rounded))).toBe('AHP_NOT_RECIPROCAL at /1/0');
    expect(fuzzyMatrix(rounded, 'upper')).toEqual([
      [ONE, [2, 4, 8]],
      [[0.125, 0.25, 0.5], ONE],
    ]);
  });

  it.each([
    ['no array', 'matrix', 'AHP_INVALID_REQUEST at /matrix'],
    ['no rows', [], 'AHP_INVALID_REQUEST at /matrix'],
    ['a row that is no array', [ONE, 7], 'AHP_NOT_SQUARE at /matrix/0'],
    ['rows that are no arrays', [7, 7], 'AHP_INVALID_REQUEST at /matrix/0'],
    ['a plain number as cell', [[1]], 'AHP_INVALID_REQUEST at /matrix/0/0'],
    ['a cell of two parts', [[[1, 1]]], 'AHP_INVALID_REQUEST at /matrix/0/0'],
    ['a part of zero', [[[0, 1, 1]]], 'AHP_NOT_POSITIVE at /matrix/0/0/0'],
    ['a part that is negative', [[[1, '-1', 1]]], 'AHP_NOT_POSITIVE at /matrix/0/0/1'],
    ['a part without end', [[[1, 1, Infinity]]], 'AHP_NOT_POSITIVE at /matrix/0/0/2'],
    ['a part that is no number', [[[1, NaN, 1]]], 'AHP_INVALID_REQUEST at /matrix/0/0/1'],
    ['a part that is too large', [[[1, 1, 1e10]]], 'AHP_INVALID_REQUEST at /matrix/0/0/2'],
    ['a diagonal that is fuzzy', [[[0.9, 1, 1.1]]], 'AHP_NOT_RECIPROCAL at /matrix/0/0'],
    [
      'parts that decrease',
      [
        [ONE, [3, 2, 4]],
        [ONE, ONE],
      ],
      'AHP_INVALID_REQUEST at /matrix/0/1',
    ],
    [
      'a lower triangle that is not the reciprocal',
      [
        [ONE, [2, 4, 8]],
        [['1/8', '1/3', '1/2'], ONE],
      ],
      'AHP_NOT_RECIPROCAL at /matrix/1/0',
    ],
    ['too many rows', Array.from({ length: 101 }, () => []), 'AHP_SIZE_UNSUPPORTED at /matrix'],
  ])('is refused with %s', (_, rows, expected) => {
    expect(refusal(() => fuzzyMatrix(rows, 'strict', ['matrix']))).toBe(expected);
  });

  it('is refused in both languages', () => {
    try {
      fuzzyMatrix([[[1, 1, 1, 1]]]);
      expect.unreachable();
    } catch (error) {
      expect((error as AhpError).message).toBe('a fuzzy judgment is [l, m, u] with l ≤ m ≤ u');
      expect((error as AhpError).messageZh).toBe('模糊判断值应为 [l, m, u]，且 l ≤ m ≤ u');
    }
  });
});
