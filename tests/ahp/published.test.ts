import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BuckleyWeights, ChangWeights } from '../../ahp/fuzzy.ts';
import {
  aggregateJudgments,
  COMPLETION_CRITERIA,
  type Completion,
  type CompletionCriterion,
  type Consensus,
  consistency,
  type HierarchyResult,
  type JudgmentMatrix,
  judgmentMatrix,
  PRIORITY_METHODS,
  type PriorityMethod,
  priorityVector,
  RANDOM_INDEX_NAMES,
  type RandomIndexName,
} from '../../ahp/index.ts';
import { answerRequest } from '../../ahp/request.ts';
import type { SensitivityAnswer } from '../../ahp/wire/hierarchies.ts';
import { distance, multiply, reciprocalMatrix, refusal, sumOf } from '../support/judgments.ts';

/*
 * Cases that others published, with what they printed (`expected`, within the rounding of the
 * source) and with figures that were recomputed independently at full precision (`computed`).
 */

type Figures = { consistencyIndex?: number; consistencyRatio?: number; lambdaMax?: number };

type SingleCase = {
  readonly id: string;
  readonly matrix: readonly string[][];
  readonly expected: Figures & {
    readonly method: PriorityMethod;
    readonly randomIndex?: RandomIndexName;
    readonly weights?: readonly number[];
  };
  readonly tolerance: Figures & { readonly weights?: number };
  readonly computed: Readonly<Record<PriorityMethod, readonly number[]>> & {
    readonly lambdaMax: number;
    readonly consistencyIndex: number;
    readonly consistencyRatio: Readonly<Record<RandomIndexName, number>>;
    readonly geometricConsistencyIndex: number;
    readonly harmonicConsistencyIndex: number;
    readonly koczkodaj: number;
  };
};

type HierarchyCase = {
  readonly id: string;
  readonly alternatives: readonly string[];
  readonly root: unknown;
  readonly expected: {
    readonly synthesis: string;
    readonly alternatives: readonly number[];
    readonly priorities?: readonly number[];
  };
  readonly tolerance: number;
  readonly computed: {
    readonly distributive: readonly number[];
    readonly ideal: readonly number[];
    readonly idealPriorities: readonly number[];
    readonly geometricMeanDistributive: readonly number[];
    readonly leafWeights: Readonly<Record<string, number>>;
  };
};

/** The judgments of all experts, and what their source prints for the group, above the diagonal. */
type GroupCase = {
  readonly id: string;
  readonly matrices: readonly (readonly string[][])[];
  readonly expected: { readonly upper: readonly number[] };
  readonly tolerance: number;
  readonly computed: Readonly<Record<PriorityMethod, readonly number[]>> & {
    readonly lambdaMax: number;
    readonly consistencyRatio: Readonly<Record<RandomIndexName, number>>;
  };
};

/*
 * G03: the judgments of its 200 respondents are a large table of others, which is not carried over.
 * What is checked is what follows from the group's matrix, as its source prints that.
 */
type GroupMatrixCase = {
  readonly id: string;
  readonly upper: readonly number[];
  readonly randomIndex: RandomIndexName;
  readonly expected: { readonly weights: readonly number[]; readonly consistencyRatio: number };
  readonly tolerance: number;
  readonly computed: { readonly eigenvector: readonly number[] };
};

type ConsensusCase = {
  readonly id: string;
  readonly priorities: readonly (readonly number[])[];
  readonly scaleMax: number;
  readonly expected: number;
  readonly tolerance: number;
};

type IncompleteCase = {
  readonly id: string;
  readonly size: number;
  readonly known: readonly (readonly number[])[];
  readonly randomIndex: RandomIndexName;
  readonly expected: {
    readonly missing: readonly (readonly number[])[];
    readonly weights: readonly number[];
    readonly consistencyRatio: number;
  };
  readonly tolerance: {
    readonly missing: number;
    readonly weights: number;
    readonly consistencyRatio: number;
  };
  readonly computed: Readonly<Record<CompletionCriterion, readonly number[]>> & {
    readonly missing: number;
    readonly lambdaMax: number;
    readonly harkerLambdaMax: number;
  };
};

type DisconnectedCase = Pick<IncompleteCase, 'id' | 'size' | 'known'>;

type FuzzyCase = {
  readonly id: string;
  readonly method: string;
  readonly matrix: unknown;
  readonly expected: {
    readonly weights: readonly number[];
    readonly fuzzyWeights?: readonly (readonly number[])[];
  };
  readonly tolerance: number;
  readonly computed?: {
    readonly weights: readonly number[];
    readonly possibility: readonly number[];
  };
};

type PublishedChange = {
  readonly criterion: string;
  readonly change: number;
  readonly pair: readonly string[];
};

type SensitivityCase = {
  readonly id: string;
  /** The id of the hierarchy that is changed. */
  readonly hierarchy: string;
  readonly expected: PublishedChange & { readonly weight: number };
  readonly tolerance: number;
  readonly computed: {
    readonly totals: readonly number[];
    readonly ranked: readonly (PublishedChange & { readonly relative: number })[];
  };
};

const published = JSON.parse(
  readFileSync(join(import.meta.dirname, 'published-cases.json'), 'utf8'),
) as {
  single: readonly SingleCase[];
  hierarchies: readonly HierarchyCase[];
  groups: readonly GroupCase[];
  groupMatrices: readonly GroupMatrixCase[];
  consensus: readonly ConsensusCase[];
  incomplete: readonly IncompleteCase[];
  disconnected: readonly DisconnectedCase[];
  fuzzy: readonly FuzzyCase[];
  sensitivity: readonly SensitivityCase[];
};

const PRECISE = 1e-9;

describe.each(published.single)('the published matrix $id', (it_) => {
  const { expected, tolerance, computed } = it_;
  const matrix = judgmentMatrix(it_.matrix);

  it.each(PRIORITY_METHODS)('has the weights that were recomputed by %s', (method) => {
    expect(distance(priorityVector(matrix, method), computed[method])).toBeLessThan(PRECISE);
  });

  it('has the consistency figures that were recomputed', () => {
    const figures = consistency(matrix);
    for (const name of [
      'lambdaMax',
      'consistencyIndex',
      'geometricConsistencyIndex',
      'harmonicConsistencyIndex',
      'koczkodaj',
    ] as const) {
      expect(Math.abs(figures[name] - computed[name]), name).toBeLessThan(PRECISE);
    }
  });

  it.each(RANDOM_INDEX_NAMES)('has the consistency ratio that was recomputed with %s', (table) => {
    const { consistencyRatio } = consistency(matrix, table);
    expect(Math.abs(consistencyRatio - computed.consistencyRatio[table])).toBeLessThan(PRECISE);
  });

  it('has what its source prints, within the rounding of the source', () => {
    const printed = figuresOfSource(matrix, expected.method, expected.randomIndex);
    for (const name of ['lambdaMax', 'consistencyIndex', 'consistencyRatio'] as const) {
      const [value, margin] = [expected[name], tolerance[name]];
      if (value === undefined || margin === undefined) continue;
      expect(Math.abs(printed[name] - value), name).toBeLessThanOrEqual(margin);
    }
    if (expected.weights === undefined) return;
    const weights = priorityVector(matrix, expected.method);
    expect(distance(weights, expected.weights)).toBeLessThanOrEqual(tolerance.weights as number);
  });
});

/**
 * What sources print: those that average columns read λ off their own weights, as the mean of
 * (A·w)_i / w_i, and those without a table use the linear fit of Alonso & Lamata (2006).
 */
function figuresOfSource(
  matrix: JudgmentMatrix,
  method: PriorityMethod,
  table: RandomIndexName | undefined,
): Required<Figures> {
  const n = matrix.length;
  const figures = consistency(matrix, table);
  const weights = priorityVector(matrix, method);
  const image = multiply(matrix, weights);
  const lambdaMax =
    method === 'column-average'
      ? sumOf(image.map((entry, i) => entry / (weights[i] as number))) / n
      : figures.lambdaMax;
  const index = (lambdaMax - n) / (n - 1);
  const linear = (lambdaMax - n) / (1.7699 * n - 4.3513);
  return {
    lambdaMax,
    consistencyIndex: index,
    consistencyRatio: table === undefined ? linear : index / figures.randomIndex,
  };
}

describe.each(published.hierarchies)('the published hierarchy $id', (it_) => {
  const { expected, computed } = it_;
  const answer = (options: object) => {
    const { alternatives, root } = it_;
    return answerRequest({ op: 'hierarchy', root, alternatives, ...options }) as HierarchyResult;
  };

  it('has the totals that its source prints', () => {
    const { alternatives, priorities } = answer({ synthesis: expected.synthesis });
    expect(distance(alternatives, expected.alternatives)).toBeLessThanOrEqual(it_.tolerance);
    const shares = expected.priorities ?? priorities;
    expect(distance(priorities, shares)).toBeLessThanOrEqual(it_.tolerance);
  });

  it('has the totals that were recomputed, distributive and ideal', () => {
    const distributive = answer({});
    const ideal = answer({ synthesis: 'ideal' });
    const geometric = answer({ method: 'geometric-mean' });
    expect(distance(distributive.alternatives, computed.distributive)).toBeLessThan(PRECISE);
    expect(distance(ideal.alternatives, computed.ideal)).toBeLessThan(PRECISE);
    expect(distance(ideal.priorities, computed.idealPriorities)).toBeLessThan(PRECISE);
    expect(distance(geometric.alternatives, computed.geometricMeanDistributive)).toBeLessThan(
      PRECISE,
    );
  });

  it('has the leaf weights that were recomputed, which sum to 1', () => {
    const { leafWeights } = answer({});
    expect(Object.keys(leafWeights)).toEqual(Object.keys(computed.leafWeights));
    expect(distance(Object.values(leafWeights), Object.values(computed.leafWeights))).toBeLessThan(
      PRECISE,
    );
    expect(sumOf(Object.values(leafWeights))).toBeCloseTo(1, 12);
  });
});

const upperOf = (matrix: JudgmentMatrix): number[] => matrix.flatMap((row, i) => row.slice(i + 1));

describe.each(published.groups)(
  'the published group $id',
  ({ matrices, expected, tolerance, computed }) => {
    const group = aggregateJudgments(matrices.map((rows) => judgmentMatrix(rows)));

    it('has the judgments that its source prints', () => {
      expect(distance(upperOf(group), expected.upper)).toBeLessThanOrEqual(tolerance);
    });

    it.each(PRIORITY_METHODS)('has the weights that were recomputed by %s', (method) => {
      expect(distance(priorityVector(group, method), computed[method])).toBeLessThan(PRECISE);
    });

    it.each(RANDOM_INDEX_NAMES)(
      'has the consistency ratio that was recomputed with %s',
      (table) => {
        const { lambdaMax, consistencyRatio } = consistency(group, table);
        expect(Math.abs(lambdaMax - computed.lambdaMax)).toBeLessThan(PRECISE);
        expect(Math.abs(consistencyRatio - computed.consistencyRatio[table])).toBeLessThan(PRECISE);
      },
    );
  },
);

describe.each(published.groupMatrices)('the published group matrix $id', (it_) => {
  const { expected, tolerance, computed } = it_;
  const matrix = reciprocalMatrix(computed.eigenvector.length, it_.upper);

  it('has the weights and the consistency ratio that its source prints', () => {
    expect(distance(priorityVector(matrix), expected.weights)).toBeLessThanOrEqual(tolerance);
    const { consistencyRatio } = consistency(matrix, it_.randomIndex);
    expect(Math.abs(consistencyRatio - expected.consistencyRatio)).toBeLessThanOrEqual(tolerance);
  });

  it('has the weights that were recomputed', () => {
    expect(distance(priorityVector(matrix), computed.eigenvector)).toBeLessThan(PRECISE);
  });
});

describe.each(published.consensus)('the published consensus $id', (it_) => {
  it('is what its source prints', () => {
    const { priorities, scaleMax } = it_;
    const { consensus } = answerRequest({ op: 'consensus', priorities, scaleMax }) as Consensus;
    expect(Math.abs(consensus - it_.expected)).toBeLessThanOrEqual(it_.tolerance);
  });
});

describe.each(published.incomplete)('the published incomplete matrix $id', (it_) => {
  const { size, known, randomIndex, expected, tolerance, computed } = it_;
  const answer = (criterion: CompletionCriterion) =>
    answerRequest({ op: 'complete', size, known, randomIndex, criterion }) as Completion;

  it('has the missing judgments, weights and consistency ratio that its source prints', () => {
    const { missing, weights, consistencyRatio } = answer('lambda-max');
    expect(missing.map(([i, j]) => [i, j])).toEqual(expected.missing.map(([i, j]) => [i, j]));
    const valuesOf = (entries: readonly (readonly number[])[]) =>
      entries.map(([, , value]) => value as number);
    expect(distance(valuesOf(missing), valuesOf(expected.missing))).toBeLessThanOrEqual(
      tolerance.missing,
    );
    expect(distance(weights, expected.weights)).toBeLessThanOrEqual(tolerance.weights);
    expect(Math.abs(consistencyRatio - expected.consistencyRatio)).toBeLessThanOrEqual(
      tolerance.consistencyRatio,
    );
  });

  it('has the eigenvalues that were recomputed', () => {
    expect(Math.abs(answer('lambda-max').lambdaMax - computed.lambdaMax)).toBeLessThan(PRECISE);
    expect(Math.abs(answer('harker').lambdaMax - computed.harkerLambdaMax)).toBeLessThan(PRECISE);
  });

  it.each(COMPLETION_CRITERIA)('has the weights that were recomputed by %s', (criterion) => {
    // The minimum was found to 1e-8, as it is flat.
    expect(distance(answer(criterion).weights, computed[criterion])).toBeLessThan(1e-8);
  });
});

describe.each(published.disconnected)('the published disconnected judgments $id', (it_) => {
  it('are refused', () => {
    const { size, known } = it_;
    expect(refusal(() => answerRequest({ op: 'complete', size, known }))).toMatch(
      /^AHP_GRAPH_DISCONNECTED/,
    );
  });
});

describe.each(published.fuzzy)('the published fuzzy matrix $id', (it_) => {
  const { method, matrix, expected, tolerance } = it_;
  const answer = answerRequest({ op: 'fuzzy', method, matrix }) as BuckleyWeights | ChangWeights;

  it('has the weights that its source prints', () => {
    expect(distance(answer.weights, expected.weights)).toBeLessThanOrEqual(tolerance);
    const fuzzy = 'fuzzyWeights' in answer ? answer.fuzzyWeights : [];
    expect(distance(fuzzy.flat(), (expected.fuzzyWeights ?? []).flat())).toBeLessThanOrEqual(
      tolerance,
    );
  });
});

describe.each(
  published.fuzzy.flatMap((it_) =>
    it_.computed === undefined ? [] : [{ ...it_.computed, ...it_ }],
  ),
)('the published extent analysis $id', ({ matrix, weights, possibility }) => {
  it('has the weights and possibilities that were recomputed', () => {
    const answer = answerRequest({ op: 'fuzzy', method: 'chang', matrix }) as ChangWeights;
    expect(distance(answer.weights, weights)).toBeLessThan(PRECISE);
    expect(distance(answer.possibility, possibility)).toBeLessThan(PRECISE);
  });
});

describe.each(published.sensitivity)('the published sensitivity $id', (it_) => {
  const { expected, tolerance, computed } = it_;
  const changed = published.hierarchies.find(({ id }) => id === it_.hierarchy) as HierarchyCase;
  const { alternatives, root } = changed;
  const answer = answerRequest({ op: 'sensitivity', alternatives, root }) as SensitivityAnswer;

  it('has the most critical change that its source prints', () => {
    const [first] = answer.critical ?? [];
    expect(first).toMatchObject({ criterion: expected.criterion, pair: expected.pair });
    expect(Math.abs((first?.absoluteChange ?? 0) - expected.change)).toBeLessThan(tolerance);
    expect(Math.abs((first?.weight ?? 0) - expected.weight)).toBeLessThan(tolerance);
  });

  it('has the ranked changes that were recomputed, and no other', () => {
    const critical = answer.critical ?? [];
    expect(critical.map(({ criterion, pair }) => ({ criterion, pair }))).toEqual(
      computed.ranked.map(({ criterion, pair }) => ({ criterion, pair })),
    );
    critical.forEach(({ absoluteChange, relativeChange }, k) => {
      expect(absoluteChange).toBeCloseTo(computed.ranked[k]?.change as number, 6);
      expect(relativeChange).toBeCloseTo(computed.ranked[k]?.relative as number, 6);
    });
  });
});
