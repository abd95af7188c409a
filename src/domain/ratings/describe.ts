import type { DecidedReviewRow } from '../../db/reviews.ts';
import type { RatingRow } from '../../db/tables.ts';
import type { Assessment, IndicatorTrace } from '../../engine/assess.ts';
import type { Values } from '../../engine/expression.ts';
import { improvements } from '../../engine/improvements.ts';
import { LEVELS, type Level } from '../../engine/levels.ts';
import { scoreIndicators } from '../../engine/score.ts';
import type { Indicator, ScoringModel } from '../../engine/scoring-model.ts';
import { screening } from '../../engine/shell-screen.ts';
import { namedFact } from '../facts/read.ts';
import { describeReview } from '../reviews/describe.ts';
import type { Rating, RatingSummary } from './schemas.ts';

const levelOf = (text: string | null): Level | null =>
  LEVELS.find((level) => level === text) ?? null;

export function summarise(row: RatingRow): RatingSummary {
  return {
    ratingId: row.ratingId,
    uscc: row.uscc,
    fiscalYear: row.fiscalYear,
    score: row.score,
    level: levelOf(row.level) ?? 'REVIEW',
    levelByScore: levelOf(row.levelByScore),
    missingWeight: row.missingWeight,
    model: { id: row.modelId, version: row.modelVersion, digest: row.modelDigest },
    statementId: row.statementId,
    factSheetId: row.factSheetId,
    standingSheetId: row.standingSheetId,
    ratedBy: row.ratedBy,
    ratedAt: row.ratedAt.toISOString(),
  };
}

type RatedWith = {
  readonly review?: DecidedReviewRow | undefined;
  /** The third-party items that it rests on. */
  readonly itemIds?: readonly string[] | undefined;
  /** The amounts and facts that it was computed from. */
  readonly values: Values;
};

/** A rating with everything that it is made of. */
export function describeRating(
  row: RatingRow,
  model: ScoringModel,
  assessment: Assessment,
  { review, itemIds, values }: RatedWith,
): Rating {
  const indicators = model.criteria.flatMap((criterion) =>
    criterion.indicators.map((indicator) => describe(criterion.id, indicator, assessment)),
  );
  return {
    ...summarise(row),
    objection: review === undefined ? null : describeObjection(review),
    thirdPartyItems: [...(itemIds ?? [])],
    screening: screening(model.shellScreen, values).map(({ rule, holds }) => ({
      ...{ id: rule.id, zh: rule.zh, en: rule.en, holds },
    })),
    triggers: [...assessment.triggers],
    criteria: model.criteria.map(({ id, zh, en, weight }) => ({
      id,
      zh,
      en,
      score: assessment.criteria[id]?.score ?? null,
      weight: assessment.criteria[id]?.weight ?? 0,
      modelWeight: weight,
    })),
    indicators,
    improvements: describeImprovements(model, assessment),
  };
}

function describeObjection(review: DecidedReviewRow): Rating['objection'] {
  const { requestId, state, requestedAt, decidedAt } = describeReview(review);
  return { requestId, state, requestedAt, decidedAt };
}

function describe(
  criterion: string,
  { id, file }: Indicator,
  { indicators, trace }: Assessment,
): Rating['indicators'][number] {
  const { value, score, weight, contribution } = indicators[id] ?? NOTHING;
  const { inputs, state, reason, missing, flags } = trace[id] as IndicatorTrace;
  return {
    id,
    criterion,
    zh: file.zh,
    en: file.en,
    unit: file.unit,
    formula: file.formula,
    formulaZh: file.formulaZh,
    parameters: Object.fromEntries((file.parameters ?? []).map((it) => [it.id, it.value])),
    basis: file.basis,
    inputs: { ...inputs },
    state,
    value,
    score,
    weight,
    contribution,
    lost: score === null ? 0 : weight * (100 - score),
    reason: reason ?? null,
    missing: (missing ?? []).map(namedFact),
    flags: [...flags],
    advice: file.advice,
  };
}

const NOTHING = { value: null, score: null, weight: 0, contribution: 0 };

/** Where there is no score, there is nothing that one number could raise. */
function describeImprovements(
  model: ScoringModel,
  { score, indicators, triggers }: Assessment,
): Rating['improvements'] {
  if (score === null) return [];
  const files = new Map(
    model.criteria.flatMap((it) => it.indicators.map(({ id, file }) => [id, file] as const)),
  );
  const values = Object.fromEntries(
    Object.entries(indicators).map(([id, { value }]) => [id, value]),
  );
  // Those of the shell screen and of history: no indicator alone lifts them.
  const lifted = scoreIndicators(model, values).triggers.map(({ code }) => code);
  const held = triggers.filter(({ code }) => !lifted.includes(code));
  return improvements(model, values, held).flatMap((improvement) => {
    const file = files.get(improvement.indicator);
    if (file === undefined) return [];
    const { zh, en, advice, unit } = file;
    return [{ ...improvement, zh, en, advice, unit }];
  });
}
