import { describe, expect, it } from 'vitest';
import { judgmentMatrix } from '../../ahp/index.ts';
import { JUDGMENT_SCALES, scaledMatrix, scaleRatio } from '../../ahp/scales.ts';
import { refusal } from '../support/judgments.ts';
import { fc } from '../support/properties.ts';

const scale = fc.constantFrom(...JUDGMENT_SCALES);
const size = fc.integer({ min: 2, max: 15 });

describe('a judgment scale', () => {
  it('has ratio 1 for equal, and grows with the intensity', () => {
    fc.assert(
      fc.property(scale, size, (name, n) => {
        const ratios = Array.from({ length: 9 }, (_, k) => scaleRatio(name, k + 1, n));
        expect(ratios[0]).toBeCloseTo(1, 12);
        expect(ratios).toEqual([...ratios].sort((a, b) => a - b));
        expect(new Set(ratios).size).toBe(9);
      }),
    );
  });

  it.each([
    ['linear', [1, 3, 9]],
    ['logarithmic', [1, 2, Math.log2(10)]],
    ['root', [1, Math.sqrt(3), 3]],
    ['inverse-linear', [1, 9 / 7, 9]],
    ['balanced', [1, 1.5, 9]],
    ['power', [1, 9, 81]],
    ['geometric', [1, 4, 256]],
  ] as const)('%s has the published values at 1, 3 and 9', (name, expected) => {
    [1, 3, 9].forEach((intensity, k) => {
      expect(scaleRatio(name, intensity, 5)).toBeCloseTo(expected[k] as number, 12);
    });
  });

  it('of two elements is balanced where it adapts to their number', () => {
    for (let intensity = 1; intensity <= 9; intensity++) {
      const balanced = scaleRatio('balanced', intensity, 2);
      expect(scaleRatio('balanced-n', intensity, 2)).toBeCloseTo(balanced, 12);
      expect(scaleRatio('adaptive-balanced', intensity, 2)).toBeCloseTo(balanced, 12);
      expect(scaleRatio('adaptive', intensity, 2)).toBeCloseTo(intensity, 12);
    }
  });

  it('that is adaptive gives one extreme element nine tenths, whatever their number', () => {
    fc.assert(
      fc.property(size, (n) => {
        const ratio = scaleRatio('adaptive', 9, n);
        expect(ratio / (ratio + n - 1)).toBeCloseTo(0.9, 12);
        const balanced = scaleRatio('adaptive-balanced', 9, n);
        expect(balanced / (balanced + n - 1)).toBeCloseTo(0.9, 12);
      }),
    );
  });

  it.each([0.5, 0, -1, 9.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses the intensity %s',
    (intensity) => {
      expect(refusal(() => scaleRatio('power', intensity, 3))).toBe(
        'AHP_INVALID_REQUEST at /intensity',
      );
    },
  );

  it('keeps a matrix reciprocal', () => {
    fc.assert(
      fc.property(scale, fc.integer({ min: 1, max: 9 }), (name, value) => {
        const matrix = scaledMatrix(
          judgmentMatrix([
            [1, value],
            [1 / value, 1],
          ]),
          name,
        );
        expect((matrix[0]?.[1] as number) * (matrix[1]?.[0] as number)).toBeCloseTo(1, 12);
      }),
    );
  });
});
