import {
  aggregateJudgments,
  aggregatePriorities,
  consistencyWeights,
  type Disagreement,
  disagreements,
  expertShares,
  PRIORITY_MEANS,
} from '../aggregation.ts';
import { type Consensus, consensus } from '../consensus.ts';
import { type Consistency, consistencyAt } from '../consistency.ts';
import { invalidRequest } from '../errors.ts';
import { type Priorities, priorities } from '../hierarchy.ts';
import { type JudgmentMatrix, requirePanel } from '../judgment-matrix.ts';
import { INTENSITY_MAX } from '../scales.ts';
import {
  type Dialect,
  type Fields,
  matrixReader,
  readChoice,
  readDialect,
  readList,
  readNumber,
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

/**
 * Answer to `aggregate`.
 *
 * Complexity: O(experts · n³).
 *
 * @throws {AhpError} as the functions of `aggregation.ts` do; AHP_INVALID_REQUEST for an unknown key or
 *   name, or too many judgments
 */
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

/**
 * Weights do not contradict each other: the figures are those of their ratios, and say nothing of
 * the experts. So the aggregate is acceptable only if each expert's own judgments are.
 */
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
  const acceptable = answers.every((answer) => answer.acceptable);
  return {
    weights,
    ...consistencyAt(weights.length, ratios, randomIndex, ['matrices']),
    acceptable,
  };
}

function readMatrices(fields: Fields): readonly JudgmentMatrix[] {
  const read = matrixReader(fields);
  const list = readList(fields.matrices, ['matrices']);
  const matrices = list.map((rows, k) => read(rows, ['matrices', k]));
  const [first] = requirePanel(matrices, ['matrices']);
  if (matrices.length * (first?.length ?? 0) ** 2 <= CELLS_MAX) return matrices;
  throw invalidRequest(
    ['matrices'],
    `at most ${CELLS_MAX} judgments are aggregated at once`,
    `一次最多汇总 ${CELLS_MAX} 个判断`,
  );
}

/** Numbers, one an expert, or "consistency" for the weight that each expert's own consistency gives. */
function readExpertWeights(
  { expertWeights }: Fields,
  matrices: readonly JudgmentMatrix[],
  { method, randomIndex }: Dialect,
): readonly number[] {
  if (expertWeights !== 'consistency') return expertShares(expertWeights, matrices.length);
  return consistencyWeights(matrices, method, randomIndex, ['matrices']);
}

/**
 * Answer to `consensus`.
 *
 * Complexity: O(experts · n).
 *
 * @throws {AhpError} as `consensus` does; AHP_INVALID_REQUEST for an unknown key
 */
export function answerConsensus(fields: Fields): Consensus {
  refuseUnknownKeys(fields, ['op', 'priorities', 'scaleMax'], []);
  const rows = fields.priorities as readonly (readonly number[])[];
  return consensus(rows, readNumber(fields, 'scaleMax', INTENSITY_MAX), ['priorities']);
}
