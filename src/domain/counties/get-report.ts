import { getCounty, listTowns } from '../../db/counties.ts';
import { listRatings } from '../../db/ratings.ts';
import { findStatement } from '../../db/statements.ts';
import type { RatingRow } from '../../db/tables.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { describeCooperative, showCooperative } from '../cooperatives/describe.ts';
import { requirePermission } from '../permissions.ts';
import { askedFacts, readApplication } from '../programmes/application.ts';
import { routeFor } from '../programmes/route.ts';
import type { RouteInput } from '../programmes/schemas.ts';
import { summarise } from '../ratings/describe.ts';
import { recompute } from '../ratings/get.ts';
import type { RatingSummary } from '../ratings/schemas.ts';
import { describeChecked } from '../statements/describe.ts';
import { describeCounty } from './get-overview.ts';
import type { Report } from './schemas.ts';

/** How many ratings the history is taken from. */
const RATINGS_MAX = 100;

/** One cooperative's report: its rating, where it comes from, how it went, and the way to finance. */
export async function getReport({
  ctx,
  input: { uscc, application },
}: {
  ctx: Context;
  input: { uscc: string; application: RouteInput };
}): Promise<Report> {
  const { countyCode } = requirePermission(ctx, 'cooperatives:read');
  const said = readApplication(application);
  return read(ctx, async (trx) => {
    const shown = ['statements', 'facts'] as const;
    const { row, shows } = await showCooperative(trx, ctx, uscc, ['rating'], shown);
    const ratings = await listRatings(trx, countyCode, uscc, RATINGS_MAX);
    const [newest] = ratings;
    const statement =
      newest?.statementId == null || !shows('statements')
        ? undefined
        : await findStatement(trx, countyCode, uscc, newest.statementId);
    return {
      county: describeCounty(await getCounty(trx, countyCode)),
      cooperative: describeCooperative(row, await listTowns(trx, countyCode)),
      rating: newest === undefined ? null : await recompute(trx, newest),
      history: newestOfEachYear(ratings),
      statement: statement === undefined ? null : await describeChecked(trx, statement),
      route: shows('facts') ? await routeFor(trx, row, newest, said.values, ctx.now()) : null,
      application: askedFacts(application, said),
    };
  });
}

function newestOfEachYear(newestFirst: readonly RatingRow[]): RatingSummary[] {
  const byYear = new Map<number, RatingRow>();
  for (const row of newestFirst) if (!byYear.has(row.fiscalYear)) byYear.set(row.fiscalYear, row);
  return [...byYear.values()].sort((a, b) => a.fiscalYear - b.fiscalYear).map(summarise);
}
