import { describe, expect, it } from 'vitest';
import { judgmentEffects, repair, SAATY_SCALE, worstTriads } from '../../ahp/improvement.ts';
import { consistency, type JudgmentMatrix, koczkodajIndex } from '../../ahp/index.ts';
import { reciprocalMatrix } from '../support/judgments.ts';
import { fc } from '../support/properties.ts';

const judgment = fc.constantFrom(...SAATY_SCALE);
const matrix = fc
  .integer({ min: 3, max: 6 })
  .chain((size) =>
    fc
      .array(judgment, { minLength: (size * (size - 1)) / 2, maxLength: (size * (size - 1)) / 2 })
      .map((upper) => reciprocalMatrix(size, upper)),
  );

const ratioOf = (rows: JudgmentMatrix) => consistency(rows, 'saaty-1980').consistencyRatio;

function changed(rows: JudgmentMatrix, i: number, j: number, value: number): JudgmentMatrix {
  return rows.map((row, r) => {
    if (r === i) return row.with(j, value);
    return r === j ? row.with(i, 1 / value) : row;
  });
}

describe('a repair', () => {
  it('meets the target, on the scale, with the CR that each step says', () => {
    fc.assert(
      fc.property(matrix, fc.constantFrom(0.1, 0.05), (rows, target) => {
        let current: JudgmentMatrix = rows;
        for (const { i, j, from, to, consistencyRatioAfter } of repair(
          rows,
          target,
          'saaty-1980',
        )) {
          expect(current[i]?.[j]).toBe(from);
          expect(SAATY_SCALE).toContain(to);
          current = changed(current, i, j, to);
          expect(ratioOf(current)).toBeCloseTo(consistencyRatioAfter, 12);
        }
        expect(ratioOf(current)).toBeLessThanOrEqual(target);
      }),
      { numRuns: 60 },
    );
  });

  it('takes one step where one is enough, and no smaller one does', () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const size = rows.length;
        const singles = Array.from(
          { length: size * size },
          (_, k) => [Math.floor(k / size), k % size] as const,
        )
          .filter(([i, j]) => i < j)
          .flatMap(([i, j]) => SAATY_SCALE.map((to) => [i, j, to] as const))
          .filter(([i, j, to]) => ratioOf(changed(rows, i, j, to)) <= 0.1);
        const steps = repair(rows, 0.1, 'saaty-1980');
        if (ratioOf(rows) <= 0.1) expect(steps).toEqual([]);
        else if (singles.length > 0) expect(steps).toHaveLength(1);
        else expect(steps.length).toBeGreaterThan(1);
      }),
      { numRuns: 40 },
    );
  });

  it('proposes nothing for a matrix that is consistent enough', () => {
    expect(repair(reciprocalMatrix(3, [2, 4, 2]), 0.1, 'saaty-1980')).toEqual([]);
    expect(repair(reciprocalMatrix(2, [9]), 0, 'saaty-1980')).toEqual([]);
  });

  it('is searched for at most 20 elements', () => {
    const upper = Array.from({ length: 210 }, () => 1);
    expect(() => repair(reciprocalMatrix(21, upper), 0.1, 'ahpsurvey-500k')).toThrow('20 elements');
  });

  // Saaty 1990, the house: its classic inconsistent 8 × 8 matrix.
  it('of the house of Saaty takes one judgment', () => {
    const house = reciprocalMatrix(
      8,
      [5, 3, 7, 6, 6, 1 / 3, 1 / 4, 1 / 3, 5, 3, 3, 1 / 5, 1 / 7, 6, 3, 4, 6, 1 / 5, 1 / 3].concat([
        1 / 4,
        1 / 7,
        1 / 8,
        1 / 2,
        1 / 5,
        1 / 6,
        1 / 5,
        1 / 6,
        1 / 2,
      ]),
    );
    expect(ratioOf(house)).toBeCloseTo(0.169086860904, 9);
    const steps = repair(house, 0.1, 'saaty-1980');
    expect(steps).toMatchObject([{ i: 2, j: 6, from: 6 }]);
    expect(judgmentEffects(house, 'saaty-1980')[0]).toMatchObject({ i: 2, j: 6 });
    expect(worstTriads(house, 1)[0]?.elements).toEqual([0, 2, 6]);
  });
});

describe('the effect of judgments', () => {
  it('is the lowest CR that another value of each would give, the largest gain first', () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const effects = judgmentEffects(rows, 'saaty-1980');
        const gains = effects.map(({ gain }) => gain);
        expect(gains).toEqual([...gains].sort((a, b) => b - a));
        for (const { i, j, best, consistencyRatioAtBest } of effects) {
          const lowest = Math.min(...SAATY_SCALE.map((to) => ratioOf(changed(rows, i, j, to))));
          expect(consistencyRatioAtBest).toBeLessThanOrEqual(lowest + 1e-12);
          expect(ratioOf(changed(rows, i, j, best))).toBeCloseTo(consistencyRatioAtBest, 12);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the worst triads', () => {
  it('begin with the triad of Koczkodaj’s index, and get better', () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const triads = worstTriads(rows, 100);
        expect(triads[0]?.inconsistency ?? 0).toBeCloseTo(koczkodajIndex(rows), 9);
        const figures = triads.map(({ inconsistency }) => inconsistency);
        expect(figures).toEqual([...figures].sort((a, b) => b - a));
      }),
    );
  });
});
