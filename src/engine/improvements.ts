import { roundScore } from './curve.ts';
import { type Level, type Trigger, worstLevel } from './levels.ts';
import { type IndicatorValues, scoreIndicators } from './score.ts';
import type { Indicator, ScoringModel } from './scoring-model.ts';

/** What one better indicator would do to a score. */
export type Improvement = {
  readonly indicator: string;
  readonly value: number;
  /** The next anchor of its curve that earns more. */
  readonly nextValue: number;
  /** Points that the total gains there, and the level it then has. */
  readonly points: number;
  readonly level: Level;
  /** Points that the total gains at the top of the curve. */
  readonly pointsAtBest: number;
};

/**
 * What would raise a score most: for each indicator, the total at the next anchor of its curve and
 * at the best one, everything else unchanged.
 *
 * Complexity: O(indicators²).
 *
 * @param model the prepared model
 * @param values the indicator values of the rating
 * @param held triggers that no indicator lifts, such as those of the shell screen
 * @returns the improvements that gain something, largest gain at the next anchor first; none where
 *   there is no score to raise
 * @example
 * improvements(defaultModel(), {}); // => []
 */
export function improvements(
  model: ScoringModel,
  values: IndicatorValues,
  held: readonly Trigger[] = [],
): readonly Improvement[] {
  const now = scoreIndicators(model, values).score;
  if (now === null) return [];
  return model.criteria
    .flatMap((criterion) => criterion.indicators)
    .flatMap((indicator) => improvement(model, values, indicator, now))
    .map((it) => ({ ...it, level: held.reduce(levelWith, it.level) }))
    .sort((a, b) => b.points - a.points || b.pointsAtBest - a.pointsAtBest);
}

const levelWith = (level: Level, held: Trigger): Level =>
  level === 'DATA_GAP' || level === 'REVIEW' ? level : worstLevel([level, held.level]);

function improvement(
  model: ScoringModel,
  values: IndicatorValues,
  { id, anchors }: Indicator,
  now: number,
): Improvement[] {
  const value = values[id];
  const score = scoreIndicators(model, values).indicators[id]?.score ?? null;
  if (typeof value !== 'number' || score === null) return [];
  const better = anchors.filter(([, earned]) => earned > score).sort((a, b) => a[1] - b[1]);
  const [next, best] = [better[0], better.at(-1)];
  if (next === undefined || best === undefined) return [];
  const at = (nextValue: number) => scoreIndicators(model, { ...values, [id]: nextValue });
  const atNext = at(next[0]);
  const gain = (total: number | null) => roundScore((total ?? now) - now);
  const points = gain(atNext.score);
  const pointsAtBest = gain(at(best[0]).score);
  return points > 0 || pointsAtBest > 0
    ? [{ indicator: id, value, nextValue: next[0], points, level: atNext.level, pointsAtBest }]
    : [];
}
