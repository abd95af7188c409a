import { type FormerRatingRow, listFormerRatings } from '../../db/ratings.ts';
import { findStatement } from '../../db/statements.ts';
import type { RatingBasisRow } from '../../db/third-party-tables.ts';
import type { Trx } from '../../db/transaction.ts';
import { type Breach, type History, historySchema } from '../../engine/history/schema.ts';
import type { Memory } from '../../engine/history/under.ts';
import { warningHistory } from '../../engine/models.ts';
import type { ScoringModel } from '../../engine/scoring-model.ts';
import type { Context } from '../context.ts';
import { dayInChina } from '../day.ts';
import { beginOf } from '../retention/period.ts';
import { evidenceOfMany } from './evidence.ts';

type Remembering = {
  readonly uscc: string;
  readonly fiscalYear: number;
  readonly statementId: string | null;
  readonly breaches: readonly Breach[];
};

const DAY_MS = 86_400_000;

/** What a new rating remembers of the last quarter; undefined where there is nothing. */
export async function gatherMemory(
  trx: Trx,
  { now, actor }: Context,
  model: ScoringModel,
  { uscc, fiscalYear, statementId, breaches }: Remembering,
): Promise<Memory | undefined> {
  const { file, digest } = warningHistory();
  // A day more, since days begin earlier in China; the engine counts by days.
  const since = new Date(beginOf(now(), file.quarter).getTime() - DAY_MS);
  const of = { uscc, modelId: model.id, fiscalYear, since };
  const rows = await listFormerRatings(trx, actor.countyCode, of);
  if (rows.length === 0 && breaches.length === 0) return undefined;
  const statement =
    statementId === null
      ? undefined
      : await findStatement(trx, actor.countyCode, uscc, statementId);
  const form = statement?.form ?? null;
  const rules = { file: `history/${file.id}/${file.version}.json`, digest };
  const history = { rules, on: dayInChina(now()), form, ratings: [], breaches: [...breaches] };
  return { history, former: await formerRatings(trx, actor.countyCode, rows) };
}

/** Former ratings with what they were computed from, since scores of two versions cannot be compared. */
export async function formerRatings(
  trx: Trx,
  countyCode: string,
  rows: readonly FormerRatingRow[],
): Promise<Memory['former']> {
  const values = await evidenceOfMany(trx, countyCode, rows);
  return rows.map(({ ratedAt, form, modelVersion }, k) => ({
    on: dayInChina(ratedAt),
    form,
    version: modelVersion,
    values: values[k] ?? {},
  }));
}

/** What a rating remembers, as it was kept with it. */
export const historyOf = (basis: RatingBasisRow | undefined): History | undefined =>
  basis === undefined || basis.history === null
    ? undefined
    : historySchema.parse(JSON.parse(basis.history));
