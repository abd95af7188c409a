import { findCooperative, type RatedCooperativeRow } from '../../db/cooperatives.ts';
import type { CooperativeRow, TownRow } from '../../db/tables.ts';
import type { Trx } from '../../db/transaction.ts';
import { roundScore } from '../../engine/curve.ts';
import { LEVELS } from '../../engine/levels.ts';
import { defaultModel } from '../../engine/scoring-model.ts';
import type { ConsentScope } from '../consents/scopes.ts';
import type { Context } from '../context.ts';
import { disclose } from '../disclosures/disclose.ts';
import { DomainError } from '../errors.ts';
import { visibilityOf } from '../permissions.ts';
import type { Cooperative, RatedCooperative } from './schemas.ts';

/**
 * A cooperative that the actor sees by their office; for those who need a consent, as for those who
 * may not see it, it is not there.
 */
export async function getCooperativeRow(
  trx: Trx,
  { actor }: Context,
  uscc: string,
): Promise<CooperativeRow> {
  const visibility = visibilityOf(actor);
  const row =
    visibility.kind === 'consented'
      ? undefined
      : await findCooperative(trx, actor.countyCode, uscc, visibility);
  if (row === undefined) throw new DomainError('NOT_FOUND');
  return row;
}

/** A cooperative, and the kinds of its data that may be shown with it. */
export type ShownCooperative = {
  readonly row: CooperativeRow;
  readonly shows: (scope: ConsentScope) => boolean;
};

/**
 * A cooperative to show kinds of its data of. To those who need a consent it is shown only with one
 * that allows each kind, and the register of disclosures says so; what is shown besides is entered as
 * far as it is allowed.
 */
export async function showCooperative(
  trx: Trx,
  ctx: Context,
  uscc: string,
  scopes: readonly ConsentScope[],
  besides: readonly ConsentScope[] = [],
): Promise<ShownCooperative> {
  const visibility = visibilityOf(ctx.actor);
  if (visibility.kind !== 'consented') {
    return { row: await getCooperativeRow(trx, ctx, uscc), shows: () => true };
  }
  const row = await findCooperative(trx, ctx.actor.countyCode, uscc, visibility);
  if (row === undefined) throw new DomainError('NOT_FOUND');
  const entries = await disclose(trx, ctx, [{ uscc, scopes, besides }]);
  return { row, shows: (scope) => entries.some(({ shown }) => shown.includes(scope)) };
}

export function describeCooperative(row: CooperativeRow, towns: readonly TownRow[]): Cooperative {
  const town = towns.find(({ townId }) => townId === row.townId);
  return {
    uscc: row.uscc,
    name: row.name,
    nameEn: row.nameEn,
    town: { townId: row.townId, zh: town?.nameZh ?? row.townId, en: town?.nameEn ?? row.townId },
    trade: row.trade,
    tradeEn: row.tradeEn,
    registeredOn: row.registeredOn,
    note: row.note,
    noteEn: row.noteEn,
    recordedAt: row.recordedAt.toISOString(),
  };
}

/** Enters in the register what a list shows of each cooperative to those who need a consent. */
export async function discloseList(
  trx: Trx,
  ctx: Context,
  rows: readonly RatedCooperativeRow[],
): Promise<void> {
  if (visibilityOf(ctx.actor).kind !== 'consented') return;
  const showings = rows.map(({ uscc, ratingId }) => ({
    uscc,
    scopes: ratingId === null ? [] : (['rating'] as const),
  }));
  await disclose(trx, ctx, showings);
}

export function describeRatedCooperative(
  row: RatedCooperativeRow,
  towns: readonly TownRow[],
): RatedCooperative {
  const { ratingId, fiscalYear, score, earlierScore, criterionScores } = row;
  return {
    ...describeCooperative(row, towns),
    ratingId,
    fiscalYear,
    score,
    level: LEVELS.find((level) => level === row.level) ?? null,
    change: score === null || earlierScore === null ? null : roundScore(score - earlierScore),
    criteria: Object.fromEntries(
      defaultModel().criteria.map(({ id }, i) => [id, criterionScores?.[i] ?? null]),
    ),
  };
}
