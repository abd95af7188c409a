import type { Certainty } from './certainty.ts';
import type { Completion } from './completion.ts';
import type { Consensus } from './consensus.ts';
import { AhpError } from './errors.ts';
import type { HierarchyResult, Priorities } from './hierarchy.ts';
import type { SimulatedRandomIndex } from './simulated-random-index.ts';
import { answerFuzzy, type FuzzyAnswer } from './wire/fuzzy.ts';
import { type Aggregation, answerAggregate, answerConsensus } from './wire/groups.ts';
import {
  answerCertainty,
  answerHierarchy,
  answerSensitivity,
  type SensitivityAnswer,
} from './wire/hierarchies.ts';
import {
  answerComplete,
  answerImprove,
  answerPriorities,
  answerRandomIndex,
  type Improvement,
} from './wire/matrices.ts';
import { type Fields, readChoice, readObject } from './wire/read.ts';

/** What an operation answers; the shapes are those of the wire contract. */
export type AhpResponse =
  | Priorities
  | HierarchyResult
  | Aggregation
  | Consensus
  | Completion
  | Improvement
  | FuzzyAnswer
  | SensitivityAnswer
  | Certainty
  | SimulatedRandomIndex;

/** An answer, or the refusal in the shape that goes over the wire. */
export type AhpErrorBody = {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly messageZh: string;
    readonly path: string;
  };
};

/**
 * AHP wire request: reads one request object, checks every key and value, and answers it.
 *
 * Complexity: that of the function behind the operation, and O(size of the request) for reading it;
 * what would take longer than some seconds is refused or, where it is only a part, answered by null.
 *
 * @param request a JSON value, see docs/command-line.md
 * @returns the answer of the operation that `op` names
 * @throws {AhpError} with the code of the wire contract and the path of what is wrong
 * @example
 * answerRequest({ op: 'priorities', matrix: [[1, '1/3'], [3, 1]] }).weights; // => [0.25, 0.75]
 */
export function answerRequest(request: unknown): AhpResponse {
  const fields = readObject(request, []);
  const operation = readChoice(fields, 'op', AHP_OPERATIONS, undefined, []);
  return OPERATIONS[operation](fields);
}

/**
 * The same, with a refusal as a value instead of an exception.
 *
 * Complexity: that of `answerRequest`.
 *
 * @param request a JSON value
 * @returns the answer, or `{ error }` as it goes over the wire
 * @throws whatever is not a refusal, unchanged: an error of this library is not the request's fault
 * @example
 * tryAnswerRequest({
 *   op: 'priorities',
 *   matrix: [[1, 0], [3, 1]],
 * }).error.code; // => "AHP_NOT_POSITIVE"
 */
export function tryAnswerRequest(request: unknown): AhpResponse | AhpErrorBody {
  try {
    return answerRequest(request);
  } catch (error) {
    if (!(error instanceof AhpError)) throw error;
    return errorBody(error);
  }
}

/**
 * Error body: a refusal as it goes over the wire.
 *
 * Complexity: O(length of the path).
 *
 * @param error what was thrown
 * @returns the error object of the wire contract, its path as a JSON Pointer
 * @example
 * errorBody(
 *   new AhpError('AHP_NOT_SQUARE', ['matrix', 1], 'ragged', '行长不一'),
 * ).error.path; // => "/matrix/1"
 */
export function errorBody(error: AhpError): AhpErrorBody {
  const { code, message, messageZh, pointer } = error;
  return { error: { code, message, messageZh, path: pointer } };
}

const OPERATIONS = {
  priorities: answerPriorities,
  hierarchy: answerHierarchy,
  aggregate: answerAggregate,
  consensus: answerConsensus,
  complete: answerComplete,
  improve: answerImprove,
  fuzzy: answerFuzzy,
  sensitivity: answerSensitivity,
  certainty: answerCertainty,
  randomIndex: answerRandomIndex,
} as const satisfies Record<string, (fields: Fields) => AhpResponse>;

/** The operations that a request may name. */
export const AHP_OPERATIONS = Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[];
