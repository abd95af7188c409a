import { describe, expect, it } from 'vitest';
import { RANDOM_INDEX_TABLES } from '../../ahp/index.ts';
import { normalRandom, seededRandom } from '../../ahp/random.ts';
import { simulateRandomIndex } from '../../ahp/simulated-random-index.ts';
import { refusal } from '../support/judgments.ts';

describe('a simulated random index', () => {
  it.each([3, 4, 5, 7, 9])('of %i elements agrees with the one of 500,000 matrices', (size) => {
    const { value, standardError } = simulateRandomIndex(size, 4000, 2026);
    const published = RANDOM_INDEX_TABLES['ahpsurvey-500k'].get(size) as number;
    expect(Math.abs(value - published)).toBeLessThan(4 * standardError);
  });

  it('is the same for the same seed, and another one for another', () => {
    expect(simulateRandomIndex(6, 300, 7)).toEqual(simulateRandomIndex(6, 300, 7));
    expect(simulateRandomIndex(6, 300, 7)).not.toEqual(simulateRandomIndex(6, 300, 8));
  });

  it('is 0 for two elements, which cannot contradict each other', () => {
    expect(simulateRandomIndex(2, 10, 1)).toEqual({ value: 0, standardError: 0 });
  });

  it.each([0, 1, Number.NaN])(
    'refuses %s samples, of which there is no standard error',
    (count) => {
      expect(refusal(() => simulateRandomIndex(5, count, 1))).toBe(
        'AHP_INVALID_REQUEST at /samples',
      );
    },
  );

  it('reaches the largest size that is read', () => {
    const { value } = simulateRandomIndex(100, 2, 1);
    expect(value).toBeGreaterThan(1.5);
    expect(value).toBeLessThan(1.8);
  });
});

describe('seeded random numbers', () => {
  it('are known ones, on every machine', () => {
    const random = seededRandom(42);
    const first = [random(), random(), random()];
    expect(first).toEqual(KNOWN);
  });

  it('are uniform and normal', () => {
    const count = 100_000;
    const random = seededRandom(1);
    const uniform = Array.from({ length: count }, random);
    expect(uniform.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(meanOf(uniform)).toBeCloseTo(0.5, 2);
    const normal = Array.from({ length: count }, normalRandom(seededRandom(2)));
    expect(meanOf(normal)).toBeCloseTo(0, 2);
    expect(meanOf(normal.map((value) => value * value))).toBeCloseTo(1, 1);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('refuse the seed %s', (seed) => {
    expect(refusal(() => seededRandom(seed))).toBe('AHP_INVALID_REQUEST at /seed');
  });
});

const KNOWN = [0.9220983108971268, 0.3602520162239671, 0.9407449550926685];

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
