import { describe, expect, it } from 'vitest';
import { type CertaintyNode, certainty } from '../../ahp/index.ts';
import { weightDraws } from '../../ahp/weight-draws.ts';
import { reciprocalMatrix } from '../support/judgments.ts';

const experts = [
  reciprocalMatrix(3, [2, 5, 3]),
  reciprocalMatrix(3, [3, 4, 2]),
  reciprocalMatrix(3, [1, 6, 4]),
];
const tree = (order = experts): CertaintyNode => ({
  name: 'goal',
  comparison: { experts: order },
  children: ['a', 'b', 'c'].map((name) => ({ name, scores: [1] })),
});
const options = { method: 'eigenvector', draws: 400, seed: 7 } as const;
const mean = (values: Float64Array) => values.reduce((sum, it) => sum + it, 0) / values.length;

describe('weight draws', () => {
  it('are those that certainty summarises', () => {
    const { points, samples } = weightDraws(tree(), options);
    const summary = certainty(tree(), options);
    for (const [name, { point, mean: expected }] of Object.entries(summary.weights)) {
      expect(points[name]).toBe(point);
      expect(mean(samples[name] as Float64Array)).toBeCloseTo(expected, 12);
    }
  });

  it('sum to 1 in each draw', () => {
    const { samples } = weightDraws(tree(), options);
    for (let draw = 0; draw < options.draws; draw += 50) {
      const sum = Object.values(samples).reduce((total, it) => total + (it[draw] as number), 0);
      expect(sum).toBeCloseTo(1, 12);
    }
  });

  it('are the same for the same seed and others for another, whatever the order of experts', () => {
    const first = weightDraws(tree(), options);
    expect(weightDraws(tree([...experts].reverse()), options)).toEqual(first);
    expect(weightDraws(tree(), { ...options, seed: 8 })).not.toEqual(first);
  });

  it('do not vary where experts agree', () => {
    const agreed = experts.map(() => experts[0] as (typeof experts)[number]);
    const { points, samples } = weightDraws(tree(agreed), options);
    expect(new Set(samples.a)).toEqual(new Set([points.a]));
  });

  it.each([0, 1.5, 100_001])('refuses %s draws', (draws) => {
    expect(() => weightDraws(tree(), { ...options, draws })).toThrow(
      expect.objectContaining({ code: 'AHP_INVALID_REQUEST', pointer: '/draws' }),
    );
  });
});
