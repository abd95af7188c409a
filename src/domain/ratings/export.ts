import { findRatingBasis } from '../../db/rating-basis.ts';
import { findRating } from '../../db/ratings.ts';
import { answerScoreRequest } from '../../engine/score-request.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { modelVersion } from '../models/find.ts';
import { requirePermission } from '../permissions.ts';
import { evidenceValues } from './evidence.ts';
import { historyOf } from './history.ts';

/**
 * A rating as files: the line that `heheng score` is given together with the file of the model, and
 * the line that it must print, to the byte.
 */
export async function exportRating({
  ctx,
  input: { uscc, ratingId },
}: {
  ctx: Context;
  input: { uscc: string; ratingId: string };
}): Promise<{ readonly scoreInput: string; readonly scoreOutput: string }> {
  const { countyCode } = requirePermission(ctx, 'cooperatives:read');
  return read(ctx, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const row = await findRating(trx, countyCode, uscc, ratingId);
    if (row === undefined) throw new DomainError('NOT_FOUND');
    const model = await modelVersion(trx, countyCode, row.modelId, row.modelVersion);
    if (model === undefined) throw new Error(`${ratingId}: its model version is not published`);
    const known = Object.entries(await evidenceValues(trx, countyCode, row)).filter(
      ([, value]) => value !== null,
    );
    const history = historyOf(await findRatingBasis(trx, countyCode, ratingId));
    const values = Object.fromEntries(known);
    const request = { id: ratingId, values, ...(history === undefined ? {} : { history }) };
    const answer = answerScoreRequest(request, model);
    if ('error' in answer || answer.score !== row.score || answer.level !== row.level) {
      throw new Error(`${ratingId}: its evidence gives another score than the one on record`);
    }
    return { scoreInput: lineOf(request), scoreOutput: lineOf(answer) };
  });
}

const lineOf = (value: object): string => `${JSON.stringify(value)}\n`;
