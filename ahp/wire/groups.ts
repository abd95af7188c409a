import {
  aggregateJudgments,
  aggregatePriorities,
  consistencyWeights,
  type Disagreement,
  disagreements,
  PRIORITY_MEANS,
} from '../aggregation.ts';
import { type Consensus, consensus } from '../consensus.ts';
import { type Consistency, consistency } from '../consistency.ts';
import { AhpError, invalidRequest, type Path, requireCount } from '../errors.ts';
import { type Priorities, priorities } from '../hierarchy.ts';
import type { JudgmentMatrix } from '../judgment-matrix.ts';
import { normalised, sum } from '../linear-algebra.ts';
import {
  type Dialect,
  type Fields,
  matrixReader,
  readChoice,
  readDialect,
  readFullList,
  readNumber,
  readScores,
  refuseUnknownKeys,
} from './read.ts';

/* Operations on the judgments or priorities of several experts. */

/** Judgments of all experts together, in one request. */
const CELLS_MAX = 1_000_000;

export type Aggregation = Consistency & {
  readonly matrix?: JudgmentMatrix;
  readonly weights: readonly number[];
  readonly expertWeights: readonly number[];
  readonly experts: readonly {
    readonly weights: readonly number[];
    readonly consistencyRatio: number;
  }[];
  readonly consensus: number;
  readonly disagreements: readonly Disagreement[];
};

export function answerAggregate(fields: Fields): Aggregation {
  const dialect = readDialect(fields);
  const of = readChoice(fields, 'of', ['judgments', 'priorities'], 'judgments', []);
  const known = ['op', 'matrices', 'expertWeights', 'of', 'method', 'randomIndex'];
  const means = of === 'priorities' ? ['mean'] : [];
  refuseUnknownKeys(fields, [...known, ...means, 'reciprocity', 'scale'], []);
  const matrices = readMatrices(fields);
  const expertWeights = readExpertWeights(fields, matrices, dialect);
  const answers = matrices.map((matrix, k) =>
    priorities(matrix, dialect.method, dialect.randomIndex, ['matrices', k]),
  );
  return {
    ...(of === 'judgments'
      ? ofJudgments(matrices, expertWeights, dialect)
      : ofPriorities(fields, answers, expertWeights, dialect)),
    expertWeights,
    experts: answers.map(({ weights, consistencyRatio }) => ({ weights, consistencyRatio })),
    consensus: consensus(answers.map(({ weights }) => weights)).consensus,
    disagreements: disagreements(matrices, expertWeights),
  };
}

function ofJudgments(
  matrices: readonly JudgmentMatrix[],
  expertWeights: readonly number[],
  { method, randomIndex }: Dialect,
): Priorities & { readonly matrix: JudgmentMatrix } {
  const matrix = aggregateJudgments(matrices, expertWeights);
  return { matrix, ...priorities(matrix, method, randomIndex, ['matrices']) };
}

/** Weights do not contradict each other: the figures are those of their ratios. */
function ofPriorities(
  fields: Fields,
  answers: readonly Priorities[],
  expertWeights: readonly number[],
  { randomIndex }: Dialect,
): Priorities {
  const mean = readChoice(fields, 'mean', PRIORITY_MEANS, 'geometric', []);
  const rows = answers.map(({ weights }) => weights);
  const weights = aggregatePriorities(rows, mean, expertWeights);
  const ratios = weights.map((own) => weights.map((other) => own / other));
  return { weights, ...consistency(ratios, randomIndex, ['matrices']) };
}

function readMatrices(fields: Fields): readonly JudgmentMatrix[] {
  const read = matrixReader(fields);
  const matrices = readFullList(fields.matrices, ['matrices']).map((rows, k) =>
    read(rows, ['matrices', k]),
  );
  const size = matrices[0]?.length ?? 0;
  for (const [k, matrix] of matrices.entries()) requireCount(matrix.length, size, ['matrices', k]);
  if (matrices.length * size * size <= CELLS_MAX) return matrices;
  throw invalidRequest(
    ['matrices'],
    `at most ${CELLS_MAX} judgments are aggregated at once`,
    `一次最多汇总 ${CELLS_MAX} 个判断`,
  );
}

/** Numbers, one an expert, or "consistency" for the weight that each expert's own consistency gives. */
function readExpertWeights(
  fields: Fields,
  matrices: readonly JudgmentMatrix[],
  { method, randomIndex }: Dialect,
): readonly number[] {
  const given = fields.expertWeights;
  if (given === undefined) return normalised(matrices.map(() => 1));
  if (given === 'consistency') {
    return consistencyWeights(matrices, method, randomIndex, ['matrices']);
  }
  const weights = readScores(given, ['expertWeights']);
  requireCount(weights.length, matrices.length, ['expertWeights']);
  return normalised(positive(weights, ['expertWeights']));
}

function positive(weights: readonly number[], path: Path): readonly number[] {
  const place = weights.findIndex((weight) => weight <= 0);
  if (place === -1) return weights;
  throw new AhpError('AHP_NOT_POSITIVE', [...path, place], 'must be above 0', '必须大于 0');
}

/** How far a row of priorities may be from sum 1, as published ones are rounded. */
const SUM_TOLERANCE = 1e-3;

export function answerConsensus(fields: Fields): Consensus {
  refuseUnknownKeys(fields, ['op', 'priorities', 'scaleMax'], []);
  const rows = readFullList(fields.priorities, ['priorities']).map((row, k) =>
    readShares(row, ['priorities', k]),
  );
  for (const [k, row] of rows.entries()) {
    requireCount(row.length, rows[0]?.length ?? 0, ['priorities', k]);
  }
  return consensus(rows, readNumber(fields, 'scaleMax', { min: 1.01, max: 1e6 }, 9));
}

function readShares(value: unknown, path: Path): readonly number[] {
  const shares = readScores(readFullList(value, path), path);
  if (Math.abs(sum(shares) - 1) <= SUM_TOLERANCE) return normalised(shares);
  throw invalidRequest(path, 'priorities must sum to 1', '优先级之和应为 1');
}
