import { findRatingBasis } from '../../db/rating-basis.ts';
import { findRating, listRatings as listRatingRows } from '../../db/ratings.ts';
import { findReviewOfRating } from '../../db/reviews.ts';
import type { RatingRow } from '../../db/tables.ts';
import type { Trx } from '../../db/transaction.ts';
import { assess } from '../../engine/assess.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { showCooperative } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { modelVersion } from '../models/find.ts';
import { requirePermission } from '../permissions.ts';
import { describeRating } from './describe.ts';
import { evidenceValues } from './evidence.ts';
import { historyOf } from './history.ts';
import type { Rating } from './schemas.ts';

/** The newest rating, or the one that is named, recomputed from the evidence that it is bound to. */
export async function getRating({
  ctx,
  input: { uscc, ratingId },
}: {
  ctx: Context;
  input: { uscc: string; ratingId?: string | undefined };
}): Promise<Rating> {
  const { countyCode } = requirePermission(ctx, 'cooperatives:read');
  return read(ctx, async (trx) => {
    await showCooperative(trx, ctx, uscc, ['rating']);
    const row =
      ratingId === undefined
        ? (await listRatingRows(trx, countyCode, uscc, 1))[0]
        : await findRating(trx, countyCode, uscc, ratingId);
    if (row === undefined) throw new DomainError('NOT_FOUND');
    return recompute(trx, row);
  });
}

/**
 * What a rating is made of is not stored: the model version, the statement and the facts that it is
 * bound to give it again. Should they ever give another score, that is an alarm, not an answer.
 */
export async function recompute(trx: Trx, row: RatingRow): Promise<Rating> {
  const model = await modelVersion(trx, row.countyCode, row.modelId, row.modelVersion);
  if (model === undefined) throw new Error(`${row.ratingId}: its model version is not published`);
  const values = await evidenceValues(trx, row.countyCode, row);
  const basis = await findRatingBasis(trx, row.countyCode, row.ratingId);
  const assessment = assess(model, values, historyOf(basis));
  if (assessment.score !== row.score || assessment.level !== row.level) {
    throw new Error(`${row.ratingId}: recomputing gives another score than the one on record`);
  }
  const review = await findReviewOfRating(trx, row.countyCode, row.ratingId);
  return describeRating(row, model, assessment, { review, itemIds: basis?.itemIds, values });
}
