import { listRatingBases } from '../../db/rating-basis.ts';
import { listRatingsBefore } from '../../db/ratings.ts';
import type { Trx } from '../../db/transaction.ts';
import type { Memory } from '../../engine/history/under.ts';
import { warningHistory } from '../../engine/models.ts';
import { ASKED_AT_ONCE, type RatedEvidence } from './evidence.ts';
import { formerRatings, historyOf } from './history.ts';

/** What ratings remember, in their order; undefined for those that remember nothing. */
export async function memoriesOf(
  trx: Trx,
  countyCode: string,
  all: readonly RatedEvidence[],
): Promise<(Memory | undefined)[]> {
  const found: (Memory | undefined)[] = [];
  for (let from = 0; from < all.length; from += ASKED_AT_ONCE) {
    const ids = all.slice(from, from + ASKED_AT_ONCE).map(({ ratingId }) => ratingId);
    found.push(...(await memoriesOfSome(trx, countyCode, ids)));
  }
  return found;
}

async function memoriesOfSome(trx: Trx, countyCode: string, ratingIds: readonly string[]) {
  const bases = await listRatingBases(trx, countyCode, ratingIds);
  const remembering = ratingIds.filter((id) => historyOf(bases.get(id)) !== undefined);
  const months = warningHistory().file.quarter.value;
  const rows = await listRatingsBefore(trx, countyCode, { ratingIds: remembering, months });
  const former = await formerRatings(trx, countyCode, rows);
  const formerOf = Map.groupBy(former, (_, k) => rows[k]?.before);
  return ratingIds.map((id) => {
    const history = historyOf(bases.get(id));
    return history && { history, former: formerOf.get(id) ?? [] };
  });
}
