import { describe, expect, it } from 'vitest';
import * as ahp from '../../ahp/index.ts';
import { refusal } from '../support/judgments.ts';

/*
 * What is no judgment matrix gets no answer, from whichever function: each says what is wrong, and
 * where. The matrices are typed as what they are not.
 */

const SAATY = 'saaty-1980';
const EIGENVECTOR = 'eigenvector';
const TREE_OPTIONS = { method: EIGENVECTOR, randomIndex: SAATY, synthesis: 'ratings' } as const;
const DRAW_OPTIONS = { method: EIGENVECTOR, draws: 10, seed: 1 } as const;
const SOUND = [
  [1, 2],
  [0.5, 1],
];

type Matrix = ahp.JudgmentMatrix;
const wrong = (value: unknown): Matrix => value as Matrix;
const scores = (name: string, ...values: unknown[]) => ({
  name,
  alternatives: { scores: values as number[] },
});
const treeOver = (matrix: Matrix) => ({
  name: 'goal',
  comparison: { matrix },
  children: [scores('a', 1, 2), scores('b', 2, 1)],
});
const drawnOver = (comparison: object, ...columns: unknown[][]) =>
  ({
    name: 'goal',
    comparison,
    children: columns.map((column, i) => ({ name: `leaf ${i}`, scores: column })),
  }) as ahp.CertaintyNode;

/** Each function that takes a matrix, and where it says that the matrix stands. */
const TAKERS: Readonly<
  Record<string, readonly [place: string, call: (matrix: Matrix) => unknown]>
> = {
  judgmentMatrix: ['', (matrix) => ahp.judgmentMatrix(matrix)],
  priorityVector: ['', (matrix) => ahp.priorityVector(matrix)],
  geometricMeanWeights: ['', (matrix) => ahp.geometricMeanWeights(matrix)],
  columnAverageWeights: ['', (matrix) => ahp.columnAverageWeights(matrix)],
  principalEigenpair: ['', (matrix) => ahp.principalEigenpair(matrix)],
  priorities: ['', (matrix) => ahp.priorities(matrix, EIGENVECTOR, 'donegan-dodd')],
  consistency: ['', (matrix) => ahp.consistency(matrix)],
  geometricConsistencyIndex: ['', (matrix) => ahp.geometricConsistencyIndex(matrix)],
  harmonicConsistencyIndex: ['', (matrix) => ahp.harmonicConsistencyIndex(matrix)],
  koczkodajIndex: ['', (matrix) => ahp.koczkodajIndex(matrix)],
  worstTriads: ['', (matrix) => ahp.worstTriads(matrix, 3)],
  judgmentEffects: ['', (matrix) => ahp.judgmentEffects(matrix, SAATY)],
  repair: ['', (matrix) => ahp.repair(matrix, 0.1, SAATY)],
  scaledMatrix: ['', (matrix) => ahp.scaledMatrix(matrix, 'power')],
  aggregateJudgments: ['/0', (matrix) => ahp.aggregateJudgments([matrix])],
  consistencyWeights: ['/0', (matrix) => ahp.consistencyWeights([matrix], EIGENVECTOR, SAATY)],
  disagreements: ['/0', (matrix) => ahp.disagreements([matrix])],
  synthesise: ['/matrix', (matrix) => ahp.synthesise(treeOver(matrix), TREE_OPTIONS)],
  sensitivity: ['/matrix', (matrix) => ahp.sensitivity(treeOver(matrix), ['x', 'y'], TREE_OPTIONS)],
  breakPoints: ['/matrix', (matrix) => ahp.breakPoints(treeOver(matrix), TREE_OPTIONS)],
  certainty: [
    '/matrices/0',
    (matrix) => ahp.certainty(drawnOver({ experts: [matrix] }, [1], [2]), DRAW_OPTIONS),
  ],
};

/** Functions that take no matrix, whose refusals stand below; and what refuses nothing. */
const OTHERS = [
  ...['aggregatePriorities', 'comparisonComponents', 'complete', 'consensus', 'consistencyIndex'],
  ...['buckleyWeights', 'changWeights', 'fuzzyMatrix', 'randomIndex', 'readJudgment', 'scaleRatio'],
  ...['simulateRandomIndex', 'AhpError'],
];

const hole: unknown[] = [1];
hole.length = 2;

const WRONG: readonly (readonly [name: string, code: string, place: string, matrix: unknown])[] = [
  [
    'NaN',
    'AHP_INVALID_REQUEST',
    '/0/1',
    [
      [1, Number.NaN],
      [1, 1],
    ],
  ],
  [
    'an infinite judgment',
    'AHP_NOT_POSITIVE',
    '/0/1',
    [
      [1, Number.POSITIVE_INFINITY],
      [0, 1],
    ],
  ],
  [
    'zero',
    'AHP_NOT_POSITIVE',
    '/0/1',
    [
      [1, 0],
      [1, 1],
    ],
  ],
  [
    'a negative judgment',
    'AHP_NOT_POSITIVE',
    '/0/1',
    [
      [1, -2],
      [-0.5, 1],
    ],
  ],
  [
    'a judgment beyond 1e9',
    'AHP_INVALID_REQUEST',
    '/0/1',
    [
      [1, 1e10],
      [1e-10, 1],
    ],
  ],
  [
    'contradictory judgments',
    'AHP_NOT_RECIPROCAL',
    '/1/0',
    [
      [1, 2],
      [3, 1],
    ],
  ],
  [
    'another diagonal than 1',
    'AHP_NOT_RECIPROCAL',
    '/1/1',
    [
      [1, 2],
      [0.5, 2],
    ],
  ],
  [
    '2 × 3 cells',
    'AHP_NOT_SQUARE',
    '/0',
    [
      [1, 2, 3],
      [0.5, 1, 2],
    ],
  ],
  ['ragged rows', 'AHP_NOT_SQUARE', '/1', [[1, 2], [0.5]]],
  ['a row that is left out', 'AHP_INVALID_REQUEST', '/1', Object.assign([[1, 2]], { length: 2 })],
  ['a cell that is left out', 'AHP_INVALID_REQUEST', '/1/1', [[1, 1], hole]],
  [
    'a cell that is text',
    'AHP_INVALID_REQUEST',
    '/0/1',
    [
      [1, 'two'],
      [0.5, 1],
    ],
  ],
  ['no rows', 'AHP_INVALID_REQUEST', '', []],
  ['no matrix', 'AHP_INVALID_REQUEST', '', undefined],
  ['101 rows', 'AHP_SIZE_UNSUPPORTED', '', Array.from({ length: 101 }, () => Array(101).fill(1))],
];

describe.each(Object.entries(TAKERS))('%s', (_, [place, call]) => {
  it.each(WRONG)('refuses %s', (_name, code, where, matrix) => {
    expect(refusal(() => call(wrong(matrix)))).toBe(`${code} at ${place}${where}`);
  });

  it('answers a sound matrix, and one that is rounded within a millionth as if it were exact', () => {
    expect(refusal(() => call(SOUND))).toBe('accepted');
    expect(
      call([
        [1, 2.000001],
        [0.5, 1],
      ]),
    ).toEqual(
      call([
        [1, 2.000001],
        [1 / 2.000001, 1],
      ]),
    );
  });
});

it('every public function is either here or below', () => {
  const functions = Object.entries(ahp).filter(([, value]) => typeof value === 'function');
  expect(functions.map(([name]) => name).sort()).toEqual(
    [...Object.keys(TAKERS), ...OTHERS].sort(),
  );
});

/** Names, weights, scores, shares, sizes: what is no matrix and yet wrong. */
const CALLS: readonly (readonly [name: string, refusal: string, call: () => unknown])[] = [
  [
    'an unknown method',
    'AHP_INVALID_REQUEST at /method',
    () => ahp.priorityVector(SOUND, 'x' as never),
  ],
  [
    'an unknown method of priorities',
    'AHP_INVALID_REQUEST at /method',
    () => ahp.priorities(SOUND, 'x' as never, SAATY),
  ],
  [
    'an unknown table',
    'AHP_INVALID_REQUEST at /randomIndex',
    () => ahp.priorities(SOUND, EIGENVECTOR, 'toString' as never),
  ],
  [
    'an unknown table',
    'AHP_INVALID_REQUEST at /randomIndex',
    () => ahp.randomIndex('x' as never, 3),
  ],
  [
    'a size that is no number',
    'AHP_SIZE_UNSUPPORTED at ',
    () => ahp.randomIndex(SAATY, Number.NaN),
  ],
  ['λmax of NaN', 'AHP_INVALID_REQUEST at /lambdaMax', () => ahp.consistencyIndex(Number.NaN, 3)],
  ['λmax below n', 'AHP_INVALID_REQUEST at /lambdaMax', () => ahp.consistencyIndex(2, 3)],
  ['no size', 'AHP_INVALID_REQUEST at /size', () => ahp.consistencyIndex(3, 0)],
  [
    'a limit that is no number',
    'AHP_INVALID_REQUEST at /limit',
    () => ahp.worstTriads(SOUND, Number.NaN),
  ],
  ['a negative target', 'AHP_INVALID_REQUEST at /target', () => ahp.repair(SOUND, -1, SAATY)],
  ['a target of NaN', 'AHP_INVALID_REQUEST at /target', () => ahp.repair(SOUND, Number.NaN, SAATY)],
  [
    'a target that is too high',
    'AHP_INVALID_REQUEST at /target',
    () => ahp.repair(SOUND, 101, SAATY),
  ],
  [
    'an unknown scale',
    'AHP_INVALID_REQUEST at /scale',
    () => ahp.scaledMatrix(SOUND, 'x' as never),
  ],
  ['an unknown scale', 'AHP_INVALID_REQUEST at /scale', () => ahp.scaleRatio('x' as never, 3, 3)],
  ['too many elements', 'AHP_SIZE_UNSUPPORTED at /size', () => ahp.scaleRatio('power', 3, 101)],
  [
    'a judgment beyond the scale',
    'AHP_INVALID_REQUEST at /0/1',
    () =>
      ahp.scaledMatrix(
        [
          [1, 10],
          [0.1, 1],
        ],
        'power',
      ),
  ],
  ['no experts', 'AHP_INVALID_REQUEST at ', () => ahp.aggregateJudgments([])],
  [
    'experts of other elements',
    'AHP_INVALID_REQUEST at /1',
    () => ahp.aggregateJudgments([SOUND, [[1]]]),
  ],
  [
    'an expert who weighs less than nothing',
    'AHP_NOT_POSITIVE at /expertWeights/1',
    () => ahp.aggregateJudgments([SOUND, SOUND], [2, -1]),
  ],
  [
    'an expert who weighs nothing',
    'AHP_NOT_POSITIVE at /expertWeights/1',
    () => ahp.disagreements([SOUND, SOUND], [2, 0]),
  ],
  [
    'fewer weights than experts',
    'AHP_INVALID_REQUEST at /expertWeights',
    () => ahp.aggregateJudgments([SOUND, SOUND], [1]),
  ],
  ['no shares', 'AHP_INVALID_REQUEST at ', () => ahp.consensus([])],
  ['shares of NaN', 'AHP_NOT_POSITIVE at /0/0', () => ahp.consensus([[Number.NaN, 1]])],
  [
    'shares that do not sum to 1',
    'AHP_INVALID_REQUEST at /0',
    () =>
      ahp.consensus([
        [3, 4],
        [5, 6],
      ]),
  ],
  ['shares of other elements', 'AHP_INVALID_REQUEST at /1', () => ahp.consensus([[1], [0.5, 0.5]])],
  ['a scale that ends at 1', 'AHP_INVALID_REQUEST at /scaleMax', () => ahp.consensus([[1]], 1)],
  [
    'priorities that sum to 3',
    'AHP_INVALID_REQUEST at /0',
    () => ahp.aggregatePriorities([[1, 2]], 'arithmetic'),
  ],
  [
    'an unknown mean',
    'AHP_INVALID_REQUEST at /mean',
    () => ahp.aggregatePriorities([[1]], 'harmonic' as never),
  ],
  [
    'priorities of which a geometric mean leaves nothing',
    'AHP_NOT_POSITIVE at ',
    () =>
      ahp.aggregatePriorities(
        [
          [1, 0],
          [0, 1],
        ],
        'geometric',
      ),
  ],
  [
    'a pair that comes twice',
    'AHP_INVALID_REQUEST at /1',
    () =>
      ahp.complete(
        2,
        [
          [0, 1, 2],
          [1, 0, 8],
        ],
        'harker',
        SAATY,
      ),
  ],
  [
    'an element compared with itself',
    'AHP_INVALID_REQUEST at /0',
    () =>
      ahp.complete(
        2,
        [
          [0, 0, 2],
          [0, 1, 8],
        ],
        'harker',
        SAATY,
      ),
  ],
  [
    'an element that is not there',
    'AHP_INVALID_REQUEST at /0/1',
    () =>
      ahp.complete(
        3,
        [
          [0, 5, 2],
          [1, 2, 1],
        ],
        'harker',
        SAATY,
      ),
  ],
  [
    'an unknown criterion',
    'AHP_INVALID_REQUEST at /criterion',
    () => ahp.complete(2, [[0, 1, 2]], 'bogus' as never, SAATY),
  ],
  [
    'a known judgment of 0',
    'AHP_NOT_POSITIVE at /0/2',
    () => ahp.complete(2, [[0, 1, 0]], 'lambda-max', SAATY),
  ],
  [
    'an element that is not there',
    'AHP_INVALID_REQUEST at /0/1',
    () => ahp.comparisonComponents(2, [[0, 2, 1]]),
  ],
  [
    'a fuzzy NaN',
    'AHP_INVALID_REQUEST at /0/1/1',
    () =>
      ahp.buckleyWeights([
        [
          [1, 1, 1],
          [1, Number.NaN, 2],
        ],
        [
          [1, 1, 1],
          [1, 1, 1],
        ],
      ]),
  ],
  [
    'fuzzy zeros',
    'AHP_NOT_POSITIVE at /0/0/0',
    () =>
      ahp.changWeights([
        [
          [0, 0, 0],
          [0, 0, 0],
        ],
        [
          [0, 0, 0],
          [0, 0, 0],
        ],
      ]),
  ],
  ['too large a size', 'AHP_SIZE_UNSUPPORTED at /size', () => ahp.simulateRandomIndex(101, 10, 1)],
  ['a negative size', 'AHP_INVALID_REQUEST at /size', () => ahp.simulateRandomIndex(-1, 10, 1)],
  [
    'samples without end',
    'AHP_INVALID_REQUEST at /samples',
    () => ahp.simulateRandomIndex(5, Number.POSITIVE_INFINITY, 1),
  ],
  [
    'a seed of NaN',
    'AHP_INVALID_REQUEST at /seed',
    () => ahp.simulateRandomIndex(5, 10, Number.NaN),
  ],
  ['zero', 'AHP_NOT_POSITIVE at ', () => ahp.readJudgment(0, [])],
  ['a cell that is no list', 'AHP_INVALID_REQUEST at /0/0', () => ahp.fuzzyMatrix([[1]])],
];

it.each(CALLS)('%s: %s', (_, expected, call) => {
  expect(refusal(call)).toBe(expected);
});

describe('a tree', () => {
  const known = (weights: unknown, ...children: ahp.HierarchyNode[]) =>
    ({ name: 'goal', comparison: { weights }, children }) as ahp.HierarchyNode;
  const two = [scores('a', 1, 2), scores('b', 2, 1)];
  const ragged = scores('b', 1);

  it.each<[string, string, ahp.HierarchyNode]>([
    ['a negative weight', 'AHP_NOT_POSITIVE at /weights/0', known([-1, 3], ...two)],
    ['a weight of NaN', 'AHP_NOT_POSITIVE at /weights/1', known([1, Number.NaN], ...two)],
    ['three weights for two children', 'AHP_INVALID_REQUEST at /weights', known([1, 1, 1], ...two)],
    [
      'a matrix for more children',
      'AHP_INVALID_REQUEST at /matrix',
      {
        ...treeOver(SOUND),
        children: [scores('a', 1, 2)],
      },
    ],
    ['no children', 'AHP_INVALID_REQUEST at /children', known([])],
    [
      'a score of NaN',
      'AHP_NOT_POSITIVE at /children/0/alternativesScores/0',
      known([1, 1], scores('a', Number.NaN, 1), scores('b', 2, 1)),
    ],
    [
      'an infinite score',
      'AHP_NOT_POSITIVE at /children/0/alternativesScores/1',
      known([1, 1], scores('a', 1, Number.POSITIVE_INFINITY), scores('b', 2, 1)),
    ],
    [
      'a score that is left out',
      'AHP_INVALID_REQUEST at /children/0/alternativesScores/1',
      known([1, 1], scores('a', ...hole), scores('b', 2, 1)),
    ],
    [
      'fewer scores under one leaf',
      'AHP_INVALID_REQUEST at /children/1/alternativesScores',
      known([1, 1], scores('a', 1, 2), ragged),
    ],
    [
      'two nodes of the same name',
      'AHP_INVALID_REQUEST at /children/1/name',
      known([1, 1], scores('a', 1, 2), scores('a', 1, 2)),
    ],
    [
      'a child that is left out',
      'AHP_INVALID_REQUEST at /children/1/name',
      known([1, 1], ...Object.assign([scores('a', 1, 2)], { length: 2 })),
    ],
  ])('with %s is refused: %s', (_, expected, tree) => {
    expect(refusal(() => ahp.synthesise(tree, TREE_OPTIONS))).toBe(expected);
    expect(refusal(() => ahp.sensitivity(tree, ['x', 'y'], TREE_OPTIONS))).toBe(expected);
    expect(refusal(() => ahp.breakPoints(tree, TREE_OPTIONS))).toBe(expected);
  });

  it.each(['method', 'synthesis', 'randomIndex', 'scale'])(
    'with an unknown %s is refused',
    (key) => {
      const options = { ...TREE_OPTIONS, [key]: 'x' };
      const expected = `AHP_INVALID_REQUEST at /${key}`;
      expect(refusal(() => ahp.synthesise(treeOver(SOUND), options))).toBe(expected);
    },
  );

  it.each<[string, string, ahp.CertaintyNode]>([
    [
      'a negative score',
      'AHP_NOT_POSITIVE at /children/0/alternativesScores/0',
      drawnOver({ weights: [1, 1] }, [-1], [1]),
    ],
    [
      'a score of NaN',
      'AHP_NOT_POSITIVE at /children/1/alternativesScores/0',
      drawnOver({ weights: [1, 1] }, [1], [Number.NaN]),
    ],
    [
      'a negative weight',
      'AHP_NOT_POSITIVE at /weights/0',
      drawnOver({ weights: [-1, 2] }, [1], [1]),
    ],
  ])('for certainty with %s is refused: %s', (_, expected, tree) => {
    expect(refusal(() => ahp.certainty(tree, DRAW_OPTIONS))).toBe(expected);
  });

  it('for certainty with an unknown method is refused', () => {
    const options = { ...DRAW_OPTIONS, method: 'x' as never };
    const tree = drawnOver({ weights: [1] }, [1]);
    expect(refusal(() => ahp.certainty(tree, options))).toBe('AHP_INVALID_REQUEST at /method');
  });
});

it('weights of experts count in proportion', () => {
  const judged = (value: number): Matrix => [
    [1, value],
    [1 / value, 1],
  ];
  expect(ahp.aggregateJudgments([judged(2), judged(8)], [3, 1])[0]?.[1]).toBeCloseTo(
    2 ** 0.75 * 8 ** 0.25,
    12,
  );
  expect(
    ahp.aggregatePriorities(
      [
        [0.5, 0.5],
        [0.75, 0.25],
      ],
      'arithmetic',
      [3, 1],
    )[0],
  ).toBeCloseTo(0.5625, 12);
});
