import type { IndicatorTrigger, LevelId, WarningLevelsFile } from './model-schema.ts';

/** Everything that a rating's level can be, safest first. */
export const LEVELS = ['NORMAL', 'BLUE', 'YELLOW', 'ORANGE', 'RED', 'DATA_GAP', 'REVIEW'] as const;

/** A rating's level: a warning level, or the reason why there is none. */
export type Level = (typeof LEVELS)[number];

/** A rule that asks for a level whatever the score is. */
export type Trigger = {
  readonly code: string;
  readonly level: LevelId;
  readonly zh: string;
  readonly en: string;
};

/** Weights are rounded numbers: a criterion of exactly 40 may come out a hair lower. */
const SLACK = 1e-9;

const SEVERITY: readonly LevelId[] = ['NORMAL', 'BLUE', 'YELLOW', 'ORANGE', 'RED'];

/**
 * Level by score: the safest level whose threshold the rounded score reaches, else the last one.
 *
 * @param levels the warning levels of the model
 * @param score rounded to 4 decimals, 0–100
 * @returns the level's id
 * @example
 * levelByScore(defaultModel().levels, 79.9999); // => "BLUE"
 */
export function levelByScore(levels: WarningLevelsFile, score: number): LevelId {
  const reached = levels.levels
    .filter(({ scoreMin }) => score >= scoreMin)
    .sort((a, b) => b.scoreMin - a.scoreMin)[0];
  return reached?.id ?? 'RED';
}

/**
 * Worst level of several.
 *
 * @param levels at least one
 * @returns the one that asks for the most attention
 * @example
 * worstLevel(['BLUE', 'ORANGE', 'NORMAL']); // => "ORANGE"
 */
export function worstLevel(levels: readonly LevelId[]): LevelId {
  return levels.reduce((worst, level) =>
    SEVERITY.indexOf(level) > SEVERITY.indexOf(worst) ? level : worst,
  );
}

/**
 * Criterion triggers: for each criterion the strictest threshold that its unrounded score is below.
 *
 * @param levels the warning levels of the model
 * @param scores criterion scores by id, 0–100, null where nothing was known
 * @returns triggers with codes such as "CRITERION_BELOW_60:FIN", in the order of the criteria
 * @example
 * criterionTriggers(
 *   defaultModel().levels,
 *   { FIN: 39, GOV: 80 },
 * )[0].code; // => "CRITERION_BELOW_40:FIN"
 */
export function criterionTriggers(
  levels: WarningLevelsFile,
  scores: Readonly<Record<string, number | null>>,
): readonly Trigger[] {
  const strictestFirst = [...levels.criterionTriggers].sort((a, b) => a.below - b.below);
  return Object.entries(scores).flatMap(([criterion, score]) => {
    const trigger = strictestFirst.find(({ below }) => score !== null && score < below - SLACK);
    if (trigger === undefined) return [];
    const { code, level, zh, en } = trigger;
    return [{ code: `${code}:${criterion}`, level, zh, en }];
  });
}

/**
 * Indicator triggers: overdue loans and vetoes, read off raw indicator values. They hold even when
 * too much else is missing for a score.
 *
 * @param levels the warning levels of the model
 * @param values indicator values by id, in the indicators' units
 * @returns the triggers that the values set off, in the order of the file
 * @example
 * indicatorTriggers(defaultModel().levels, { K1: 31 })[0].code; // => "OVERDUE_31_90"
 */
export function indicatorTriggers(
  levels: WarningLevelsFile,
  values: Readonly<Record<string, number | null | undefined>>,
): readonly Trigger[] {
  return levels.indicatorTriggers
    .filter((trigger) => sets(trigger, values[trigger.indicator] ?? null))
    .map(({ code, level, zh, en }) => ({ code, level, zh, en }));
}

function sets({ above, atLeast, atMost }: IndicatorTrigger, value: number | null): boolean {
  if (value === null) return false;
  return (
    (above === undefined || value > above) &&
    (atLeast === undefined || value >= atLeast) &&
    (atMost === undefined || value <= atMost)
  );
}
