import { describe, expect, it } from 'vitest';
import { tryAnswerRequest } from '../../ahp/request.ts';

/* The shapes of the wire contract, and what each operation refuses. */

type Answer = Record<string, unknown> & { error?: { code: string; path: string } };
const ask = (request: unknown) => tryAnswerRequest(request) as Answer;

const A = [
  [1, 2, 4],
  ['1/2', 1, 2],
  ['1/4', '1/2', 1],
];
const B = [
  [1, 3, 5],
  ['1/3', 1, 3],
  ['1/5', '1/3', 1],
];
const CONTRARY = [
  [1, 9, '1/9'],
  ['1/9', 1, 9],
  [9, '1/9', 1],
];
const TREE = {
  name: 'goal',
  matrix: [
    [1, 2],
    ['1/2', 1],
  ],
  children: [
    { name: 'price', alternativesScores: [80, 60] },
    { name: 'taste', alternativesScores: [50, 90] },
  ],
};
const PANEL = {
  name: 'goal',
  matrices: [
    [
      [1, 2],
      ['1/2', 1],
    ],
    [
      [1, 4],
      ['1/4', 1],
    ],
  ],
  children: TREE.children,
};
const ALTERNATIVES = ['tea', 'juice'];
const FIGURES = [
  ...['lambdaMax', 'consistencyIndex', 'randomIndex', 'consistencyRatio'],
  ...['geometricConsistencyIndex', 'harmonicConsistencyIndex', 'koczkodaj', 'acceptable'],
];

describe('every operation answers in the shape of the contract', () => {
  it.each<[Record<string, unknown>, string[]]>([
    [{ op: 'priorities', matrix: A }, ['weights', ...FIGURES]],
    [
      { op: 'hierarchy', root: TREE, alternatives: ALTERNATIVES },
      ['alternatives', 'priorities', 'leafWeights', 'nodes'],
    ],
    [
      { op: 'aggregate', matrices: [A, B] },
      [
        ...['matrix', 'weights', ...FIGURES],
        ...['expertWeights', 'experts', 'consensus', 'disagreements'],
      ],
    ],
    [
      { op: 'aggregate', matrices: [A, B], of: 'priorities', mean: 'arithmetic' },
      ['weights', ...FIGURES, 'expertWeights', 'experts', 'consensus', 'disagreements'],
    ],
    [
      {
        op: 'consensus',
        priorities: [
          [0.5, 0.5],
          [0.6, 0.4],
        ],
        scaleMax: 9,
      },
      ['consensus', 'alpha', 'beta', 'gamma'],
    ],
    [
      {
        op: 'complete',
        size: 3,
        known: [
          [0, 1, 2],
          [2, 1, '1/3'],
        ],
      },
      ['missing', 'weights', 'lambdaMax', 'consistencyRatio'],
    ],
    [
      { op: 'improve', matrix: CONTRARY, target: 0.1 },
      ['steps', 'met', 'exact', 'triads', 'judgments', 'ask'],
    ],
    [
      {
        op: 'fuzzy',
        matrix: [
          [
            [1, 1, 1],
            [1, 2, 3],
          ],
          [
            ['1/3', '1/2', 1],
            [1, 1, 1],
          ],
        ],
      },
      ['weights', 'fuzzyWeights'],
    ],
    [
      {
        op: 'fuzzy',
        method: 'chang',
        matrix: [
          [
            [1, 1, 1],
            [1, 2, 3],
          ],
          [
            ['1/3', '1/2', 1],
            [1, 1, 1],
          ],
        ],
      },
      ['weights', 'possibility', 'zeroWeights'],
    ],
    [
      { op: 'sensitivity', root: TREE, alternatives: ALTERNATIVES, synthesis: 'ratings' },
      ['critical', 'largeIncreases', 'stability', 'judgments'],
    ],
    [
      { op: 'certainty', root: PANEL, alternatives: ALTERNATIVES, draws: 50, seed: 3 },
      ['draws', 'confidence', 'weights', 'criteria', 'alternatives', 'firstPlace'],
    ],
    [{ op: 'randomIndex', size: 4, samples: 50, seed: 1 }, ['value', 'standardError']],
  ])('%o', (request, keys) => {
    const answer = ask(request);
    expect(answer.error).toBeUndefined();
    expect(Object.keys(answer).sort()).toEqual([...keys].sort());
  });
});

describe('what an answer says', () => {
  it('weights experts by numbers, and equally by default', () => {
    const equal = ask({ op: 'aggregate', matrices: [A, B] });
    expect(equal.expertWeights).toEqual([0.5, 0.5]);
    const first = ask({ op: 'aggregate', matrices: [A, B], expertWeights: [3, 1] });
    expect(first.expertWeights).toEqual([0.75, 0.25]);
    const own = ask({ op: 'aggregate', matrices: [A, CONTRARY], expertWeights: 'consistency' });
    expect((own.expertWeights as number[])[0]).toBeGreaterThan(0.9);
  });

  it('gives priorities that were averaged the figures of what cannot contradict itself', () => {
    const answer = ask({ op: 'aggregate', matrices: [A, CONTRARY], of: 'priorities' });
    expect(answer.consistencyRatio as number).toBeCloseTo(0, 12);
  });

  it('calls priorities that were averaged acceptable only if those of each expert are', () => {
    const acceptable = (matrices: unknown, of: string) => ask({ op: 'aggregate', matrices, of });
    expect(acceptable([A, B], 'priorities').acceptable).toBe(true);
    expect(acceptable([A, CONTRARY], 'priorities').acceptable).toBe(false);
    expect(acceptable([CONTRARY, CONTRARY], 'priorities').acceptable).toBe(false);
  });

  it('averages priorities that are further apart than judgments may be', () => {
    const matrix = [
      [1, 1e9, 1e9],
      [1e-9, 1, 1e9],
      [1e-9, 1e-9, 1],
    ];
    const answer = ask({ op: 'aggregate', matrices: [matrix], of: 'priorities' });
    expect(answer.weights).toHaveLength(3);
  });

  it('reads judgments on the scale that was asked for', () => {
    const matrix = [
      [1, 9],
      ['1/9', 1],
    ];
    expect(ask({ op: 'priorities', matrix, scale: 'root' }).weights).toEqual([0.75, 0.25]);
    const beyond = ask({
      op: 'priorities',
      matrix: [
        [1, 10],
        [0.1, 1],
      ],
      scale: 'root',
    });
    expect(beyond.error).toMatchObject({ code: 'AHP_INVALID_REQUEST', path: '/matrix/0/1' });
  });

  it('asks for nothing again where judgments do not contradict each other', () => {
    expect(ask({ op: 'improve', matrix: A })).toMatchObject({ steps: [], triads: [], ask: null });
    const answer = ask({ op: 'improve', matrix: CONTRARY });
    expect(answer.triads).toEqual([[0, 1, 2]]);
    expect(answer.ask).toMatchObject({ consistencyRatioAtBest: expect.any(Number) });
  });

  it('puts levels and their probability beside each alternative', () => {
    const levels = [
      { name: 'NORMAL', scoreMin: 70 },
      { name: 'RED', scoreMin: 0 },
    ];
    const request = { op: 'certainty', root: PANEL, alternatives: ALTERNATIVES, levels };
    const { alternatives } = ask(request) as { alternatives: { levels: Record<string, number> }[] };
    for (const alternative of alternatives ?? []) {
      const { NORMAL = 0, RED = 0 } = alternative.levels;
      expect(NORMAL + RED).toBeCloseTo(1, 12);
    }
    expect(ask(request)).toEqual(ask(request));
  });
});

describe('what is refused', () => {
  it.each<[Record<string, unknown>, string, string]>([
    [{ op: 'aggregate', matrices: [] }, 'AHP_INVALID_REQUEST', '/matrices'],
    [{ op: 'aggregate', matrices: [A, [[1]]] }, 'AHP_INVALID_REQUEST', '/matrices/1'],
    [
      { op: 'aggregate', matrices: [A, B], expertWeights: [1] },
      'AHP_INVALID_REQUEST',
      '/expertWeights',
    ],
    [
      { op: 'aggregate', matrices: [A, B], expertWeights: [1, 0] },
      'AHP_NOT_POSITIVE',
      '/expertWeights/1',
    ],
    [{ op: 'aggregate', matrices: [A], mean: 'arithmetic' }, 'AHP_INVALID_REQUEST', '/mean'],
    [{ op: 'consensus', priorities: [[0.5, 0.4]] }, 'AHP_INVALID_REQUEST', '/priorities/0'],
    [{ op: 'consensus', priorities: [[1], [0.5, 0.5]] }, 'AHP_INVALID_REQUEST', '/priorities/1'],
    [{ op: 'consensus', priorities: [[1.5, -0.5]] }, 'AHP_NOT_POSITIVE', '/priorities/0/1'],
    [
      {
        op: 'complete',
        size: 4,
        known: [
          [0, 1, 2],
          [2, 3, 4],
        ],
      },
      'AHP_GRAPH_DISCONNECTED',
      '/known',
    ],
    [{ op: 'complete', size: 2, known: [[0, 0, 1]] }, 'AHP_INVALID_REQUEST', '/known/0'],
    [
      { op: 'complete', size: 2, known: [[{ toString: 1, valueOf: 1 }, 1, 2]] },
      'AHP_INVALID_REQUEST',
      '/known/0/0',
    ],
    [
      {
        op: 'complete',
        size: 2,
        known: [
          [0, 1, 2],
          [1, 0, 2],
        ],
      },
      'AHP_INVALID_REQUEST',
      '/known/1',
    ],
    [{ op: 'complete', size: 2, known: [[0, 2, 2]] }, 'AHP_INVALID_REQUEST', '/known/0/1'],
    [{ op: 'complete', size: 2, known: [[0, 1, 0]] }, 'AHP_NOT_POSITIVE', '/known/0/2'],
    [{ op: 'complete', size: 101, known: [] }, 'AHP_SIZE_UNSUPPORTED', '/size'],
    [{ op: 'improve', matrix: A, target: -1 }, 'AHP_INVALID_REQUEST', '/target'],
    [{ op: 'fuzzy', matrix: [[[1, 2, 1]]] }, 'AHP_INVALID_REQUEST', '/matrix/0/0'],
    [
      { op: 'certainty', root: TREE, alternatives: ALTERNATIVES },
      'AHP_INVALID_REQUEST',
      '/root/matrix',
    ],
    [
      { op: 'certainty', root: PANEL, alternatives: ALTERNATIVES, draws: 0 },
      'AHP_INVALID_REQUEST',
      '/draws',
    ],
    [
      { op: 'certainty', root: PANEL, alternatives: ALTERNATIVES, levels: [{ name: 'A' }] },
      'AHP_INVALID_REQUEST',
      '/levels/0/scoreMin',
    ],
    [{ op: 'randomIndex', size: 5, samples: 0, seed: 1 }, 'AHP_INVALID_REQUEST', '/samples'],
    [{ op: 'randomIndex', size: 5, samples: 5, seed: 1.5 }, 'AHP_INVALID_REQUEST', '/seed'],
    [{ op: 'priorities', matrix: A, extra: 1 }, 'AHP_INVALID_REQUEST', '/extra'],
    [{ op: 'toString' }, 'AHP_INVALID_REQUEST', '/op'],
  ])('%o', (request, code, path) => {
    expect(ask(request).error).toMatchObject({ code, path });
  });
});

describe('the ends of what is computed', () => {
  const chain = (size: number) => Array.from({ length: size - 1 }, (_, i) => [i, i + 1, 1e9]);

  it.each([
    [{ op: 'randomIndex', size: 101 }, 'AHP_SIZE_UNSUPPORTED', '/size'],
    [{ op: 'randomIndex', size: 1.5 }, 'AHP_INVALID_REQUEST', '/size'],
    [{ op: 'randomIndex', size: 5, samples: 1, seed: 1 }, 'AHP_INVALID_REQUEST', '/samples'],
    [{ op: 'randomIndex', size: 100, samples: 5000 }, 'AHP_INVALID_REQUEST', '/samples'],
    [{ op: 'randomIndex', size: 5, samples: null }, 'AHP_INVALID_REQUEST', '/samples'],
    [{ op: 'randomIndex', size: 5, seed: null }, 'AHP_INVALID_REQUEST', '/seed'],
    [{ op: 'improve', matrix: A, target: null }, 'AHP_INVALID_REQUEST', '/target'],
    [{ op: 'complete', size: 2, known: [[0, 1, '-1/-3']] }, 'AHP_INVALID_REQUEST', '/known/0/2'],
    [{ op: 'complete', size: 2, known: [[0, 1, '1/-3']] }, 'AHP_INVALID_REQUEST', '/known/0/2'],
    [{ op: 'complete', size: 2, known: [[0, 1, '-1/3']] }, 'AHP_NOT_POSITIVE', '/known/0/2'],
  ])('%o is refused', (request, code, path) => {
    expect(ask(request).error).toMatchObject({ code, path });
  });

  it.each(['lambda-max', 'logarithmic-least-squares', 'harker'])(
    'weights that doubles cannot hold are refused by %s',
    (criterion) => {
      for (const size of [40, 100]) {
        const request = { op: 'complete', size, criterion, known: chain(size) };
        const { error } = ask({ ...request, randomIndex: 'donegan-dodd' });
        expect(error).toMatchObject({ code: 'AHP_INVALID_REQUEST', path: '/known' });
      }
    },
  );

  it('a thousand samples are drawn for every size', () => {
    expect(ask({ op: 'randomIndex', size: 100, samples: 1000 }).standardError).toBeGreaterThan(0);
  });

  it('a matrix that is reciprocal within the tolerance has λmax ≥ n', () => {
    const rounded = [
      [1, 2, 4],
      [0.4999999, 1, 2],
      [0.25, 0.4999999, 1],
    ];
    const { lambdaMax } = ask({ op: 'priorities', matrix: rounded });
    expect(lambdaMax).toBeCloseTo(3, 14);
    const atTheTolerance = [
      [1, 3],
      [0.333333, 1],
    ];
    expect(ask({ op: 'priorities', matrix: atTheTolerance }).weights).toEqual([0.75, 0.25]);
  });
});
