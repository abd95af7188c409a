import { describe, expect, it } from 'vitest';
import {
  CONSISTENCY_RATIO_LIMIT,
  consistency,
  consistencyIndex,
  geometricConsistencyIndex,
  harmonicConsistencyIndex,
  type JudgmentMatrix,
  koczkodajIndex,
  priorityVector,
} from '../../ahp/index.ts';
import {
  anyConsistent,
  anyMatrix,
  reciprocalMatrix,
  refusal,
  reordered,
  sumOf,
} from '../support/judgments.ts';
import { fc } from '../support/properties.ts';

/** How a person judged who rates each element above the next and the last above the first. */
const circle = reciprocalMatrix(3, [2, 1 / 2, 2]);

const cell = (matrix: JudgmentMatrix, i: number, j: number) => matrix[i]?.[j] as number;

describe('the consistency figures', () => {
  it('are all zero for consistent judgments', () => {
    fc.assert(
      fc.property(anyConsistent, ({ matrix }) => {
        const figures = consistency(matrix);
        expect(figures.consistencyIndex).toBeLessThan(1e-12);
        expect(figures.consistencyRatio).toBeLessThan(1e-11);
        expect(figures.geometricConsistencyIndex).toBeLessThan(1e-20);
        expect(Math.abs(figures.harmonicConsistencyIndex)).toBeLessThan(1e-12);
        expect(figures.koczkodaj).toBeLessThan(1e-12);
        expect(figures.acceptable).toBe(true);
      }),
    );
  });

  it('follow their definitions for any judgments', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const n = matrix.length;
        const it = consistency(matrix, 'alonso-lamata');
        if (n > 2) {
          expect(it.consistencyIndex).toBeCloseTo((it.lambdaMax - n) / (n - 1), 12);
          expect(it.consistencyRatio).toBeCloseTo(it.consistencyIndex / it.randomIndex, 12);
        }
        expect(it.acceptable).toBe(it.consistencyRatio < CONSISTENCY_RATIO_LIMIT);
        expect(it.geometricConsistencyIndex).toBeCloseTo(geometricByDefinition(matrix), 10);
        expect(it.koczkodaj).toBeCloseTo(koczkodajByDefinition(matrix), 12);
      }),
    );
  });

  it('do not depend on the order of the elements', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const figures = consistency(matrix);
        const backwards = consistency(reordered(matrix, matrix.map((_, i) => i).reverse()));
        expect(backwards.lambdaMax).toBeCloseTo(figures.lambdaMax, 10);
        expect(backwards.geometricConsistencyIndex).toBeCloseTo(
          figures.geometricConsistencyIndex,
          10,
        );
        expect(backwards.harmonicConsistencyIndex).toBeCloseTo(
          figures.harmonicConsistencyIndex,
          10,
        );
        expect(backwards.koczkodaj).toBeCloseTo(figures.koczkodaj, 12);
      }),
    );
  });

  it('are never negative, and 0 for one and two elements', () => {
    for (const matrix of [reciprocalMatrix(1, []), reciprocalMatrix(2, [7])]) {
      const { consistencyIndex, consistencyRatio, koczkodaj, geometricConsistencyIndex } =
        consistency(matrix);
      expect({ consistencyIndex, consistencyRatio, koczkodaj, geometricConsistencyIndex }).toEqual({
        consistencyIndex: 0,
        consistencyRatio: 0,
        koczkodaj: 0,
        geometricConsistencyIndex: 0,
      });
    }
    expect(harmonicConsistencyIndex(reciprocalMatrix(1, []))).toBe(0);
    expect(consistencyIndex(2.9999999, 3)).toBe(0);
  });

  it('grow when one judgment is turned round', () => {
    const before = consistency(reciprocalMatrix(3, [2, 4, 2]));
    const after = consistency(reciprocalMatrix(3, [2, 1 / 4, 2]));
    expect(after.consistencyRatio).toBeGreaterThan(before.consistencyRatio);
    expect(after.geometricConsistencyIndex).toBeGreaterThan(before.geometricConsistencyIndex);
    expect(after.harmonicConsistencyIndex).toBeGreaterThan(before.harmonicConsistencyIndex);
    expect(after.koczkodaj).toBeGreaterThan(before.koczkodaj);
  });

  it('have closed forms for a circle of three', () => {
    const figures = consistency(circle);
    expect(figures.lambdaMax).toBeCloseTo(1 + 2 + 1 / 2, 12);
    expect(figures.consistencyIndex).toBeCloseTo(0.25, 12);
    expect(figures.koczkodaj).toBeCloseTo(1 - 1 / 8, 12);
    expect(geometricConsistencyIndex(circle)).toBeCloseTo(3 * Math.log(2) ** 2, 12);
    expect(harmonicConsistencyIndex(circle)).toBeCloseTo(((3.5 - 3) * 4) / 6, 12);
    expect(koczkodajIndex(circle)).toBe(figures.koczkodaj);
  });
});

describe('the random-index table', () => {
  it('decides on a matrix near the limit: accepted with RI 0.58, refused with RI 0.52', () => {
    const matrix = withIndexBetween(0.1 * 0.52, 0.1 * 0.58);
    expect(consistency(matrix, 'saaty-1980').acceptable).toBe(true);
    expect(consistency(matrix, 'saaty-2005').acceptable).toBe(false);
  });

  it('refuses a size that it does not print instead of guessing', () => {
    const sixteen = reciprocalMatrix(16, []);
    expect(refusal(() => consistency(sixteen, 'saaty-1980', ['matrix']))).toBe(
      'AHP_SIZE_UNSUPPORTED at /matrix',
    );
    expect(consistency(sixteen, 'donegan-dodd').randomIndex).toBe(1.5078);
  });
});

/** Three elements whose consistency index lies between two bounds. */
function withIndexBetween(low: number, high: number): JudgmentMatrix {
  for (let judgment = 4; judgment < 40; judgment += 0.01) {
    const matrix = reciprocalMatrix(3, [2, judgment, 2]);
    const index = consistency(matrix).consistencyIndex;
    if (index > low && index < high) return matrix;
  }
  throw new Error('no such matrix');
}

function geometricByDefinition(matrix: JudgmentMatrix): number {
  const n = matrix.length;
  if (n <= 2) return 0;
  const w = priorityVector(matrix, 'geometric-mean');
  const squares = matrix.map((row, i) =>
    sumOf(
      row.map((judgment, j) =>
        j > i ? Math.log((judgment * (w[j] as number)) / (w[i] as number)) ** 2 : 0,
      ),
    ),
  );
  return (2 / ((n - 1) * (n - 2))) * sumOf(squares);
}

function koczkodajByDefinition(matrix: JudgmentMatrix): number {
  let worst = 0;
  for (let i = 0; i < matrix.length; i++) {
    for (let j = i + 1; j < matrix.length; j++) {
      for (let k = j + 1; k < matrix.length; k++) {
        const [direct, indirect] = [cell(matrix, i, k), cell(matrix, i, j) * cell(matrix, j, k)];
        const triad = Math.min(Math.abs(1 - direct / indirect), Math.abs(1 - indirect / direct));
        worst = Math.max(worst, triad);
      }
    }
  }
  return worst;
}
