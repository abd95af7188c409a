import type { KnownJudgment } from '../comparison-graph.ts';
import { COMPLETION_CRITERIA, type Completion, complete } from '../completion.ts';
import { type Priorities, priorities } from '../hierarchy.ts';
import { type JudgmentEffect, judgmentEffects, worstTriads } from '../improvement.ts';
import { judgmentMatrix } from '../judgment-matrix.ts';
import { type RepairStep, repair } from '../repair.ts';
import { type SimulatedRandomIndex, simulateRandomIndex } from '../simulated-random-index.ts';
import {
  type Fields,
  matrixReader,
  readChoice,
  readDialect,
  readNumber,
  readRandomIndex,
  readReciprocity,
  refuseUnknownKeys,
} from './read.ts';

/* Operations on one matrix of judgments. */

/** How many triads an answer names. */
const TRIADS_MAX = 20;

export type Improvement = {
  readonly steps: readonly RepairStep[];
  readonly triads: readonly (readonly [number, number, number])[];
  readonly judgments: readonly JudgmentEffect[];
  /** The single answer to ask again; null where none is better. */
  readonly ask: JudgmentEffect | null;
  /** Whether the steps reach the target. */
  readonly met: boolean;
  /** Whether fewer or smaller steps are proven not to do. */
  readonly exact: boolean;
};

/**
 * Answer to `priorities`.
 *
 * Complexity: O(n³).
 *
 * @throws {AhpError} as `priorities` does; AHP_INVALID_REQUEST for what is no request
 */
export function answerPriorities(fields: Fields): Priorities {
  const known = ['op', 'matrix', 'method', 'randomIndex', 'reciprocity', 'scale'];
  refuseUnknownKeys(fields, known, []);
  const { method, randomIndex } = readDialect(fields);
  const matrix = matrixReader(fields)(fields.matrix, ['matrix']);
  return priorities(matrix, method, randomIndex, ['matrix']);
}

/**
 * Answer to `complete`.
 *
 * Complexity: that of `complete`.
 *
 * @throws {AhpError} as `complete` does; AHP_INVALID_REQUEST for what is no request
 */
export function answerComplete(fields: Fields): Completion {
  refuseUnknownKeys(fields, ['op', 'size', 'known', 'criterion', 'randomIndex'], []);
  const size = fields.size as number;
  const known = fields.known as readonly KnownJudgment[];
  const criterion = readChoice(fields, 'criterion', COMPLETION_CRITERIA, 'lambda-max', []);
  return complete(size, known, criterion, readRandomIndex(fields), ['known']);
}

/**
 * Answer to `improve`: what `repair`, `worstTriads` and `judgmentEffects` find.
 *
 * Complexity: that of these.
 *
 * @throws {AhpError} as these do; AHP_INVALID_REQUEST for what is no request
 */
export function answerImprove(fields: Fields): Improvement {
  refuseUnknownKeys(fields, ['op', 'matrix', 'target', 'randomIndex', 'reciprocity'], []);
  const matrix = judgmentMatrix(fields.matrix, readReciprocity(fields), ['matrix']);
  const target = readNumber(fields, 'target', 0.1);
  const randomIndex = readRandomIndex(fields);
  const judgments = judgmentEffects(matrix, randomIndex, ['matrix']);
  const [first] = judgments;
  const { steps, met, exact } = repair(matrix, target, randomIndex, ['matrix']);
  return {
    steps,
    triads: worstTriads(matrix, TRIADS_MAX).map(({ elements }) => elements),
    judgments,
    ask: first !== undefined && first.gain > 0 ? first : null,
    met,
    exact,
  };
}

/**
 * Answer to `randomIndex`.
 *
 * Complexity: O(samples · n³).
 *
 * @throws {AhpError} as `simulateRandomIndex` does; AHP_INVALID_REQUEST for what is no request
 */
export function answerRandomIndex(fields: Fields): SimulatedRandomIndex {
  refuseUnknownKeys(fields, ['op', 'size', 'samples', 'seed'], []);
  const size = fields.size as number;
  return simulateRandomIndex(
    size,
    readNumber(fields, 'samples', 1000),
    readNumber(fields, 'seed', 0),
  );
}
