import { insertShadowRatings } from '../../db/model-versions.ts';
import { insertRatingBasis } from '../../db/rating-basis.ts';
import { insertRating, listRatings } from '../../db/ratings.ts';
import type { RatingRow } from '../../db/tables.ts';
import type { Trx } from '../../db/transaction.ts';
import { type Assessment, assess } from '../../engine/assess.ts';
import type { Evidence } from '../../engine/effect.ts';
import type { History } from '../../engine/history/schema.ts';
import { historyUnder } from '../../engine/history/under.ts';
import { DEFAULT_MODEL_ID, type ScoringModel } from '../../engine/scoring-model.ts';
import { canonicalJson } from '../canonical.ts';
import { originOf, toldMoves } from '../cases/advance.ts';
import { followRating } from '../cases/follow-rating.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { modelInForce, shadowModels } from '../models/find.ts';
import { lastEndedYear, requireEndedYear, requireRegistered } from '../not-in-the-future.ts';
import { requirePermission } from '../permissions.ts';
import { type Happening, publish } from '../webhooks/publish.ts';
import { describeRating } from './describe.ts';
import { type EvidenceIds, gatherEvidence, valuesOnRecord } from './evidence.ts';
import { gatherMemory } from './history.ts';
import { type RateCooperativeInput, type Rating, rateCooperativeInput } from './schemas.ts';
import { gatherThirdParty, type ThirdPartyEvidence } from './third-party.ts';

/**
 * Rates a cooperative from its newest verified statement and the facts on record. With nothing at
 * hand the rating is DATA_GAP, which is an answer too.
 */
export async function rateCooperative({
  ctx,
  input: { uscc, request },
}: {
  ctx: Context;
  input: { uscc: string; request: RateCooperativeInput };
}): Promise<Changed<Rating>> {
  const { countyCode, id: ratedBy } = requirePermission(ctx, 'ratings:rate');
  const { model: modelId, fiscalYear } = rateCooperativeInput.parse(request);
  if (fiscalYear !== undefined) requireEndedYear(ctx, fiscalYear);
  const rating = { verb: 'ratings.rate', input: { uscc, request }, chain: uscc };
  return change(ctx, rating, async (trx) => {
    const model = await modelInForce(trx, countyCode, modelId ?? DEFAULT_MODEL_ID, ctx.now());
    if (model === undefined) throw new DomainError('MODEL_UNKNOWN');
    const cooperative = await getCooperativeRow(trx, ctx, uscc);
    if (fiscalYear !== undefined) requireRegistered(cooperative, fiscalYear);
    const lastYear = lastEndedYear(ctx);
    const evidence = (await gatherEvidence(trx, countyCode, uscc, fiscalYear, lastYear)) ?? {
      ...NO_EVIDENCE,
      fiscalYear: fiscalYear ?? lastYear,
    };
    const { fiscalYear: year, ...ids } = evidence;
    const onRecord = await valuesOnRecord(trx, countyCode, ids);
    const of = { uscc, fiscalYear: year };
    const thirdParty = await gatherThirdParty(trx, ctx, of, onRecord);
    const values = { ...onRecord, ...thirdParty.facts };
    const { breaches, itemIds } = thirdParty;
    const memory = await gatherMemory(trx, ctx, model, { ...of, ...ids, breaches });
    const history = memory && historyUnder(model, memory);
    const assessment = assess(model, values, history);
    const who = { countyCode, ratingId: ctx.newId('rat'), uscc, ratedBy, ratedAt: ctx.now() };
    const row = { ...who, ...evidence, ...scored(model, assessment) };
    await insertRating(trx, row);
    await keepBasis(trx, row, thirdParty, history);
    await publish(trx, countyCode, [madeOf(row)]);
    const shadows = await rateInShadow(trx, ctx, row, { values, memory });
    // The rating of a year that is over already says nothing about today.
    const [newest] = await listRatings(trx, countyCode, uscc, 1);
    const isNewest = newest?.ratingId === row.ratingId;
    const moves = isNewest ? await followRating(trx, originOf(ctx.actor), row, ctx.now()) : [];
    const { ratingId, score, level, statementId, factSheetId, standingSheetId } = row;
    const audit = {
      action: 'rating.rate',
      subject: ratingId,
      basis: '高政办字〔2022〕21号 第 10 项',
      versions: { model: `${model.id}@${model.version}`, digest: model.digest },
      details: {
        ...{ score, level, statementId, factSheetId, standingSheetId, ...shadows },
        ...(itemIds.length === 0 ? {} : { thirdPartyItems: itemIds }),
        ...(moves.length === 0 ? {} : { moves: toldMoves(moves) }),
      },
    };
    return { value: describeRating(row, model, assessment, { itemIds, values }), audit };
  });
}

/** What the rating rests on besides its statement and its sheets, where there is something. */
async function keepBasis(
  trx: Trx,
  { countyCode, ratingId, uscc }: RatingRow,
  { itemIds, facts }: ThirdPartyEvidence,
  history: History | undefined,
): Promise<void> {
  if (itemIds.length === 0 && history === undefined) return;
  const remembered = history === undefined ? null : canonicalJson(history);
  const of = { countyCode, ratingId, uscc };
  await insertRatingBasis(trx, { ...of, itemIds: [...itemIds], ...facts, history: remembered });
}

const madeOf = ({
  uscc,
  ratedAt: at,
  ratingId,
  fiscalYear,
  score,
  level,
}: RatingRow): Happening => ({
  ...{ uscc, type: 'rating.made', at, data: { ratingId, fiscalYear, score, level } },
});

/** What versions say that are not in force yet: kept beside the rating, and nobody is told it. */
async function rateInShadow(
  trx: Trx,
  ctx: Context,
  { countyCode, ratingId, modelId }: RatingRow,
  { values, memory }: Evidence,
): Promise<{ readonly shadows?: readonly string[] }> {
  const models = await shadowModels(trx, countyCode, modelId, ctx.now());
  const rows = models.map((model) => {
    const { score, level } = assess(model, values, memory && historyUnder(model, memory));
    return { countyCode, ratingId, modelId, modelVersion: model.version, score, level };
  });
  await insertShadowRatings(trx, rows);
  return rows.length === 0 ? {} : { shadows: rows.map(({ modelVersion }) => modelVersion) };
}

const NO_EVIDENCE: EvidenceIds = {
  statementId: null,
  factSheetId: null,
  standingSheetId: null,
};

type Scored = Pick<
  RatingRow,
  | 'modelId'
  | 'modelVersion'
  | 'modelDigest'
  | 'score'
  | 'level'
  | 'levelByScore'
  | 'triggers'
  | 'missingWeight'
  | 'criterionScores'
>;

/** What a rating keeps of an assessment. */
export function scored(model: ScoringModel, assessment: Assessment): Scored {
  return {
    modelId: model.id,
    modelVersion: model.version,
    modelDigest: model.digest,
    score: assessment.score,
    level: assessment.level,
    levelByScore: assessment.levelByScore,
    triggers: assessment.triggers.map(({ code }) => code),
    missingWeight: assessment.missingWeight,
    criterionScores: model.criteria.map(({ id }) => assessment.criteria[id]?.score ?? null),
  };
}
