import { describe, expect, it } from 'vitest';
import {
  type CertaintyNode,
  type CertaintyOptions,
  certainty,
  type Interval,
  SPREAD_MAX,
} from '../../ahp/certainty.ts';
import { type HierarchyNode, synthesise } from '../../ahp/hierarchy.ts';
import type { JudgmentMatrix } from '../../ahp/judgment-matrix.ts';
import { PRIORITY_METHODS } from '../../ahp/priorities.ts';
import { anyMatrix, distance, reciprocalMatrix, refusal, sumOf } from '../support/judgments.ts';
import { fc } from '../support/properties.ts';

const OPTIONS: CertaintyOptions = { method: 'eigenvector', draws: 500, seed: 7 };

const panel = (
  name: string,
  experts: readonly JudgmentMatrix[],
  ...children: CertaintyNode[]
): CertaintyNode => ({ name, comparison: { experts }, children });

const leaf = (name: string, ...scores: number[]): CertaintyNode => ({ name, scores });

const two = (judgment: number): JudgmentMatrix => reciprocalMatrix(2, [judgment]);

/** Two criteria that experts judge as given, three alternatives. */
const choice = (...judgments: number[]): CertaintyNode =>
  panel('goal', judgments.map(two), leaf('price', 90, 60, 70), leaf('taste', 50, 80, 70));

/** A tree of two levels, judged by three experts above and by one below, beside known weights. */
const TREE = panel(
  'goal',
  [reciprocalMatrix(3, [2, 5, 3]), reciprocalMatrix(3, [3, 4, 1]), reciprocalMatrix(3, [1, 7, 4])],
  panel(
    'a',
    [reciprocalMatrix(3, [3, 5, 3])],
    leaf('a1', 80, 70),
    leaf('a2', 50, 90),
    leaf('a3', 60, 60),
  ),
  {
    name: 'b',
    comparison: { weights: [1, 3] },
    children: [leaf('b1', 90, 40), leaf('b2', 40, 100)],
  },
  leaf('c', 75, 75),
);

const LEVELS = [
  { name: 'C', scoreMin: 0 },
  { name: 'A', scoreMin: 80 },
  { name: 'B', scoreMin: 65 },
];

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** The standard normal quantile of 0.95. */
const Z = 1.6448536269514722;

const isInOrder = ({ low, high }: Interval): boolean => low <= high;

describe('certainty without any spread', () => {
  it('is a point: all figures are those of the synthesis by ratings', () => {
    fc.assert(
      fc.property(anyMatrix, fc.constantFrom(...PRIORITY_METHODS), (matrix, method) => {
        const scores = matrix.map((_, c) => [c + 1, (7 * c) % 5]);
        const names = matrix.map((_, c) => `c${c}`);
        const answer = certainty(
          panel(
            'goal',
            [matrix, matrix],
            ...names.map((name, c) => leaf(name, ...(scores[c] as number[]))),
          ),
          { ...OPTIONS, draws: 3, method },
        );
        const tree: HierarchyNode = {
          name: 'goal',
          comparison: { matrix },
          children: names.map((name, c) => ({ name, alternatives: { scores: scores[c] ?? [] } })),
        };
        const expected = synthesise(tree, {
          method,
          randomIndex: 'saaty-1980',
          synthesis: 'ratings',
        });
        const points = answer.alternatives.map(({ point }) => point);
        expect(distance(points, expected.alternatives)).toBeLessThan(1e-11);
        for (const interval of [...answer.alternatives, ...Object.values(answer.weights)]) {
          const { point, mean, low, high } = interval;
          expect([mean, low, high]).toEqual([point, point, point]);
        }
      }),
    );
  });

  it('leaves a panel of experts who agree without noise, and draws for the others', () => {
    const answer = certainty(TREE, { ...OPTIONS, draws: 200 });
    const share = (name: string) => answer.weights[name] as Interval;
    const ratio = (part: 'low' | 'high') => share('a1')[part] / share('a2')[part];
    expect(share('a1').low).toBeLessThan(share('a1').high);
    expect(ratio('low')).toBeCloseTo(ratio('high'), 12);
  });
});

describe('certainty by Monte Carlo', () => {
  it('has the analytic quantiles of a logit-normal weight for two criteria', () => {
    const logs = [2, 3, 9].map(Math.log);
    const mean = sumOf(logs) / 3;
    const variance = sumOf(logs.map((log) => (log - mean) ** 2)) / 2 / 3;
    for (const spread of [0, 0.4]) {
      const answer = certainty(choice(2, 3, 9), { ...OPTIONS, draws: 40_000, spread });
      const deviation = Math.sqrt(variance + spread ** 2);
      const { point, low, high } = answer.weights.price as Interval;
      expect(point).toBeCloseTo(logistic(mean), 12);
      expect(Math.abs(low - logistic(mean - Z * deviation))).toBeLessThan(0.005);
      expect(Math.abs(high - logistic(mean + Z * deviation))).toBeLessThan(0.005);
    }
  });

  it('has the analytic probability of the first place and of a level', () => {
    // The first alternative leads the second while 90w + 50(1 − w) > 60w + 80(1 − w): w > 1/2.
    const answer = certainty(choice(1.5), {
      ...OPTIONS,
      draws: 40_000,
      spread: 1,
      levels: [{ name: 'pass', scoreMin: 50 + 40 * logistic(Math.log(1.5) + 1) }],
    });
    // Φ(ln 1.5) and 1 − Φ(1); the third alternative never exceeds both others.
    expect(Math.abs((answer.firstPlace[0] as number) - 0.65743)).toBeLessThan(0.01);
    expect(Math.abs((answer.alternatives[0]?.levels.pass as number) - 0.15866)).toBeLessThan(0.01);
  });

  it('takes the whole weights of a draw from its own matrix, so that they sum to 1', () => {
    const { weights } = certainty(TREE, { ...OPTIONS, draws: 1, spread: 0.5 });
    const draw = Object.values(weights).map(({ low }) => low);
    expect(sumOf(draw)).toBeCloseTo(1, 13);
    expect(
      Object.values(weights).every(({ low, high, mean }) => low === high && mean === low),
    ).toBe(true);
  });

  it('narrows as the mean of more experts does', () => {
    const width = (...judgments: number[]) => {
      const { low, high } = certainty(choice(...judgments), { ...OPTIONS, draws: 40_000 }).weights
        .price as Interval;
      return Math.log(high / (1 - high)) - Math.log(low / (1 - low));
    };
    const repeated = Array.from({ length: 8 }, () => [2, 8]).flat();
    // With d = ln 2 the variance s² / k is 2d² / 2 for two experts, (16d² / 15) / 16 for sixteen.
    expect(Math.abs(width(2, 8) / width(...repeated) / Math.sqrt(15) - 1)).toBeLessThan(0.03);
  });

  it('is wider for a higher confidence, with the same draws', () => {
    const narrow = certainty(TREE, { ...OPTIONS, confidence: 0.5 });
    const wide = certainty(TREE, { ...OPTIONS, confidence: 0.99 });
    narrow.alternatives.forEach(({ point, mean, low, high }, a) => {
      expect(wide.alternatives[a]).toMatchObject({ point, mean });
      expect(wide.alternatives[a]?.low).toBeLessThan(low);
      expect(wide.alternatives[a]?.high).toBeGreaterThan(high);
    });
    expect([narrow.confidence, certainty(TREE, OPTIONS).confidence]).toEqual([0.5, 0.9]);
  });

  it('is the same to the last digit for the same seed, and not for another', () => {
    const answer = (seed: number) =>
      JSON.stringify(certainty(TREE, { ...OPTIONS, seed, spread: 0.1 }));
    expect(answer(7)).toBe(answer(7));
    expect(answer(8)).not.toBe(answer(7));
  });

  it('does not depend on the order of the experts, to the last digit', () => {
    const experts = [
      [2, 5, 3],
      [3, 4, 1],
      [1, 7, 4],
      [1 / 3, 6, 9],
    ].map((upper) => reciprocalMatrix(3, upper));
    const answer = (order: readonly number[]) =>
      certainty(
        panel(
          'goal',
          order.map((e) => experts[e] as JudgmentMatrix),
          leaf('a', 1),
          leaf('b', 2),
          leaf('c', 3),
        ),
        OPTIONS,
      );
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (order) => {
        expect(JSON.stringify(answer(order))).toBe(JSON.stringify(answer([0, 1, 2, 3])));
      }),
      { numRuns: 24 },
    );
  });

  it('stays finite and positive with the widest spread around the widest judgments', () => {
    const tree = panel(
      'goal',
      [reciprocalMatrix(3, [1e9, 1e-9, 1e9]), reciprocalMatrix(3, [1e-9, 1e9, 1])],
      leaf('a', 1),
      leaf('b', 2),
      leaf('c', 3),
    );
    for (const method of PRIORITY_METHODS) {
      const answer = certainty(tree, { ...OPTIONS, method, spread: SPREAD_MAX });
      const intervals = [...Object.values(answer.weights), ...answer.alternatives];
      const figures = intervals.flatMap(({ point, mean, low, high }) => [point, mean, low, high]);
      expect(figures.every((figure) => figure > 0 && Number.isFinite(figure))).toBe(true);
    }
  });
});

describe('probabilities', () => {
  it('sum to 1 over the first places and over levels that begin low enough', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 40 }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (seed, spread) => {
          const answer = certainty(TREE, { ...OPTIONS, draws: 60, seed, spread, levels: LEVELS });
          expect(sumOf(answer.firstPlace)).toBeCloseTo(1, 12);
          for (const alternative of answer.alternatives) {
            expect(isInOrder(alternative)).toBe(true);
            expect(Object.keys(alternative.levels).sort()).toEqual(['A', 'B', 'C']);
            expect(sumOf(Object.values(alternative.levels))).toBeCloseTo(1, 12);
          }
        },
      ),
    );
  });

  it('give a level to the total that exactly reaches it, and none below the lowest', () => {
    const tree = panel('goal', [two(1)], leaf('a', 80, 64, 20), leaf('b', 80, 64, 20));
    const levels = [
      { name: 'A', scoreMin: 80 },
      { name: 'B', scoreMin: 64 },
    ];
    const { alternatives } = certainty(tree, { ...OPTIONS, levels });
    expect(alternatives.map((alternative) => alternative.levels)).toEqual([
      { A: 1, B: 0 },
      { A: 0, B: 1 },
      { A: 0, B: 0 },
    ]);
  });

  it('are shared by alternatives that share the first place', () => {
    const tree = panel('goal', [two(2)], leaf('a', 3, 3, 1, 3), leaf('b', 1, 1, 0, 1));
    const { firstPlace } = certainty(tree, { ...OPTIONS, spread: 0.3 });
    expect(distance(firstPlace, [1 / 3, 1 / 3, 0, 1 / 3])).toBeLessThan(1e-12);
  });
});

describe('quantiles', () => {
  it('are of type 7: with two draws, low and high lie between them in proportion', () => {
    const draws = (confidence: number) =>
      certainty(choice(2, 6), { ...OPTIONS, draws: 2, confidence }).weights.price as Interval;
    const all = draws(1 - 1e-12);
    const width = all.high - all.low;
    expect(width).toBeGreaterThan(0);
    expect(draws(0.5).low).toBeCloseTo(all.low + 0.25 * width, 10);
    expect(draws(0.5).high).toBeCloseTo(all.low + 0.75 * width, 10);
    expect(draws(0.5).mean).toBeCloseTo((all.low + all.high) / 2, 10);
  });
});

describe('a tree for certainty', () => {
  it('may be one leaf alone', () => {
    expect(certainty(leaf('only', 4, 5), OPTIONS)).toEqual({
      draws: 500,
      confidence: 0.9,
      weights: { only: { point: 1, mean: 1, low: 1, high: 1 } },
      criteria: {},
      alternatives: [4, 5].map((value) => ({
        point: value,
        mean: value,
        low: value,
        high: value,
        levels: {},
      })),
      firstPlace: [0, 1],
    });
  });

  it('keeps names that every object inherits', () => {
    const tree = panel('__proto__', [two(1)], leaf('constructor', 1), leaf('__proto__x', 1));
    const answer = certainty(tree, { ...OPTIONS, levels: [{ name: '__proto__', scoreMin: 0 }] });
    expect(Object.keys(answer.weights)).toEqual(['constructor', '__proto__x']);
    expect(Object.entries(answer.alternatives[0]?.levels ?? {})).toEqual([['__proto__', 1]]);
  });
});

describe('certainty is refused', () => {
  it.each([
    ['no draws', { draws: 0 }, '/draws'],
    ['too many draws', { draws: 100_001 }, '/draws'],
    ['half a draw', { draws: 10.5 }, '/draws'],
    ['draws that are no number', { draws: Number.NaN }, '/draws'],
    ['a negative seed', { seed: -1 }, '/seed'],
    ['a seed that is no integer', { seed: 0.5 }, '/seed'],
    ['a confidence of 0', { confidence: 0 }, '/confidence'],
    ['a confidence of 1', { confidence: 1 }, '/confidence'],
    ['a confidence that is no number', { confidence: Number.NaN }, '/confidence'],
    ['a negative spread', { spread: -0.1 }, '/spread'],
    ['a spread beyond the scale', { spread: 2.2 }, '/spread'],
    ['a level without end', { levels: [{ name: 'A', scoreMin: Infinity }] }, '/levels/0/scoreMin'],
    [
      'two levels of one name',
      {
        levels: [
          { name: 'A', scoreMin: 1 },
          { name: 'A', scoreMin: 2 },
        ],
      },
      '/levels/1/name',
    ],
    [
      'two levels from one score on',
      {
        levels: [
          { name: 'A', scoreMin: 1 },
          { name: 'B', scoreMin: 1 },
        ],
      },
      '/levels/1/scoreMin',
    ],
  ])('with %s', (_, options, place) => {
    expect(refusal(() => certainty(choice(2), { ...OPTIONS, ...options }))).toBe(
      `AHP_INVALID_REQUEST at ${place}`,
    );
  });

  it.each([
    ['no experts', panel('goal', [], leaf('a', 1)), 'AHP_INVALID_REQUEST at /root/matrices'],
    [
      'an expert who judged other elements',
      panel('goal', [two(1), reciprocalMatrix(3, [])], leaf('a', 1), leaf('b', 1)),
      'AHP_INVALID_REQUEST at /root/matrices/1',
    ],
    [
      'weights that are not as many as the children',
      { name: 'goal', comparison: { weights: [1] }, children: [leaf('a', 1), leaf('b', 1)] },
      'AHP_INVALID_REQUEST at /root/weights',
    ],
    [
      'weights that are all zero',
      { name: 'goal', comparison: { weights: [0, 0] }, children: [leaf('a', 1), leaf('b', 1)] },
      'AHP_NOT_POSITIVE at /root/weights',
    ],
    [
      'leaves with other numbers of alternatives',
      panel('goal', [two(1)], leaf('a', 1), leaf('b', 1, 2)),
      'AHP_INVALID_REQUEST at /root/children/1/alternativesScores',
    ],
  ])('with %s', (_, tree, expected) => {
    expect(refusal(() => certainty(tree, OPTIONS, ['root']))).toBe(expected);
  });

  it('with so many draws of so large a tree that it would take too long', () => {
    const leaves = Array.from({ length: 30 }, (_, c) => leaf(`c${c}`, 1));
    const experts = [reciprocalMatrix(30, []), reciprocalMatrix(30, [2])];
    const tree = panel('goal', experts, ...leaves);
    const act = (draws: number) => () => certainty(tree, { ...OPTIONS, draws });
    expect(refusal(act(40_000))).toBe('AHP_SIZE_UNSUPPORTED at /draws');
    expect(refusal(act(10))).toBe('accepted');
  });

  it('with so many leaves that the draws of their weights would not fit into memory', () => {
    const leaves = Array.from({ length: 101 }, (_, c) => leaf(`c${c}`, 1));
    const tree = { name: 'goal', comparison: { weights: leaves.map(() => 1) }, children: leaves };
    expect(refusal(() => certainty(tree, { ...OPTIONS, draws: 100_000 }))).toBe(
      'AHP_SIZE_UNSUPPORTED at /draws',
    );
  });
});

describe('rounding decides on nothing', () => {
  const matrices = [
    [
      [1, 2, 5],
      [1 / 2, 1, 3],
      [1 / 5, 1 / 3, 1],
    ],
    [
      [1, 3, 4],
      [1 / 3, 1, 2],
      [1 / 4, 1 / 2, 1],
    ],
  ];

  it('where every total is at the beginning of a level', () => {
    const leaves = ['a', 'b', 'c'].map((name) => leaf(name, 60, 80));
    const levels = [80, 60, 0].map((scoreMin) => ({ name: `from ${scoreMin}`, scoreMin }));
    const { alternatives } = certainty(panel('goal', matrices, ...leaves), {
      ...OPTIONS,
      draws: 1000,
      levels,
    });
    expect(alternatives.map((it) => it.levels)).toEqual([
      { 'from 80': 0, 'from 60': 1, 'from 0': 0 },
      { 'from 80': 1, 'from 60': 0, 'from 0': 0 },
    ]);
  });

  it('where three share the first place', () => {
    const tree = {
      name: 'goal',
      comparison: { weights: [1, 1, 1] },
      children: [leaf('a', 0.1, 0.2, 0.3), leaf('b', 0.2, 0.3, 0.1), leaf('c', 0.3, 0.1, 0.2)],
    };
    const { firstPlace } = certainty(tree, { ...OPTIONS, draws: 10 });
    for (const share of firstPlace) expect(share).toBeCloseTo(1 / 3, 12);
  });
});

describe('criteria between the root and the leaves', () => {
  it('have intervals of the sums of their leaves', () => {
    const inner = panel('inner', [two(3), two(5)], leaf('a', 1), leaf('b', 2));
    const tree = panel('goal', [two(2), two(8)], inner, leaf('c', 3));
    const { criteria, weights } = certainty(tree, OPTIONS);
    expect(Object.keys(criteria)).toEqual(['inner']);
    const { point = 0, mean = 0, low = 0, high = 0 } = criteria.inner ?? {};
    const sumOfLeaves = (key: 'point' | 'mean') =>
      (weights.a?.[key] ?? 0) + (weights.b?.[key] ?? 0);
    expect(point).toBeCloseTo(sumOfLeaves('point'), 12);
    expect(mean).toBeCloseTo(sumOfLeaves('mean'), 12);
    expect(point).toBeCloseTo(0.8, 12);
    expect(low).toBeLessThan(point);
    expect(high).toBeGreaterThan(point);
    // The other child of the root has the rest of each draw.
    expect(low).toBeCloseTo(1 - (weights.c?.high ?? 0), 12);
  });
});
