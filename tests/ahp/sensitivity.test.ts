import { describe, expect, it } from 'vitest';
import {
  type HierarchyNode,
  type HierarchyOptions,
  synthesise,
  weighedTree,
} from '../../ahp/hierarchy.ts';
import { judgmentMatrix } from '../../ahp/judgment-matrix.ts';
import { answerRequest } from '../../ahp/request.ts';
import { type CriticalChange, firstPlace, sensitivity } from '../../ahp/sensitivity.ts';
import type { SensitivityAnswer } from '../../ahp/wire/hierarchies.ts';
import { distance, reciprocalMatrix, refusal } from '../support/judgments.ts';
import { fc } from '../support/properties.ts';

const RATINGS: HierarchyOptions = {
  method: 'eigenvector',
  randomIndex: 'saaty-1980',
  synthesis: 'ratings',
};
const DISTRIBUTIVE: HierarchyOptions = { ...RATINGS, synthesis: 'distributive' };

/** One level of criteria with known weights and a column of scores each. */
const flat = (weights: readonly number[], columns: readonly number[][]): HierarchyNode => ({
  name: 'goal',
  comparison: { weights },
  children: columns.map((scores, c) => ({ name: `c${c}`, alternatives: { scores } })),
});

const namesOf = (columns: readonly number[][]): string[] =>
  (columns[0] as number[]).map((_, a) => `a${a}`);

/** The sensitivity of a tree that is small enough to have changes. */
function changesOf(...given: Parameters<typeof sensitivity>) {
  const { critical, largeIncreases, stability } = sensitivity(...given);
  if (critical === null || largeIncreases === null) throw new Error('the tree is too large');
  return { critical, largeIncreases, stability };
}

function everyChange(...given: Parameters<typeof sensitivity>): readonly CriticalChange[] {
  const { critical, largeIncreases } = changesOf(...given);
  return [...critical, ...largeIncreases];
}

const score = fc.integer({ min: 0, max: 20 });

/** Two to five criteria that weigh something, two to five alternatives. */
const anyFlat = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 }))
  .chain(([criteria, alternatives]) =>
    fc.record({
      parts: fc.array(fc.integer({ min: 1, max: 9 }), {
        minLength: criteria,
        maxLength: criteria,
      }),
      columns: fc.array(
        fc
          .array(score, { minLength: alternatives, maxLength: alternatives })
          .map((scores) => scores.with(0, (scores[0] as number) + 1)),
        { minLength: criteria, maxLength: criteria },
      ),
    }),
  )
  .map(({ parts, columns }) => {
    const total = parts.reduce((sum, part) => sum + part, 0);
    return { weights: parts.map((part) => part / total), columns };
  });

/** The weights after one of them was set, the others re-normalised in proportion. */
const withWeight = (weights: readonly number[], c: number, weight: number): number[] =>
  weights.map((other, k) =>
    k === c ? weight : (other * (1 - weight)) / (1 - (weights[c] as number)),
  );

/*
 * Published: choosing a house (Saaty 1990, European Journal of Operational Research 48, as in the
 * LINDO model library) and its most critical criterion (bpmsg.com, "Sensitivity analysis in AHP":
 * neighbourhood, −0.08 of 0.188, House A and House B); the further changes were recomputed
 * independently.
 */
const HOUSE: HierarchyNode = {
  name: 'Satisfaction',
  comparison: {
    matrix: judgmentMatrix([
      [1, 5, 3, 7, 6, 6, '1/3', '1/4'],
      ['1/5', 1, '1/3', 5, 3, 3, '1/5', '1/7'],
      ['1/3', 3, 1, 6, 3, 4, 6, '1/5'],
      ['1/7', '1/5', '1/6', 1, '1/3', '1/4', '1/7', '1/8'],
      ['1/6', '1/3', '1/3', 3, 1, '1/2', '1/5', '1/6'],
      ['1/6', '1/3', '1/4', 4, 2, 1, '1/5', '1/6'],
      [3, 5, '1/6', 7, 5, 5, 1, '1/2'],
      [4, 7, 5, 8, 6, 6, 2, 1],
    ]),
  },
  children: [
    { name: 'size', alternatives: { matrix: reciprocalMatrix(3, [6, 8, 4]) } },
    { name: 'transport', alternatives: { matrix: reciprocalMatrix(3, [7, 1 / 5, 1 / 8]) } },
    { name: 'neighbourhood', alternatives: { matrix: reciprocalMatrix(3, [8, 6, 1 / 4]) } },
    { name: 'age', alternatives: { matrix: reciprocalMatrix(3, [1, 1, 1]) } },
    { name: 'yard', alternatives: { matrix: reciprocalMatrix(3, [5, 4, 1 / 3]) } },
    { name: 'modern', alternatives: { matrix: reciprocalMatrix(3, [8, 6, 1 / 5]) } },
    { name: 'condition', alternatives: { matrix: reciprocalMatrix(3, [1 / 2, 1 / 2, 1]) } },
    { name: 'finance', alternatives: { matrix: reciprocalMatrix(3, [1 / 7, 1 / 5, 3]) } },
  ],
};
const HOUSES = ['House A', 'House B', 'House C'];

describe('the critical changes', () => {
  it('are the published ones for the choice of a house', () => {
    const { critical } = changesOf(HOUSE, HOUSES, DISTRIBUTIVE);
    expect(critical.map(({ criterion, pair }) => `${criterion}: ${pair.join(', ')}`)).toEqual([
      'neighbourhood: House A, House B',
      'finance: House A, House B',
      'size: House A, House B',
      'finance: House B, House C',
    ]);
    const absolute = critical.map(({ absoluteChange }) => absoluteChange);
    expect(distance(absolute, [-0.080195, 0.095625, -0.096422, -0.208966])).toBeLessThan(6e-7);
    const relative = critical.map(({ relativeChange }) => relativeChange as number);
    expect(distance(relative, [-0.426318, 0.286998, -0.557295, -0.62717])).toBeLessThan(6e-7);
  });

  it('leave out a criterion under which all are judged the same, whatever the rounding', () => {
    const { critical } = changesOf(HOUSE, HOUSES, DISTRIBUTIVE);
    expect(critical.filter(({ criterion }) => criterion === 'age')).toEqual([]);
  });

  it('make the two totals equal when they are added to the weight', () => {
    fc.assert(
      fc.property(anyFlat, ({ weights, columns }) => {
        const names = namesOf(columns);
        for (const change of everyChange(flat(weights, columns), names, RATINGS)) {
          const [i, j] = change.pair.map((name) => names.indexOf(name)) as [number, number];
          const after = weights.map((weight, c) =>
            `c${c}` === change.criterion ? weight + change.absoluteChange : weight,
          );
          const total = (a: number) =>
            columns.reduce((sum, column, c) => sum + (column[a] as number) * (after[c] ?? 0), 0);
          expect(total(i)).toBeCloseTo(total(j), 9);
        }
      }),
    );
  });

  it('are feasible, in order of size, and as many as the definition lets through', () => {
    fc.assert(
      fc.property(anyFlat, ({ weights, columns }) => {
        const { alternatives: totals } = synthesise(flat(weights, columns), RATINGS);
        const expected = columns.flatMap((column, c) =>
          totals.flatMap((total, i) =>
            totals.slice(i + 1).flatMap((other, k) => {
              const difference = (column[i] as number) - (column[i + 1 + k] as number);
              const change = (other - total) / difference;
              const isFeasible = change >= -(weights[c] as number);
              return difference !== 0 && isFeasible ? [change] : [];
            }),
          ),
        );
        const answer = changesOf(flat(weights, columns), namesOf(columns), RATINGS);
        const sizesOf = (changes: readonly CriticalChange[]) =>
          changes.map(({ absoluteChange }) => Math.abs(absoluteChange));
        const [critical, large] = [sizesOf(answer.critical), sizesOf(answer.largeIncreases)];
        const ascending = (a: number, b: number) => a - b;
        expect([...critical, ...large].sort(ascending)).toEqual(
          expected.map(Math.abs).sort(ascending),
        );
        expect(critical).toEqual(critical.toSorted(ascending));
        expect(large).toEqual(large.toSorted(ascending));
        for (const { weight, absoluteChange, relativeChange } of answer.critical) {
          expect(Math.abs(absoluteChange)).toBeLessThanOrEqual(weight);
          expect(relativeChange).toBe(absoluteChange / weight);
        }
        for (const { weight, absoluteChange } of answer.largeIncreases) {
          expect(absoluteChange).toBeGreaterThan(weight);
        }
      }),
    );
  });

  it('are in the order of the tree, then of the pairs, where their size is the same', () => {
    const columns = [
      [1, 0, 1],
      [0, 1, 0],
    ];
    const { critical } = changesOf(flat([1, 1], columns), ['x', 'y', 'z'], RATINGS);
    expect(critical.map(({ criterion, pair }) => [criterion, ...pair].join(' '))).toEqual([
      'c0 x y',
      'c0 y z',
      'c1 x y',
      'c1 y z',
    ]);
    expect(critical.every(({ absoluteChange }) => Object.is(absoluteChange, 0))).toBe(true);
  });

  it('have no relative size where the criterion weighs nothing', () => {
    const columns = [
      [1, 1],
      [1, 2],
    ];
    const { critical } = changesOf(flat([1, 0], columns), ['x', 'y'], RATINGS);
    expect(critical).toEqual([
      { criterion: 'c1', weight: 0, absoluteChange: 0, relativeChange: null, pair: ['x', 'y'] },
    ]);
  });

  it('leave out what would take more than the whole weight', () => {
    const columns = [
      [2, 1],
      [1, 0.5],
    ];
    expect(everyChange(flat([3, 1], columns), ['x', 'y'], RATINGS)).toEqual([]);
  });

  it('name what would add more than the whole weight apart', () => {
    const columns = [
      [2, 1],
      [1, 1.5],
    ];
    const { critical, largeIncreases } = changesOf(flat([3, 1], columns), ['x', 'y'], RATINGS);
    expect(critical.map(({ criterion, absoluteChange }) => [criterion, absoluteChange])).toEqual([
      ['c0', -0.625],
    ]);
    expect(largeIncreases).toEqual([
      { criterion: 'c1', weight: 0.25, absoluteChange: 1.25, relativeChange: 5, pair: ['x', 'y'] },
    ]);
  });

  it('are all of them feasible increases where a light criterion could win: none is lost', () => {
    const columns = [
      [1, 0.9],
      [0, 1],
    ];
    const { critical, largeIncreases } = changesOf(flat([99, 1], columns), ['x', 'y'], RATINGS);
    expect(critical.map(({ criterion }) => criterion)).toEqual(['c0']);
    expect(largeIncreases.map(({ criterion }) => criterion)).toEqual(['c1']);
    expect(largeIncreases[0]?.absoluteChange).toBeCloseTo(0.089, 12);
  });

  it('are never infinite, however small a difference is', () => {
    const columns = [
      [1e15, 0],
      [0, 5e-324],
    ];
    const answer = changesOf(flat([1, 1e-300], columns), ['x', 'y'], RATINGS);
    const numbers = [...answer.critical, ...answer.largeIncreases].flatMap(
      ({ absoluteChange, relativeChange }) => [absoluteChange, relativeChange ?? 0],
    );
    expect([...numbers, ...Object.values(answer.stability).flat()].every(Number.isFinite)).toBe(
      true,
    );
  });
});

describe('the stability interval', () => {
  it('holds the weight and lies within 0 and 1', () => {
    fc.assert(
      fc.property(anyFlat, ({ weights, columns }) => {
        const { stability } = sensitivity(flat(weights, columns), namesOf(columns), RATINGS);
        weights.forEach((weight, c) => {
          const [low, high] = stability[`c${c}`] as readonly [number, number];
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(weight + 1e-15);
          expect(high).toBeGreaterThanOrEqual(weight - 1e-15);
          expect(high).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it('ends in a tie when the tree is synthesised there', () => {
    fc.assert(
      fc.property(anyFlat, ({ weights, columns }) => {
        const tree = flat(weights, columns);
        const { stability } = sensitivity(tree, namesOf(columns), RATINGS);
        const first = firstPlace(synthesise(tree, RATINGS).alternatives);
        weights.forEach((_, c) => {
          for (const end of stability[`c${c}`] as readonly [number, number]) {
            if (end === 0 || end === 1) continue;
            const moved = synthesise(flat(withWeight(weights, c, end), columns), RATINGS);
            const others = moved.alternatives.filter((__, a) => a !== first);
            expect(Math.max(...others)).toBeCloseTo(moved.alternatives[first] as number, 9);
          }
        });
      }),
    );
  });

  it('is where a search through all weights finds the same first place', () => {
    fc.assert(
      fc.property(anyFlat, ({ weights, columns }) => {
        const tree = flat(weights, columns);
        const { stability } = sensitivity(tree, namesOf(columns), RATINGS);
        const first = firstPlace(synthesise(tree, RATINGS).alternatives);
        weights.forEach((_, c) => {
          const [low, high] = stability[`c${c}`] as readonly [number, number];
          for (let weight = 0.0005; weight < 1; weight += 0.037) {
            if (Math.abs(weight - low) < 1e-9 || Math.abs(weight - high) < 1e-9) continue;
            const moved = synthesise(flat(withWeight(weights, c, weight), columns), RATINGS);
            const greatest = Math.max(...moved.alternatives);
            const holds = (moved.alternatives[first] as number) >= greatest * (1 - 1e-11);
            expect(holds).toBe(low <= weight && weight <= high);
          }
        });
      }),
    );
  });

  it('reaches from 0 to 1 where one alternative is best by every criterion', () => {
    const columns = [
      [3, 2],
      [5, 4],
    ];
    const { stability } = sensitivity(flat([1, 2], columns), ['x', 'y'], RATINGS);
    expect(stability).toEqual({ c0: [0, 1], c1: [0, 1] });
  });

  it('reaches from 0 to 1 for a criterion that has all the weight', () => {
    const columns = [
      [2, 1],
      [0, 5],
    ];
    const { stability } = sensitivity(flat([1, 0], columns), ['x', 'y'], RATINGS);
    expect(stability.c0).toEqual([0, 1]);
    expect(stability.c1?.[0]).toBe(0);
    expect(stability.c1?.[1]).toBeCloseTo(1 / 6, 14);
  });

  it('ends at the weight itself where the first place is shared', () => {
    const columns = [
      [2, 1],
      [1, 2],
    ];
    const { stability } = sensitivity(flat([1, 1], columns), ['x', 'y'], RATINGS);
    expect(stability).toEqual({ c0: [0.5, 1], c1: [0, 0.5] });
  });

  it.each([
    [1, 1],
    [1, 3],
    [3, 1],
  ])('does not end because of rounding where two are the same: weights %i, %i', (...weights) => {
    const more = 0.1 + 0.2;
    const columns = [
      [0.3, more, 0.1],
      [more, 0.3, 0.1],
    ];
    const { stability, critical } = changesOf(flat(weights, columns), ['x', 'y', 'z'], RATINGS);
    expect(stability).toEqual({ c0: [0, 1], c1: [0, 1] });
    expect(critical.filter(({ pair }) => pair.join() === 'x,y')).toEqual([]);
  });

  it.each([1, 3, 7])('reaches to 0 exactly where the others make the two tie: %i of 10', (part) => {
    const columns = [
      [0.7, 0.2],
      [0.3, 0.3],
    ];
    const { stability } = sensitivity(flat([part, 10 - part], columns), ['x', 'y'], RATINGS);
    expect(stability).toEqual({ c0: [0, 1], c1: [0, 1] });
  });

  it('is still an interval where a tie is just within the tolerance', () => {
    const less = 5e-12;
    const columns = [
      [0.01, 0.01 + less],
      [2, 2 + less],
    ];
    const { stability } = sensitivity(flat([1, 1], columns), ['x', 'y'], RATINGS);
    expect(stability).toEqual({ c0: [0, 0.5], c1: [0, 1] });
  });
});

describe('the first place', () => {
  it('goes to the greatest total, and to the first of those that tie within rounding', () => {
    expect(firstPlace([1, 3, 2])).toBe(1);
    expect(firstPlace([0.1 + 0.2, 0.3])).toBe(0);
    expect(firstPlace([0.3, 0.1 + 0.2])).toBe(0);
    expect(firstPlace([])).toBe(-1);
  });
});

describe('a leaf', () => {
  it('has what the synthesis adds up', () => {
    fc.assert(
      fc.property(anyFlat, fc.constantFrom(RATINGS, DISTRIBUTIVE), (given, options) => {
        const { leaves } = weighedTree(flat(given.weights, given.columns), options, []);
        const totals = (given.columns[0] as number[]).map((_, a) =>
          leaves.reduce((sum, { weight, column }) => sum + weight * (column[a] as number), 0),
        );
        const { alternatives } = synthesise(flat(given.weights, given.columns), options);
        expect(distance(alternatives, totals)).toBeLessThan(1e-12);
      }),
    );
  });

  it('may have zeros alone by ratings only', () => {
    const tree = flat(
      [1, 1],
      [
        [0, 0],
        [1, 2],
      ],
    );
    expect(weighedTree(tree, RATINGS, []).leaves[0]?.column).toEqual([0, 0]);
    expect(refusal(() => synthesise(tree, DISTRIBUTIVE, ['root']))).toBe(
      'AHP_NOT_POSITIVE at /root/children/0/alternativesScores',
    );
  });
});

describe('sensitivity', () => {
  it('reaches every leaf of a deeper tree by its global weight', () => {
    const inner = flat(
      [1, 3],
      [
        [1, 2],
        [2, 1],
      ],
    );
    const tree: HierarchyNode = {
      name: 'top',
      comparison: { weights: [1, 1] },
      children: [inner, { name: 'c2', alternatives: { scores: [1, 1] } }],
    };
    const { stability } = sensitivity(tree, ['x', 'y'], RATINGS);
    expect(Object.keys(stability)).toEqual(['c0', 'c1', 'c2']);
    // Alone, c0 and c1 tie at equal weights: w = (1 − w) · 0.375 / 0.875, so w = 0.3.
    expect(stability.c0?.[1]).toBeCloseTo(0.3, 14);
  });

  it('has nothing to exchange where there is one alternative', () => {
    expect(sensitivity(flat([1, 1], [[1], [2]]), ['x'], RATINGS)).toEqual({
      critical: [],
      largeIncreases: [],
      stability: { c0: [0, 1], c1: [0, 1] },
    });
  });

  it('is refused where names and alternatives are not as many', () => {
    const act = () => sensitivity(flat([1], [[1, 2]]), ['x'], RATINGS, ['root']);
    expect(refusal(act)).toBe('AHP_INVALID_REQUEST at /root');
  });

  it.each([
    [201, 10],
    [1000, 3],
  ])(
    'leaves the changes out where they are too many: %i alternatives, %i leaves',
    (count, leaves) => {
      const columns = Array.from({ length: leaves }, (_, c) =>
        Array.from({ length: count }, (__, a) => ((a + 1) * (c + 2)) % 97),
      );
      const tree = flat(Array(leaves).fill(1), columns);
      const { critical, largeIncreases, stability } = sensitivity(tree, namesOf(columns), RATINGS);
      expect(critical).toBeNull();
      expect(largeIncreases).toBeNull();
      expect(Object.keys(stability)).toHaveLength(leaves);
    },
  );

  it('is refused where the synthesis is, and says where', () => {
    const act = () => sensitivity(flat([1], [[0, 0]]), ['x', 'y'], DISTRIBUTIVE, ['root']);
    expect(refusal(act)).toBe('AHP_NOT_POSITIVE at /root/children/0/alternativesScores');
  });

  it.each(['hierarchy', 'sensitivity', 'certainty'])('%s is refused two of one name', (op) => {
    const root = { name: 'g', alternativesScores: [1, 2] };
    const request = { op, alternatives: ['a', 'a'], root };
    expect(refusal(() => answerRequest(request))).toBe('AHP_INVALID_REQUEST at /alternatives/1');
  });

  it('answers its other parts where one of them is over its limit', () => {
    const size = 40;
    const root = {
      name: 'g',
      matrix: reciprocalMatrix(size, []),
      children: Array.from({ length: size }, (_, c) => ({
        name: `c${c}`,
        alternativesScores: [c, 1],
      })),
    };
    const request = { op: 'sensitivity', alternatives: ['a', 'b'], randomIndex: 'donegan-dodd' };
    const answer = answerRequest({ ...request, root }) as SensitivityAnswer;
    expect(answer.judgments).toBeNull();
    expect(answer.critical).not.toBeNull();
    expect(Object.keys(answer.stability)).toHaveLength(size);
  });
});

it('alternatives whose totals differ by rounding alone need no change to change places', () => {
  const tree = flat(
    [1, 1, 1],
    [
      [0.1, 0.2, 0.3],
      [0.2, 0.3, 0.1],
      [0.3, 0.1, 0.2],
    ],
  );
  const { critical } = sensitivity(tree, ['x', 'y', 'z'], RATINGS);
  expect(critical).toHaveLength(9);
  for (const { absoluteChange } of critical ?? []) expect(absoluteChange).toBe(0);
});
