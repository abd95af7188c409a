import { findCooperative, type RatedCooperativeRow } from '../../db/cooperatives.ts';
import type { CooperativeRow, TownRow } from '../../db/tables.ts';
import type { Trx } from '../../db/transaction.ts';
import { roundScore } from '../../engine/curve.ts';
import { LEVELS } from '../../engine/levels.ts';
import { defaultModel } from '../../engine/scoring-model.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { visibilityOf } from '../permissions.ts';
import type { Cooperative, RatedCooperative } from './schemas.ts';

/** A cooperative that the actor may see; one that they may not see is not there. */
export async function getCooperativeRow(
  trx: Trx,
  { actor }: Context,
  uscc: string,
): Promise<CooperativeRow> {
  const row = await findCooperative(trx, actor.countyCode, uscc, visibilityOf(actor));
  if (row === undefined) throw new DomainError('NOT_FOUND');
  return row;
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
