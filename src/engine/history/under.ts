import { assess } from '../assess.ts';
import type { Values } from '../expression.ts';
import type { ScoringModel } from '../scoring-model.ts';
import type { FormerRating, History } from './schema.ts';

/** What a rating remembers, with what its former ratings were computed from. */
export type Memory = {
  readonly history: History;
  readonly former: readonly (Omit<FormerRating, 'score'> & { readonly values: Values })[];
};

/**
 * History under a model: what a rating would remember if all before it had been made with this model,
 * so that a fall is one of the cooperative and never one of the weights.
 *
 * Complexity: O(former ratings · indicators).
 *
 * @param model the prepared model
 * @param memory what the rating remembers
 * @returns the history with the scores under this model; ratings without a score are left out
 * @example
 * historyUnder(defaultModel(), {
 *   history: {
 *     rules: { file: 'history/warning-2026/1.0.0.json', digest: warningHistory().digest },
 *     on: '2026-11-25', form: '2023', ratings: [], breaches: [],
 *   },
 *   former: [{ on: '2026-09-01', form: '2023', version: '1.0.0', values: {} }],
 * }).ratings; // => []
 */
export function historyUnder(model: ScoringModel, { history, former }: Memory): History {
  const ratings = former.flatMap(({ values, ...rating }) => {
    const { score } = assess(model, values);
    return score === null ? [] : [{ ...rating, score }];
  });
  return { ...history, ratings };
}
