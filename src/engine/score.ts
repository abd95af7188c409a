import { curveScore, roundScore } from './curve.ts';
import {
  criterionTriggers,
  indicatorTriggers,
  type Level,
  levelByScore,
  type Trigger,
  worstLevel,
} from './levels.ts';
import type { LevelId } from './model-schema.ts';
import type { Indicator, ScoringCriterion, ScoringModel } from './scoring-model.ts';

/** Raw indicator values by id; absent or null means not applicable. */
export type IndicatorValues = Readonly<Record<string, number | null | undefined>>;

export type ScoredIndicator = {
  readonly value: number | null;
  readonly score: number | null;
  /** Its share of the total after the weights of what is missing were handed on. */
  readonly weight: number;
  /** score × weight: the points that it brings to the total. */
  readonly contribution: number;
};

/** A safety score with everything that it is made of. */
export type Score = {
  /** 0–100, rounded to 4 decimals; null if too much is missing. */
  readonly score: number | null;
  readonly level: Level;
  readonly levelByScore: LevelId | null;
  readonly triggers: readonly Trigger[];
  /** The share of the model's weight that had no value. */
  readonly missingWeight: number;
  readonly criteria: Readonly<Record<string, { score: number | null; weight: number }>>;
  readonly indicators: Readonly<Record<string, ScoredIndicator>>;
};

type ScoredCriterion = {
  readonly criterion: ScoringCriterion;
  /** The share of the criterion's weight that has values, 0–1. */
  readonly presentShare: number;
  readonly score: number | null;
};

/**
 * Safety score (层次总排序 with absolute measurement): curves, then weights, then triggers.
 * A missing indicator hands its weight to the others of its criterion in proportion, an empty
 * criterion to the other criteria; above the model's limit of missing weight there is no score.
 * Source: contracts of this project, `heheng score`.
 *
 * Complexity: O(indicators).
 *
 * @param model the prepared model
 * @param values raw indicator values, finite; ids that the model does not have are not read
 * @returns the score with its level, triggers, criteria and contributions
 * @throws {RangeError} if a value is not finite
 * @example
 * scoreIndicators(defaultModel(), {}).level; // => "DATA_GAP"
 */
export function scoreIndicators(model: ScoringModel, values: IndicatorValues): Score {
  const scored = model.criteria.map((criterion) => scoreCriterion(criterion, values));
  const present = scored.filter(isPresent);
  const presentWeight = total(present.map(({ criterion }) => criterion.weight));
  const missingWeight = missingShare(model, values);
  const enough = missingWeight <= model.file.missingWeightLimit.value;
  const score = enough ? roundScore(weightedMean(present.map(criterionTerm))) : null;
  const criteria = Object.fromEntries(
    scored.map((it) => [
      it.criterion.id,
      { score: it.score, weight: isPresent(it) ? it.criterion.weight / presentWeight : 0 },
    ]),
  );
  return {
    ...levelled(model, values, score, criteria),
    missingWeight,
    criteria,
    indicators: Object.fromEntries(
      scored.flatMap((it) =>
        it.criterion.indicators.map((indicator) => [
          indicator.id,
          scoreIndicator(indicator, values, it, presentWeight),
        ]),
      ),
    ),
  };
}

function levelled(
  model: ScoringModel,
  values: IndicatorValues,
  score: number | null,
  criteria: Score['criteria'],
): Pick<Score, 'score' | 'level' | 'levelByScore' | 'triggers'> {
  const fromIndicators = indicatorTriggers(model.levels, values);
  if (score === null) {
    return {
      score,
      level: levelWithoutScore(fromIndicators, 'DATA_GAP'),
      levelByScore: null,
      triggers: fromIndicators,
    };
  }
  const criterionScores = Object.entries(criteria).map(([id, it]) => [id, it.score]);
  const triggers = [
    ...criterionTriggers(model.levels, Object.fromEntries(criterionScores)),
    ...fromIndicators,
  ];
  const byScore = levelByScore(model.levels, score);
  const level = worstLevel([byScore, ...triggers.map((trigger) => trigger.level)]);
  return { score, level, levelByScore: byScore, triggers };
}

/**
 * Level without a score: withholding data hides nothing, so ORANGE and RED triggers hold without a
 * score too. Source: contracts of this project, `heheng score`.
 *
 * @param triggers what the indicator values set off
 * @param otherwise the reason why there is no score
 * @returns the worst of ORANGE and RED that a trigger asks for, else the reason
 * @example
 * levelWithoutScore([], 'DATA_GAP'); // => "DATA_GAP"
 */
export function levelWithoutScore(
  triggers: readonly Trigger[],
  otherwise: 'DATA_GAP' | 'REVIEW',
): Level {
  const severe = triggers
    .map((trigger) => trigger.level)
    .filter((level) => level === 'ORANGE' || level === 'RED');
  return severe.length === 0 ? otherwise : worstLevel(severe);
}

/**
 * Score with more triggers: its level is the worst that any of them asks for. Where there is no
 * score, ORANGE and RED ones still hold.
 *
 * @param score of the indicators
 * @param more triggers from elsewhere, such as the history of ratings
 * @returns the score with all of them
 * @example
 * withTriggers(scoreIndicators(defaultModel(), {}), []).level; // => "DATA_GAP"
 */
export function withTriggers(score: Score, more: readonly Trigger[]): Score {
  if (more.length === 0) return score;
  const triggers = [...score.triggers, ...more];
  const { level } = score;
  const isWithout = level === 'DATA_GAP' || level === 'REVIEW';
  const asked = isWithout
    ? levelWithoutScore(triggers, level)
    : worstLevel([level, ...more.map((trigger) => trigger.level)]);
  return { ...score, triggers, level: asked };
}

function scoreCriterion(criterion: ScoringCriterion, values: IndicatorValues): ScoredCriterion {
  const present = criterion.indicators.filter(({ id }) => isNumber(values[id]));
  if (present.length === 0) return { criterion, presentShare: 0, score: null };
  const presentShare = total(present.map(({ localWeight }) => localWeight));
  const terms = present.map(({ id, anchors, localWeight }) => ({
    weight: localWeight,
    score: curveScore(anchors, values[id] as number),
  }));
  return { criterion, presentShare, score: weightedMean(terms) };
}

type Term = { readonly weight: number; readonly score: number };

const criterionTerm = ({ criterion, score }: ScoredCriterion): Term => ({
  weight: criterion.weight,
  score: score as number,
});

/** Taken from the first score, so that equal scores have exactly that mean: 60 is not below 60. */
function weightedMean(terms: readonly Term[]): number {
  const first = terms[0]?.score ?? 0;
  const distance = total(terms.map(({ weight, score }) => weight * (score - first)));
  return first + distance / total(terms.map(({ weight }) => weight));
}

function scoreIndicator(
  { id, anchors, localWeight }: Indicator,
  values: IndicatorValues,
  { criterion, presentShare }: ScoredCriterion,
  presentWeight: number,
): ScoredIndicator {
  const value = values[id];
  if (!isNumber(value)) return { value: null, score: null, weight: 0, contribution: 0 };
  const weight = (criterion.weight / presentWeight) * (localWeight / presentShare);
  const score = curveScore(anchors, value);
  return { value, score, weight, contribution: score * weight };
}

function missingShare(model: ScoringModel, values: IndicatorValues): number {
  const indicators = model.criteria.flatMap((criterion) => criterion.indicators);
  return total(indicators.filter(({ id }) => !isNumber(values[id])).map(({ weight }) => weight));
}

const isPresent = ({ score }: ScoredCriterion): boolean => score !== null;
const isNumber = (value: unknown): value is number => typeof value === 'number';
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
