import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  answerRequest,
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
import { distance, multiply, sumOf } from '../support/judgments.ts';

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

const published = JSON.parse(
  readFileSync(join(import.meta.dirname, 'published-cases.json'), 'utf8'),
) as { single: readonly SingleCase[]; hierarchies: readonly HierarchyCase[] };

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
