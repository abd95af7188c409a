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

export function answerFuzzy(fields: Fields): FuzzyAnswer {
  refuseUnknownKeys(fields, ['op', 'matrix', 'method', 'reciprocity'], []);
  const matrix = fuzzyMatrix(fields.matrix, readReciprocity(fields), ['matrix']);
  const method = readChoice(fields, 'method', FUZZY_METHODS, 'buckley', []);
  return method === 'buckley' ? buckleyWeights(matrix) : changWeights(matrix);
}
