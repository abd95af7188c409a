import { type FormerRatingRow, listFormerRatings } from '../../db/ratings.ts';
import { findStatement } from '../../db/statements.ts';
import type { RatingBasisRow } from '../../db/third-party-tables.ts';
import type { Trx } from '../../db/transaction.ts';
import { assess } from '../../engine/assess.ts';
import {
  type Breach,
  type FormerRating,
  type History,
  historySchema,
} from '../../engine/history/schema.ts';
import { warningHistory } from '../../engine/models.ts';
import type { ScoringModel } from '../../engine/scoring-model.ts';
import type { Context } from '../context.ts';
import { dayInChina } from '../day.ts';
import { beginOf } from '../retention/period.ts';
import { evidenceValues } from './evidence.ts';

type Remembering = {
  readonly uscc: string;
  readonly fiscalYear: number;
  readonly statementId: string | null;
  readonly breaches: readonly Breach[];
};

const DAY_MS = 86_400_000;

/** What a new rating remembers of the last quarter; undefined where there is nothing. */
export async function gatherHistory(
  trx: Trx,
  { now, actor }: Context,
  model: ScoringModel,
  { uscc, fiscalYear, statementId, breaches }: Remembering,
): Promise<History | undefined> {
  const { file, digest } = warningHistory();
  // A day more, since days begin earlier in China; the engine counts by days.
  const since = new Date(beginOf(now(), file.quarter).getTime() - DAY_MS);
  const of = { uscc, modelId: model.id, fiscalYear, since };
  const rows = await listFormerRatings(trx, actor.countyCode, of);
  const ratings: FormerRating[] = [];
  for (const row of rows) {
    const score = await scoreUnder(trx, model, row);
    if (score !== null) ratings.push(remembered(row, score));
  }
  if (ratings.length === 0 && breaches.length === 0) return undefined;
  const statement =
    statementId === null
      ? undefined
      : await findStatement(trx, actor.countyCode, uscc, statementId);
  const form = statement?.form ?? null;
  const rules = { file: `history/${file.id}/${file.version}.json`, digest };
  return { rules, on: dayInChina(now()), form, ratings, breaches: [...breaches] };
}

const remembered = (row: FormerRatingRow, score: number): FormerRating => ({
  on: dayInChina(row.ratedAt),
  score,
  form: row.form,
  version: row.modelVersion,
});

/** Scores of two versions cannot be compared: another one's is computed again under this. */
async function scoreUnder(
  trx: Trx,
  model: ScoringModel,
  row: FormerRatingRow,
): Promise<number | null> {
  if (row.modelDigest === model.digest) return row.score;
  return assess(model, await evidenceValues(trx, row.countyCode, row)).score;
}

/** What a rating remembers, as it was kept with it. */
export const historyOf = (basis: RatingBasisRow | undefined): History | undefined =>
  basis === undefined || basis.history === null
    ? undefined
    : historySchema.parse(JSON.parse(basis.history));
