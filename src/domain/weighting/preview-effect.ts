import { draftHistory } from '../../db/drafts.ts';
import { listNewestRatings, type NewestRatingRow } from '../../db/ratings.ts';
import { roundScore } from '../../engine/curve.ts';
import { drawnWeights, type Effect, effectsOf } from '../../engine/effect.ts';
import { LEVELS } from '../../engine/levels.ts';
import { modelNodes } from '../../engine/model-nodes.ts';
import { prepareModel } from '../../engine/scoring-model.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { dayInChina } from '../day.ts';
import { DomainError } from '../errors.ts';
import { modelInForce } from '../models/find.ts';
import { requirePermission } from '../permissions.ts';
import { evidenceOfMany } from '../ratings/evidence.ts';
import { excludes, newestClosing } from './closing.ts';
import { baseOf, getDraftRow } from './draft.ts';
import { modelFileOf } from './model-file.ts';
import { opinionsOf, panelOf, tableOf } from './panel.ts';
import type { EffectPreview } from './review-schemas.ts';

/** More cooperatives than a county has. */
const COOPERATIVES_MAX = 5000;

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
  const { countyCode } = requirePermission(ctx, 'weighting:read');
  return read(ctx, async (trx) => {
    const history = await draftHistory(trx, await getDraftRow(trx, ctx, draftId));
    const { draft } = history;
    const closing = newestClosing(history);
    if (closing === undefined) throw new DomainError('WEIGHTING_STATE');
    const base = await baseOf(trx, draft);
    const inForce = (await modelInForce(trx, countyCode, draft.modelId, ctx.now())) ?? base;
    const file = await modelFileOf(trx, history, base, closing, dayInChina(ctx.now()));
    const drafted = prepareModel({ file, digest: '' });
    const rows = await listNewestRatings(trx, countyCode, COOPERATIVES_MAX);
    const values = await evidenceOfMany(trx, countyCode, rows);
    const panel = await panelOf(trx, history, closing.round);
    const matrices = modelNodes(base.file).map((node) => {
      const opinions = opinionsOf(node, panel, tableOf(draft), excludes(closing.excluded));
      return [node.id, opinions.map(({ matrix }) => matrix)] as const;
    });
    const options = { draws: drawsFor(rows.length), seed: SEED };
    const drawn = drawnWeights(drafted, Object.fromEntries(matrices), options);
    const effects = effectsOf(inForce, drafted, drawn, values);
    return {
      draftId,
      inForce: { id: inForce.id, version: inForce.version, digest: inForce.digest },
      version: draft.version,
      ...options,
      counts: countLevels(effects),
      movers: effects.filter(isMover).length,
      cooperatives: rows
        .map((row, k) => describe(row, effects[k] as Effect))
        .sort((a, b) => Number(b.isMover) - Number(a.isMover) || size(b) - size(a)),
    };
  });
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
