import { describe, expect, it } from 'vitest';
import {
  aggregateJudgments,
  aggregatePriorities,
  consistencyWeights,
  disagreements,
} from '../../ahp/aggregation.ts';
import { judgmentMatrix, priorities, priorityVector } from '../../ahp/index.ts';
import { answerRequest } from '../../ahp/request.ts';
import { distance, reciprocalMatrix, refusal, sumOf } from '../support/judgments.ts';
import { fc } from '../support/properties.ts';

const judgment = fc.integer({ min: -8, max: 8 }).map((k) => (k >= 0 ? k + 1 : 1 / (1 - k)));
const panel = fc.integer({ min: 2, max: 6 }).chain((size) =>
  fc.array(
    fc
      .array(judgment, {
        minLength: (size * (size - 1)) / 2,
        maxLength: (size * (size - 1)) / 2,
      })
      .map((upper) => reciprocalMatrix(size, upper)),
    { minLength: 1, maxLength: 6 },
  ),
);

// CreativeDecisions/AhpAnpLib, workbooks of the group example of the car model: judgments of three
// respondents, the fourth criterion of the second with its printed reciprocals.
const RESPONDENTS = [
  [3, 5, 3, 3, 3, 1 / 3],
  [1 / 3, 1, 1, 2, 2, 2],
  [1, 2, 1, 3, 2, 1 / 1.2],
].map((upper) => reciprocalMatrix(4, upper));

describe('aggregation of judgments', () => {
  it('gives the published group matrix of the car model', () => {
    const group = aggregateJudgments(RESPONDENTS);
    const upper = [
      ...(group[0]?.slice(1) ?? []),
      ...(group[1]?.slice(2) ?? []),
      ...(group[2]?.slice(3) ?? []),
    ];
    const published = [
      1, 2.154434690031884, 1.4422495703074083, 2.6207413942088964, 2.2894284851066637,
      0.8220706914434901,
    ];
    upper.forEach((value, k) => {
      expect(value).toBeCloseTo(published[k] as number, 9);
    });
    const { weights, consistencyRatio } = priorities(group, 'eigenvector', 'saaty-1980');
    const computed = [0.310003846265271, 0.364946825916599, 0.143294478258229, 0.181754849559901];
    expect(distance(weights, computed)).toBeLessThan(1e-9);
    expect(consistencyRatio).toBeCloseTo(0.00691716107, 9);
  });

  it('keeps reciprocity, whatever the experts weigh', () => {
    fc.assert(
      fc.property(panel, (matrices) => {
        const group = aggregateJudgments(matrices);
        expect(judgmentMatrix(group.map((row) => [...row]))).toEqual(group);
      }),
    );
  });

  it('of experts who agree is what they say, to the last digit', () => {
    fc.assert(
      fc.property(panel, ([matrix]) => {
        const same = [matrix, matrix, matrix].flatMap((it) => (it === undefined ? [] : [it]));
        expect(distance(aggregateJudgments(same).flat(), (matrix ?? []).flat())).toBeLessThan(
          1e-14,
        );
      }),
    );
  });

  it('follows the expert who has all the weight', () => {
    fc.assert(
      fc.property(panel, (matrices) => {
        const weights = matrices.map((_, k) => (k === 0 ? 1 - 1e-12 : 1e-12));
        const group = aggregateJudgments(matrices, weights).flat();
        expect(distance(group, (matrices[0] ?? []).flat())).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('aggregation of priorities', () => {
  it('sums to 1, by either mean', () => {
    fc.assert(
      fc.property(panel, (matrices) => {
        const rows = matrices.map((matrix) => priorityVector(matrix));
        expect(sumOf(aggregatePriorities(rows, 'geometric'))).toBeCloseTo(1, 12);
        expect(sumOf(aggregatePriorities(rows, 'arithmetic'))).toBeCloseTo(1, 12);
      }),
    );
  });

  it('by geometric means is that of the judgments, by the same dialect', () => {
    fc.assert(
      fc.property(panel, (matrices) => {
        const rows = matrices.map((matrix) => priorityVector(matrix, 'geometric-mean'));
        const ofJudgments = priorityVector(aggregateJudgments(matrices), 'geometric-mean');
        expect(distance(aggregatePriorities(rows, 'geometric'), ofJudgments)).toBeLessThan(1e-12);
      }),
    );
  });
});

describe('expert weights by own consistency', () => {
  it('sum to 1, and favour who contradicts themselves less', () => {
    const consistent = reciprocalMatrix(3, [2, 4, 2]);
    const contradictory = reciprocalMatrix(3, [9, 1 / 9, 9]);
    const [first, second] = consistencyWeights(
      [consistent, contradictory],
      'eigenvector',
      'saaty-1980',
    );
    expect((first as number) + (second as number)).toBeCloseTo(1, 12);
    expect(first).toBeGreaterThan(0.9);
    expect(second).toBeGreaterThan(0);
  });

  it('are equal for experts without a contradiction', () => {
    const [a, b] = [reciprocalMatrix(3, [2, 4, 2]), reciprocalMatrix(3, [3, 9, 3])];
    expect(consistencyWeights([a, b], 'eigenvector', 'saaty-1980')).toEqual([0.5, 0.5]);
  });
});

describe('a panel over the wire', () => {
  const ones = (size: number) => Array.from({ length: size }, () => Array(size).fill(1));

  it('is refused at the matrix that the table does not cover', () => {
    const request = { op: 'aggregate', matrices: [ones(16)], expertWeights: 'consistency' };
    expect(refusal(() => answerRequest(request))).toBe('AHP_SIZE_UNSUPPORTED at /matrices/0');
  });

  it('is refused at the matrix of another size, by the name that the request has for it', () => {
    const root = {
      name: 'g',
      matrices: [ones(2), ones(1)],
      children: ['x', 'y'].map((name) => ({ name, alternativesScores: [1, 2] })),
    };
    const request = { op: 'certainty', alternatives: ['a', 'b'], root };
    expect(refusal(() => answerRequest(request))).toBe('AHP_INVALID_REQUEST at /root/matrices/1');
  });
});

describe('disagreement', () => {
  it('names the pair that experts differ about most, and who differs', () => {
    const matrices = [
      reciprocalMatrix(3, [2, 4, 2]),
      reciprocalMatrix(3, [2, 4, 2]),
      reciprocalMatrix(3, [2, 1 / 9, 2]),
    ];
    const [worst, ...others] = disagreements(matrices);
    expect(worst).toMatchObject({ i: 0, j: 2, furthest: 2 });
    expect(worst?.spread).toBeGreaterThan(2);
    expect(others.map(({ spread }) => spread)).toEqual([1, 1]);
  });

  it('is none for one expert', () => {
    expect(disagreements([reciprocalMatrix(3, [2, 4, 2])]).every((it) => it.spread === 1)).toBe(
      true,
    );
  });

  it('has the mean of the group, by the same weights', () => {
    fc.assert(
      fc.property(panel, (matrices) => {
        const parts = matrices.map((_, k) => k + 1);
        const weights = parts.map((part) => part / sumOf(parts));
        const group = aggregateJudgments(matrices, weights);
        for (const { i, j, mean } of disagreements(matrices, weights)) {
          expect(mean / (group[i]?.[j] as number)).toBeCloseTo(1, 12);
        }
      }),
    );
  });

  it('spreads as the sample does where experts weigh the same, and as the weights say elsewhere', () => {
    const matrices = [2, 8].map((judgment) => reciprocalMatrix(2, [judgment]));
    const deviation = Math.SQRT2 * Math.log(2);
    expect(disagreements(matrices)[0]?.spread).toBeCloseTo(Math.exp(deviation), 12);
    const [pair] = disagreements(matrices, [0.75, 0.25]);
    expect(pair?.mean).toBeCloseTo(2 ** 1.5, 12);
    expect(pair?.furthest).toBe(1);
    expect(pair?.factor).toBeCloseTo(2 ** 1.5, 12);
  });
});
