import { describe, expect, it } from 'vitest';
import { type Anchor, curveScore, roundScore } from '../../src/engine/curve.ts';
import { defaultModel } from '../../src/engine/scoring-model.ts';
import { fc } from '../support/properties.ts';

const refund: readonly Anchor[] = [
  [0, 0],
  [0.3, 30],
  [0.5, 50],
  [0.5999, 59],
  [0.6, 100],
];

const indicators = defaultModel().criteria.flatMap((criterion) => criterion.indicators);

describe.each(indicators)('the curve of $id', ({ anchors }) => {
  it('passes through each anchor exactly', () => {
    for (const [value, score] of anchors) expect(curveScore(anchors, value)).toBe(score);
  });

  it('is held at both ends', () => {
    const [first, last] = [anchors[0] as Anchor, anchors.at(-1) as Anchor];
    expect(curveScore(anchors, first[0] - 1e9)).toBe(first[1]);
    expect(curveScore(anchors, last[0] + 1e9)).toBe(last[1]);
  });

  it('stays between the scores of its anchors', () => {
    const scores = anchors.map(([, score]) => score);
    const [low, high] = [Math.min(...scores), Math.max(...scores)];
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const score = curveScore(anchors, value);
        expect(score).toBeGreaterThanOrEqual(low);
        expect(score).toBeLessThanOrEqual(high);
      }),
    );
  });
});

describe('a curve', () => {
  it('is linear between anchors', () => {
    expect(curveScore(refund, 0.15)).toBeCloseTo(15, 12);
    expect(curveScore(refund, 0.4)).toBeCloseTo(40, 12);
  });

  it('rewards the legal 60 % with a step', () => {
    expect(curveScore(refund, 0.5998)).toBeLessThan(59);
    expect(curveScore(refund, 0.5999)).toBe(59);
    expect(curveScore(refund, 0.59995)).toBeCloseTo(79.5, 8);
    expect(curveScore(refund, 0.6)).toBe(100);
    expect(curveScore(refund, 0.61)).toBe(100);
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [Number.NEGATIVE_INFINITY]])(
    'gives no points for %d',
    (value) => {
      expect(() => curveScore(refund, value)).toThrow(RangeError);
    },
  );
});

describe('a rounded score', () => {
  it.each([
    [79.99994999, 79.9999],
    [79.99995, 80],
    [80.73935, 80.7394],
    [80.739349, 80.7393],
    [59.9999, 59.9999],
    [0, 0],
    [100, 100],
  ])('of %d is %d: four decimals, half up', (score, expected) => {
    expect(roundScore(score)).toBe(expected);
  });

  it('is never further than half a unit of the last place away', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (score) => {
        expect(Math.abs(roundScore(score) - score)).toBeLessThanOrEqual(0.00005 + 1e-12);
        expect(roundScore(roundScore(score))).toBe(roundScore(score));
      }),
    );
  });
});
