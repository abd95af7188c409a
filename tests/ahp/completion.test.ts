import { describe, expect, it } from 'vitest';
import { comparisonComponents, type KnownJudgment } from '../../ahp/comparison-graph.ts';
import { leastEigenvalue } from '../../ahp/completion/least-eigenvalue.ts';
import { COMPLETION_CRITERIA, complete } from '../../ahp/completion.ts';
import { priorityVector } from '../../ahp/index.ts';
import { perronPair } from '../../ahp/perron.ts';
import { type Random, seededRandom } from '../../ahp/random.ts';
import { distance, reciprocalMatrix, refusal } from '../support/judgments.ts';
import { fc } from '../support/properties.ts';

const judgment = fc.integer({ min: -8, max: 8 }).map((k) => (k >= 0 ? k + 1 : 1 / (1 - k)));

/** A connected graph of comparisons: a tree with further ones. */
const incomplete = fc.integer({ min: 3, max: 9 }).chain((size) =>
  fc
    .tuple(
      fc.tuple(...Array.from({ length: size - 1 }, (_, k) => fc.nat(k))),
      fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: size }),
      fc.array(judgment, { minLength: 2 * size, maxLength: 2 * size }),
    )
    .map(([parents, further, values]) => {
      const tree = parents.map((parent, k) => [parent, k + 1] as const);
      const pairs = new Map(
        [...tree, ...further.filter(([i, j]) => i !== j)].map(([i, j]) => [
          `${Math.min(i, j)},${Math.max(i, j)}`,
          [Math.min(i, j), Math.max(i, j)] as const,
        ]),
      );
      const known = [...pairs.values()].map(
        ([i, j], k): KnownJudgment => [i, j, values[k % values.length] as number],
      );
      return { size, known };
    }),
);

function matrixOf(size: number, judgments: readonly KnownJudgment[]): number[][] {
  const rows = Array.from({ length: size }, () => Array<number>(size).fill(1));
  for (const [i, j, value] of judgments) {
    (rows[i] as number[])[j] = value;
    (rows[j] as number[])[i] = 1 / value;
  }
  return rows;
}

// Bozóki, Fülöp & Rónyai 2010 (Mathematical and Computer Modelling 52), the 4 × 4 example, as
// tested by AHPy; the figures recomputed at full precision.
const EXAMPLE: KnownJudgment[] = [
  [0, 1, 1],
  [0, 2, 5],
  [0, 3, 2],
  [1, 2, 3],
  [1, 3, 4],
];

describe('the completion of the published 4 × 4 example', () => {
  it('minimises λmax', () => {
    const answer = complete(4, EXAMPLE, 'lambda-max', 'donegan-dodd');
    expect(answer.missing[0]?.slice(0, 2)).toEqual([2, 3]);
    // The published minimiser stops early; the exact one is √(8/15).
    expect(answer.missing[0]?.[2]).toBeCloseTo(Math.sqrt(8 / 15), 12);
    expect(answer.lambdaMax).toBeCloseTo(4.0923672939392475, 11);
    const weights = [0.373786884171, 0.391992548444, 0.098484217433, 0.135736349951];
    expect(distance(answer.weights, weights)).toBeLessThan(1e-8);
    expect(answer.consistencyRatio).toBeCloseTo(0.0372, 4);
  });

  it('fits logarithmic least squares', () => {
    const { weights } = complete(4, EXAMPLE, 'logarithmic-least-squares', 'donegan-dodd');
    const computed = [0.374182954172, 0.391633028398, 0.098840748519, 0.135343268911];
    expect(distance(weights, computed)).toBeLessThan(1e-11);
  });

  it('is weighed by Harker without filling anything in', () => {
    const answer = complete(4, EXAMPLE, 'harker', 'donegan-dodd');
    expect(answer.missing).toEqual([]);
    expect(answer.lambdaMax).toBeCloseTo(4.092387610556654, 11);
    const computed = [0.373578523216, 0.392122942848, 0.098176528681, 0.136122005255];
    expect(distance(answer.weights, computed)).toBeLessThan(1e-11);
  });
});

describe('completion', () => {
  it('by λmax cannot be made better by moving any missing judgment', () => {
    fc.assert(
      fc.property(incomplete, ({ size, known }) => {
        const { missing, lambdaMax } = complete(size, known, 'lambda-max', 'saaty-1980');
        const all = [...known, ...missing];
        expect(perronPair(matrixOf(size, all)).value).toBeCloseTo(lambdaMax, 10);
        for (const [i, j, value] of missing) {
          for (const factor of [1.001, 1 / 1.001]) {
            const moved = matrixOf(size, [...all, [i, j, value * factor]]);
            expect(perronPair(moved).value).toBeGreaterThan(lambdaMax - 1e-11);
          }
        }
      }),
    );
  });

  it('by λmax has the stationary form √(w_i v_j / (w_j v_i)) in every gap', () => {
    fc.assert(
      fc.property(incomplete, ({ size, known }) => {
        const { missing, weights } = complete(size, known, 'lambda-max', 'saaty-1980');
        const matrix = matrixOf(size, [...known, ...missing]);
        const left = perronPair(matrix.map((_, j) => matrix.map((row) => row[j] as number)));
        for (const [i, j, value] of missing) {
          const [w, v] = [weights, left.vector] as const;
          const wanted = Math.sqrt(
            ((w[i] as number) * (v[j] as number)) / ((w[j] as number) * (v[i] as number)),
          );
          expect(Math.log(value / wanted)).toBeCloseTo(0, 9);
        }
      }),
    );
  });

  it('by least squares solves the normal equations: the residuals of each element sum to 0', () => {
    fc.assert(
      fc.property(incomplete, ({ size, known }) => {
        const { weights } = complete(size, known, 'logarithmic-least-squares', 'saaty-1980');
        const residuals = Array<number>(size).fill(0);
        for (const [i, j, value] of known) {
          const error = Math.log((value * (weights[j] as number)) / (weights[i] as number));
          residuals[i] = (residuals[i] as number) + error;
          residuals[j] = (residuals[j] as number) - error;
        }
        for (const residual of residuals) expect(residual).toBeCloseTo(0, 9);
      }),
    );
  });

  it('of consistent judgments is consistent, by every criterion', () => {
    fc.assert(
      fc.property(incomplete, ({ size, known }) => {
        const weights = Array.from({ length: size }, (_, i) => 1 + ((i * 3) % 5));
        const consistent = known.map(
          ([i, j]): KnownJudgment => [i, j, (weights[i] as number) / (weights[j] as number)],
        );
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        for (const criterion of COMPLETION_CRITERIA) {
          const answer = complete(size, consistent, criterion, 'saaty-1980');
          expect(
            distance(
              answer.weights,
              weights.map((it) => it / total),
            ),
          ).toBeLessThan(1e-10);
          expect(answer.consistencyRatio).toBeCloseTo(0, 9);
        }
      }),
    );
  });

  it('of a complete matrix changes nothing', () => {
    const matrix = reciprocalMatrix(3, [2, 5, 3]);
    const known: KnownJudgment[] = [
      [0, 1, 2],
      [0, 2, 5],
      [1, 2, 3],
    ];
    const answer = complete(3, known, 'lambda-max', 'saaty-1980');
    expect(answer.missing).toEqual([]);
    expect(distance(answer.weights, priorityVector(matrix))).toBeLessThan(1e-12);
  });

  it('does not depend on the direction in which a pair was judged', () => {
    const turned = EXAMPLE.map(([i, j, value]): KnownJudgment => [j, i, 1 / value]);
    for (const criterion of COMPLETION_CRITERIA) {
      const [a, b] = [EXAMPLE, turned].map(
        (known) => complete(4, known, criterion, 'saaty-1980').weights,
      );
      expect(distance(a ?? [], b ?? [])).toBeLessThan(1e-12);
    }
  });

  it('covers the smallest and large sizes', () => {
    expect(complete(1, [], 'lambda-max', 'saaty-1980').weights).toEqual([1]);
    expect(complete(2, [[1, 0, 4]], 'harker', 'saaty-1980').weights[1]).toBeCloseTo(0.8, 12);
    const chain = Array.from({ length: 49 }, (_, i): KnownJudgment => [i, i + 1, 1 + (i % 3)]);
    const answer = complete(50, chain, 'lambda-max', 'ahpsurvey-500k');
    expect(answer.missing).toHaveLength(1225 - 49);
    expect(answer.consistencyRatio).toBeCloseTo(0, 9);
  });

  it.each(COMPLETION_CRITERIA)('by %s refuses a disconnected graph and names its parts', (name) => {
    const parts: KnownJudgment[] = [
      [0, 1, 2],
      [2, 3, 4],
    ];
    expect(() => complete(4, parts, name, 'saaty-1980')).toThrow('{0, 1} {2, 3}');
    expect(() => complete(4, [], name, 'saaty-1980')).toThrow('{0} {1} {2} {3}');
    expect(comparisonComponents(4, parts)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });
});

/** How far, in logarithms, a gap is from √(w_i v_j / (w_j v_i)), where λmax is least. */
function distanceFromLeast(size: number, known: readonly KnownJudgment[]): number {
  const { missing, weights } = complete(size, known, 'lambda-max', 'donegan-dodd');
  const matrix = matrixOf(size, [...known, ...missing]);
  const left = perronPair(matrix.map((_, j) => matrix.map((row) => row[j] as number)));
  const ratio = (of: readonly number[], i: number, j: number) =>
    Math.log(of[i] as number) - Math.log(of[j] as number);
  const distances = missing.map(([i, j, value]) =>
    Math.abs(Math.log(value) - (ratio(weights, i, j) - ratio(left.vector, i, j)) / 2),
  );
  return Math.max(0, ...distances);
}

const spreadOver = (judgments: readonly KnownJudgment[], random: Random): KnownJudgment[] =>
  judgments.map(([i, j]) => [i, j, 10 ** (18 * random() - 9)]);

describe('completion of judgments as far apart as are read', () => {
  it('by λmax settles where they contradict each other by powers of ten', () => {
    const known: KnownJudgment[] = [
      ...([
        [0, 1, 1e-9],
        [1, 2, 1e-6],
        [0, 4, 1e-9],
        [0, 3, 1e-3],
      ] as const),
      ...([
        [5, 7, 1e-3],
        [0, 6, 1e3],
        [2, 3, 1e9],
        [4, 5, 1e-3],
      ] as const),
      ...([
        [1, 6, 1e-3],
        [1, 3, 1e6],
        [3, 5, 1e3],
      ] as const),
    ];
    expect(complete(8, known, 'lambda-max', 'saaty-1980').lambdaMax).toBeCloseTo(100034.74916, 4);
    expect(distanceFromLeast(8, known)).toBeLessThan(1e-9);
  });

  it('by λmax reaches the least one for any of them', () => {
    fc.assert(
      fc.property(incomplete, fc.nat(), ({ size, known }, seed) => {
        expect(distanceFromLeast(size, spreadOver(known, seededRandom(seed)))).toBeLessThan(1e-6);
      }),
    );
  });

  it('by λmax reaches it for a hundred elements', () => {
    const random = seededRandom(60);
    const pick = (count: number) => Math.floor(random() * count);
    const tree = Array.from({ length: 99 }, (_, k) => [pick(k + 1), k + 1] as const);
    const further = Array.from({ length: 60 }, () => [pick(50), 50 + pick(50)] as const);
    const pairs = new Map([...tree, ...further].map(([i, j]) => [`${i},${j}`, [i, j, 1] as const]));
    expect(distanceFromLeast(100, spreadOver([...pairs.values()], random))).toBeLessThan(1e-6);
  });

  it.each(COMPLETION_CRITERIA)(
    'by %s is exact along a chain, whose ends are 1e261 apart',
    (name) => {
      const chain = Array.from({ length: 29 }, (_, i): KnownJudgment => [i, i + 1, 1e9]);
      const { weights, lambdaMax } = complete(30, chain, name, 'donegan-dodd');
      expect((weights[29] as number) / 1e-261).toBeCloseTo(1, 7);
      expect(lambdaMax).toBeCloseTo(30, 10);
    },
  );

  it.each(COMPLETION_CRITERIA)('by %s is refused where a weight would be 0', (name) => {
    const chain = Array.from({ length: 99 }, (_, i): KnownJudgment => [i, i + 1, 1e9]);
    const refusal = { code: 'AHP_INVALID_REQUEST', path: ['known'] };
    expect(() => complete(100, chain, name, 'donegan-dodd', ['known'])).toThrow(
      expect.objectContaining(refusal),
    );
  });

  it('by λmax reaches it where it hardly depends on a gap', () => {
    fc.assert(
      fc.property(incomplete, fc.nat(), ({ size, known }, seed) => {
        const random = seededRandom(seed);
        const judged = known.map(([i, j]): KnownJudgment => [i, j, random() < 0.5 ? 1e9 : 1e-9]);
        const { missing, lambdaMax } = complete(size, judged, 'lambda-max', 'saaty-1980');
        for (const [i, j, value] of missing) {
          for (const factor of [2, 1 / 2]) {
            const moved = matrixOf(size, [...judged, ...missing, [i, j, value * factor]]);
            expect(perronPair(moved).value / lambdaMax).toBeGreaterThan(1 - 1e-12);
          }
        }
      }),
    );
  });

  it('is refused where doubles cannot tell which is the least', () => {
    const known: KnownJudgment[] = [
      ...([
        [0, 1, 1e-115],
        [1, 2, 1e-179],
        [0, 3, 1e193],
      ] as const),
      ...([
        [0, 4, 1e-117],
        [2, 3, 1e-192],
      ] as const),
    ];
    // The least squares of the logarithms, roughly.
    const start = [3, -123, -102, -51, 272];
    expect(refusal(() => leastEigenvalue(known, start, ['known']))).toBe(
      'AHP_INVALID_REQUEST at /known',
    );
    expect(refusal(() => complete(5, known, 'lambda-max', 'saaty-1980', ['known']))).toBe(
      'AHP_INVALID_REQUEST at /known/0/2',
    );
  });

  it('is refused above a hundred elements', () => {
    expect(() => complete(101, [], 'harker', 'saaty-1980')).toThrow(
      expect.objectContaining({ code: 'AHP_SIZE_UNSUPPORTED' }),
    );
  });
});
