import { describe, expect, it } from 'vitest';
import { AhpError } from '../../ahp/index.ts';
import { answerRequest, errorBody, tryAnswerRequest } from '../../ahp/request.ts';
import { refusal } from '../support/judgments.ts';
import { fc } from '../support/properties.ts';

const matrix = [
  [1, 2],
  ['1/2', 1],
];
const root = {
  name: 'goal',
  matrix,
  children: [
    { name: 'price', alternativesScores: [1, 0.5, 0.25] },
    {
      name: 'taste',
      alternativesMatrix: [
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ],
    },
  ],
};
const hierarchy = { op: 'hierarchy', alternatives: ['a', 'b', 'c'], root };

const refused = (request: unknown) => refusal(() => answerRequest(request));
const withRoot = (changed: object) => ({ ...hierarchy, root: { ...root, ...changed } });
const withLeaf = (leaf: object) => withRoot({ children: [root.children[0], leaf] });

describe('the operation priorities', () => {
  it('answers with every figure of the wire contract and nothing else', () => {
    const answer = answerRequest({ op: 'priorities', matrix });
    expect(answer).toEqual({
      weights: [expect.closeTo(2 / 3, 15), expect.closeTo(1 / 3, 15)],
      lambdaMax: 2,
      consistencyIndex: 0,
      randomIndex: 0,
      consistencyRatio: 0,
      geometricConsistencyIndex: 0,
      harmonicConsistencyIndex: expect.closeTo(0, 15),
      koczkodaj: 0,
      acceptable: true,
    });
  });

  it('takes the dialect, the table and the reciprocity that are asked for', () => {
    const rounded = [
      [1, 3, 5],
      [0.333, 1, 2],
      [0.2, 0.5, 1],
    ];
    const request = { op: 'priorities', matrix: rounded, reciprocity: 'upper' };
    const answer = answerRequest({
      ...request,
      method: 'geometric-mean',
      randomIndex: 'saaty-2005',
    });
    expect(answer).toMatchObject({ randomIndex: 0.52, acceptable: true });
    expect(refused({ ...request, reciprocity: 'strict' })).toBe(
      'AHP_NOT_RECIPROCAL at /matrix/1/0',
    );
  });

  it.each([
    ['no matrix', { op: 'priorities' }, 'AHP_INVALID_REQUEST at /matrix'],
    ['an unknown key', { op: 'priorities', matrix, weight: 1 }, 'AHP_INVALID_REQUEST at /weight'],
    [
      'an unknown dialect',
      { op: 'priorities', matrix, method: 'x' },
      'AHP_INVALID_REQUEST at /method',
    ],
    [
      'an unknown table',
      { op: 'priorities', matrix, randomIndex: 'saaty' },
      'AHP_INVALID_REQUEST at /randomIndex',
    ],
    [
      'a table that is null',
      { op: 'priorities', matrix, randomIndex: null },
      'AHP_INVALID_REQUEST at /randomIndex',
    ],
    [
      'an inherited name',
      { op: 'priorities', matrix, randomIndex: 'toString' },
      'AHP_INVALID_REQUEST at /randomIndex',
    ],
    [
      'an unknown reciprocity',
      { op: 'priorities', matrix, reciprocity: 'lower' },
      'AHP_INVALID_REQUEST at /reciprocity',
    ],
    ['ragged rows', { op: 'priorities', matrix: [[1, 2], [1]] }, 'AHP_NOT_SQUARE at /matrix/1'],
  ])('refuses %s', (_, request, expected) => {
    expect(refused(request)).toBe(expected);
  });
});

describe('the operation hierarchy', () => {
  it('answers with totals, their shares, leaf weights and each node', () => {
    const answer = answerRequest(hierarchy);
    expect(Object.keys(answer)).toEqual(['alternatives', 'priorities', 'leafWeights', 'nodes']);
    expect(answer).toMatchObject({
      leafWeights: { price: expect.closeTo(2 / 3, 14), taste: expect.closeTo(1 / 3, 14) },
      nodes: { goal: { lambdaMax: 2 }, taste: { lambdaMax: 3 } },
    });
  });

  it('takes distributive synthesis unless another is asked for', () => {
    const plain = answerRequest(hierarchy);
    expect(answerRequest({ ...hierarchy, synthesis: 'distributive' })).toEqual(plain);
    expect(answerRequest({ ...hierarchy, synthesis: 'ideal' })).not.toEqual(plain);
  });

  it.each([
    ['no root', { ...hierarchy, root: undefined }, '/root'],
    ['no alternatives', { ...hierarchy, alternatives: [] }, '/alternatives'],
    ['an alternative without a name', { ...hierarchy, alternatives: ['a', ''] }, '/alternatives/1'],
    ['an unknown synthesis', { ...hierarchy, synthesis: 'x' }, '/synthesis'],
    ['an unknown key of a node', withRoot({ weight: 1 }), '/root/weight'],
    ['weights and a matrix', withRoot({ weights: [1, 1] }), '/root'],
    [
      'neither weights nor a matrix',
      { ...hierarchy, root: { name: 'x', children: root.children } },
      '/root',
    ],
    ['no children', withRoot({ children: [] }), '/root/children'],
    [
      'fewer weights than children',
      { ...hierarchy, root: { name: 'x', weights: [1], children: root.children } },
      '/root/weights',
    ],
    ['a matrix of another size than the children', withRoot({ matrix: [[1]] }), '/root/matrix'],
    [
      'a name that is used twice',
      withLeaf({ name: 'price', alternativesScores: [1, 1, 1] }),
      '/root/children/1/name',
    ],
    ['a leaf that compares nothing', withLeaf({ name: 'taste' }), '/root/children/1'],
    [
      'fewer scores than alternatives',
      withLeaf({ name: 'taste', alternativesScores: [1] }),
      '/root/children/1/alternativesScores',
    ],
    [
      'a matrix of fewer alternatives',
      withLeaf({ name: 'taste', alternativesMatrix: matrix }),
      '/root/children/1/alternativesMatrix',
    ],
    [
      'a score that is text',
      withLeaf({ name: 'taste', alternativesScores: [1, '1', 1] }),
      '/root/children/1/alternativesScores/1',
    ],
    [
      'a score too large to add up',
      withLeaf({ name: 'taste', alternativesScores: [1e308, 1e308, 1] }),
      '/root/children/1/alternativesScores/0',
    ],
  ])('refuses %s', (_, request, place) => {
    expect(refused(request)).toBe(`AHP_INVALID_REQUEST at ${place}`);
  });

  it.each([[-1], [Number.NaN], [Number.POSITIVE_INFINITY]])('refuses the score %d', (score) => {
    const leaf = { name: 'taste', alternativesScores: [1, score, 1] };
    expect(refused(withLeaf(leaf))).toBe(
      'AHP_NOT_POSITIVE at /root/children/1/alternativesScores/1',
    );
  });

  it('reads 32 levels and refuses one more', () => {
    const tower = (levels: number): object =>
      levels === 1
        ? { name: 'leaf', alternativesScores: [1] }
        : { name: `level ${levels}`, weights: [1], children: [tower(levels - 1)] };
    const request = (levels: number) => ({
      op: 'hierarchy',
      alternatives: ['a'],
      root: tower(levels),
    });
    expect(answerRequest(request(32))).toMatchObject({ leafWeights: { leaf: 1 } });
    expect(refused(request(33))).toMatch(/^AHP_INVALID_REQUEST at (\/root)(\/children\/0){32}$/);
  });

  it('scores a hundred thousand alternatives at once, and no more', () => {
    const request = (count: number) => {
      const scores = Array.from({ length: count }, (_, i) => i);
      const alternatives = scores.map((i) => `cooperative ${i}`);
      const only = { name: 'only', alternativesScores: scores };
      return { op: 'hierarchy', alternatives, root: only, synthesis: 'ideal' };
    };
    const answer = answerRequest(request(100_000));
    expect(answer).toHaveProperty('alternatives.99999', 1);
    expect(refused(request(100_001))).toBe('AHP_INVALID_REQUEST at /alternatives');
  });
});

describe('a request', () => {
  it.each([[null], [undefined], [3], ['priorities'], [[]], [[{ op: 'priorities', matrix }]]])(
    'must be an object, not %j',
    (request) => {
      expect(refused(request)).toBe('AHP_INVALID_REQUEST at ');
    },
  );

  it.each([[undefined], ['x'], [1], ['constructor'], ['__proto__']])(
    'must name an operation, not %j',
    (op) => {
      expect(refused({ op, matrix })).toBe('AHP_INVALID_REQUEST at /op');
    },
  );

  it('that carries "__proto__" as a key is refused like any unknown key', () => {
    const request: unknown = JSON.parse('{"op":"priorities","matrix":[[1]],"__proto__":{}}');
    expect(refused(request)).toBe('AHP_INVALID_REQUEST at /__proto__');
  });

  it('is answered or refused, whatever it is', () => {
    const op = fc.constantFrom('priorities', 'hierarchy', 'x');
    const anything = fc.record(
      { op, matrix: fc.anything(), root: fc.anything(), alternatives: fc.anything() },
      { requiredKeys: ['op'] },
    );
    fc.assert(
      fc.property(fc.oneof(anything, fc.anything()), (request) => {
        expect(tryAnswerRequest(request)).toBeTypeOf('object');
      }),
    );
  });
});

describe('an array that leaves a place out', () => {
  const hole: unknown[] = [1];
  hole.length = 2;
  const leaf = { name: 'leaf', alternativesScores: hole };
  const only = { op: 'hierarchy', alternatives: ['a', 'b'], root: leaf };
  const rows = Object.assign([[1, 2]], { length: 2 });
  const pairs = Object.assign([[0, 1, 2]], { length: 2 });

  it.each([
    ['scores', { ...only, synthesis: 'ratings' }, 'INVALID_REQUEST at /root/alternativesScores/1'],
    ['alternatives', { ...only, alternatives: hole }, 'INVALID_REQUEST at /alternatives/0'],
    [
      'names',
      { ...only, alternatives: Object.assign(['a'], { length: 2 }) },
      'INVALID_REQUEST at /alternatives/1',
    ],
    ['priorities', { op: 'consensus', priorities: [hole] }, 'INVALID_REQUEST at /priorities/0/1'],
    ['a row', { op: 'priorities', matrix: [[1, 1], hole] }, 'INVALID_REQUEST at /matrix/1/1'],
    ['rows', { op: 'priorities', matrix: rows }, 'INVALID_REQUEST at /matrix/1'],
    ['pairs', { op: 'complete', size: 2, known: pairs }, 'INVALID_REQUEST at /known/1'],
    ['experts', { op: 'aggregate', matrices: rows }, 'INVALID_REQUEST at /matrices/0/0'],
    ['fuzzy rows', { op: 'fuzzy', matrix: rows }, 'INVALID_REQUEST at /matrix/1'],
  ])('is refused as %s', (_, request, expected) => {
    expect(refused(request)).toBe(`AHP_${expected}`);
  });
});

describe('a refusal over the wire', () => {
  it('has a code, both languages and a JSON Pointer', () => {
    expect(
      tryAnswerRequest({
        op: 'priorities',
        matrix: [
          [1, 0],
          [1, 1],
        ],
      }),
    ).toEqual({
      error: {
        code: 'AHP_NOT_POSITIVE',
        message: 'a judgment must be positive and finite',
        messageZh: '判断值必须为有限正数',
        path: '/matrix/0/1',
      },
    });
    expect(tryAnswerRequest({ op: 'priorities', matrix })).toHaveProperty('weights');
  });

  it('is written from the error', () => {
    const error = new AhpError('AHP_NOT_SQUARE', ['matrix', 1], 'ragged', '行长不一');
    expect(errorBody(error)).toEqual({
      error: {
        code: 'AHP_NOT_SQUARE',
        message: 'ragged',
        messageZh: '行长不一',
        path: '/matrix/1',
      },
    });
  });
});
