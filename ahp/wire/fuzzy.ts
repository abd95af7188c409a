import {
  type BuckleyWeights,
  buckleyWeights,
  type ChangWeights,
  changWeights,
  FUZZY_METHODS,
  fuzzyMatrix,
} from '../fuzzy.ts';
import { type Fields, readChoice, readReciprocity, refuseUnknownKeys } from './read.ts';

export type FuzzyAnswer = BuckleyWeights | ChangWeights;

/**
 * Answer to `fuzzy`.
 *
 * Complexity: O(n²).
 *
 * @throws {AhpError} as `fuzzyMatrix` does; AHP_INVALID_REQUEST for an unknown key or method
 */
export function answerFuzzy(fields: Fields): FuzzyAnswer {
  refuseUnknownKeys(fields, ['op', 'matrix', 'method', 'reciprocity'], []);
  const matrix = fuzzyMatrix(fields.matrix, readReciprocity(fields), ['matrix']);
  const method = readChoice(fields, 'method', FUZZY_METHODS, 'buckley', []);
  return (method === 'buckley' ? buckleyWeights : changWeights)(matrix, ['matrix']);
}
