import { describe, expect, it } from 'vitest';
import { normalised, solved, sum } from '../../ahp/linear-algebra.ts';
import { multiply } from '../support/judgments.ts';
import { fc } from '../support/properties.ts';

const entry = fc.double({ min: -1, max: 1, noNaN: true });

describe('a system of linear equations', () => {
  it('is solved: A·x = b', () => {
    const system = fc.integer({ min: 1, max: 8 }).chain((size) =>
      fc.tuple(
        fc.array(fc.array(entry, { minLength: size, maxLength: size }), {
          minLength: size,
          maxLength: size,
        }),
        fc.array(entry, { minLength: size, maxLength: size }),
      ),
    );
    fc.assert(
      fc.property(system, ([cells, right]) => {
        // A dominant diagonal keeps the system away from singular ones.
        const rows = cells.map((row, i) => row.map((cell, j) => (i === j ? cell + 10 : cell)));
        const image = multiply(
          rows,
          solved(
            rows,
            right.map((value) => [value]),
          ).flat(),
        );
        image.forEach((value, i) => {
          expect(value).toBeCloseTo(right[i] as number, 12);
        });
      }),
    );
  });
});

describe('sums and proportions', () => {
  it('add up from the first to the last', () => {
    expect(sum([])).toBe(0);
    expect(sum([0.1, 0.2, 0.3])).toBe(0.1 + 0.2 + 0.3);
    expect(normalised([1, 3])).toEqual([0.25, 0.75]);
  });
});
