import { type DraftHistory, draftHistory } from '../../db/drafts.ts';
import { listCountyVersions } from '../../db/model-versions.ts';
import { listNewestRatings, type NewestRatingRow } from '../../db/ratings.ts';
import type { Trx } from '../../db/transaction.ts';
import { roundScore } from '../../engine/curve.ts';
import { drawnWeights, type Effect, effectsOf } from '../../engine/effect.ts';
import { LEVELS } from '../../engine/levels.ts';
import { modelNodes } from '../../engine/model-nodes.ts';
import { indicatorModelVersions } from '../../engine/models.ts';
import { prepareModel, type ScoringModel } from '../../engine/scoring-model.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { dayInChina } from '../day.ts';
import { DomainError } from '../errors.ts';
import { modelInForce, modelVersion, versionBefore } from '../models/find.ts';
import { requirePermission } from '../permissions.ts';
import { evidenceOfMany } from '../ratings/evidence.ts';
import { memoriesOf } from '../ratings/memories.ts';
import { excludes, newestClosing } from './closing.ts';
import { baseOf, getDraftRow } from './draft.ts';
import { modelFileOf } from './model-file.ts';
import { opinionsOf, panelOf, tableOf } from './panel.ts';
import type { EffectPreview } from './review-schemas.ts';

/** Scores that are computed for one preview, at most: a second or so. */
const SCORES_MAX = 20_000;
const DRAWS_MAX = 500;
const DRAWS_MIN = 20;

/** The same draft always gives the same draws. */
const SEED = 1;

/** What a draft would do to every cooperative: by name, by how much, and how sure that is. */
export async function previewEffect({
  ctx,
  input: { draftId },
}: {
  ctx: Context;
  input: { draftId: string };
}): Promise<EffectPreview> {
  requirePermission(ctx, 'weighting:read');
  // Nothing is locked and no connection kept while it is computed.
  return computed(draftId, await read(ctx, (trx) => gather(trx, ctx, draftId)));
}

/** The same within the transaction that decides on it. */
export const effectOf = async (trx: Trx, ctx: Context, draftId: string): Promise<EffectPreview> =>
  computed(draftId, await gather(trx, ctx, draftId));

type Gathered = Awaited<ReturnType<typeof gather>>;

function computed(
  draftId: string,
  { against, standing, drafted, panel, rows, evidence }: Gathered,
): EffectPreview {
  const options = { draws: drawsFor(rows.length), seed: SEED };
  const effects = effectsOf(against, drafted, drawnWeights(drafted, panel, options), evidence);
  return {
    draftId,
    against: { id: against.id, version: against.version, digest: against.digest },
    standing,
    version: drafted.version,
    ...options,
    counts: countLevels(effects),
    movers: effects.filter(isMover).length,
    cooperatives: rows
      .map((row, k) => describe(row, effects[k] as Effect))
      .sort((a, b) => Number(b.isMover) - Number(a.isMover) || size(b) - size(a)),
  };
}

/** Both versions ready to compute, the experts' matrices, and the evidence of every newest rating. */
async function gather(trx: Trx, ctx: Context, draftId: string) {
  const { countyCode } = ctx.actor;
  const history = await draftHistory(trx, await getDraftRow(trx, ctx, draftId));
  const { draft } = history;
  const closing = newestClosing(history);
  if (closing === undefined) throw new DomainError('WEIGHTING_STATE');
  const base = await baseOf(trx, draft);
  const file = await modelFileOf(trx, history, base, closing, dayInChina(ctx.now()));
  const experts = await panelOf(trx, history, closing.round);
  const isExcluded = excludes(closing.excluded);
  const panel = modelNodes(base.file).map((node) => {
    const opinions = opinionsOf(node, experts, tableOf(draft), isExcluded);
    return [node.id, opinions.map(({ matrix }) => matrix)] as const;
  });
  const rows = await listNewestRatings(trx, countyCode);
  const values = await evidenceOfMany(trx, countyCode, rows);
  const memories = await memoriesOf(trx, countyCode, rows);
  return {
    ...(await comparedWith(trx, ctx, history, base)),
    drafted: prepareModel({ file, digest: '' }),
    panel: Object.fromEntries(panel),
    rows,
    evidence: values.map((it, k) => ({ values: it, memory: memories[k] })),
  };
}

/** A draft is compared with the version in force, and once it is published with the one it replaces. */
async function comparedWith(
  trx: Trx,
  { now }: Context,
  { draft, publication }: DraftHistory,
  base: ScoringModel,
): Promise<{ against: ScoringModel; standing: EffectPreview['standing'] }> {
  const { countyCode, modelId, version } = draft;
  if (publication === undefined) {
    const inForce = await modelInForce(trx, countyCode, modelId, now());
    return { against: inForce ?? base, standing: 'in-force' };
  }
  const versions = await listCountyVersions(trx, countyCode, modelId);
  const before = versionBefore(versions, indicatorModelVersions(modelId), version);
  const replaced = await modelVersion(trx, countyCode, modelId, before);
  return { against: replaced ?? base, standing: 'replaced' };
}

const drawsFor = (cooperatives: number): number =>
  Math.max(DRAWS_MIN, Math.min(DRAWS_MAX, Math.floor(SCORES_MAX / Math.max(1, cooperatives))));

const isMover = ({ before, after }: Effect): boolean => before.level !== after.level;

const size = ({ change }: { readonly change: number | null }): number => Math.abs(change ?? 0);

function countLevels(effects: readonly Effect[]): EffectPreview['counts'] {
  return LEVELS.map((level) => ({
    level,
    before: effects.filter(({ before }) => before.level === level).length,
    after: effects.filter(({ after }) => after.level === level).length,
  }));
}

function describe(
  { uscc, name, nameEn, fiscalYear }: NewestRatingRow,
  effect: Effect,
): EffectPreview['cooperatives'][number] {
  const { before, after, probability, low, high } = effect;
  const isScored = before.score !== null && after.score !== null;
  return {
    uscc,
    name,
    nameEn,
    fiscalYear,
    before: { score: before.score, level: before.level },
    after: { score: after.score, level: after.level },
    change: isScored ? roundScore((after.score ?? 0) - (before.score ?? 0)) : null,
    isMover: isMover(effect),
    probability,
    low,
    high,
  };
}
