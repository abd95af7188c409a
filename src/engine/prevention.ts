import type { Improvement } from './improvements.ts';
import type { LevelId, WarningLevelsFile } from './model-schema.ts';

/** How far a score is from the levels next to its own; null where there is none. */
export type Distance = {
  /** Points that are missing for the safer level. */
  readonly up: { readonly level: LevelId; readonly points: number } | null;
  /** Points that may be lost before the next level, which the score then has. */
  readonly down: { readonly level: LevelId; readonly points: number } | null;
};

/**
 * Distance of a score to the levels next to its own, in points of the rounded score.
 *
 * @param levels the warning levels of the model
 * @param score rounded to 4 decimals, 0–100
 * @returns how many points lie between it and each of the two thresholds
 * @example
 * distanceOf(defaultModel().levels, 83.5).down; // => {"level":"BLUE","points":3.5}
 */
export function distanceOf({ levels }: WarningLevelsFile, score: number): Distance {
  const safestFirst = [...levels].sort((a, b) => b.scoreMin - a.scoreMin);
  const own = safestFirst.findIndex(({ scoreMin }) => score >= scoreMin);
  const [safer, mine, worse] = [safestFirst[own - 1], safestFirst[own], safestFirst[own + 1]];
  const points = (threshold: number) => Math.abs(Math.round((threshold - score) * 1e4) / 1e4);
  return {
    up: safer === undefined ? null : { level: safer.id, points: points(safer.scoreMin) },
    down:
      mine === undefined || worse === undefined
        ? null
        : { level: worse.id, points: points(mine.scoreMin) },
  };
}

/**
 * Weak indicators: those that score below the safest level, whatever level the whole has. What
 * brings most points at its best comes first.
 *
 * @param levels the warning levels of the model
 * @param scores scores of the indicators by id, null where nothing was known
 * @param found what would raise the score
 * @param limit how many at most
 * @returns their ids
 * @example
 * weakIndicators(defaultModel().levels, { F1: 90 }, [], 4); // => []
 */
export function weakIndicators(
  { levels }: WarningLevelsFile,
  scores: Readonly<Record<string, number | null>>,
  found: readonly Pick<Improvement, 'indicator' | 'pointsAtBest'>[],
  limit: number,
): readonly string[] {
  const safe = Math.max(...levels.map(({ scoreMin }) => scoreMin));
  return [...found]
    .filter(({ indicator }) => (scores[indicator] ?? safe) < safe)
    .sort((a, b) => b.pointsAtBest - a.pointsAtBest)
    .slice(0, limit)
    .map(({ indicator }) => indicator);
}
