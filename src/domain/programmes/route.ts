import { findCaseState } from '../../db/cases.ts';
import { listRatings } from '../../db/ratings.ts';
import type { CooperativeRow, RatingRow } from '../../db/tables.ts';
import type { Trx } from '../../db/transaction.ts';
import { WARNING_LEVELS } from '../../engine/dual-control/case.ts';
import type { Values } from '../../engine/expression.ts';
import { LEVELS, type Level, worstLevel } from '../../engine/levels.ts';
import { rulePack } from '../../engine/models.ts';
import { routeFinance } from '../../engine/route.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { showCooperative } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { evidenceValues } from '../ratings/evidence.ts';
import { readApplication } from './application.ts';
import { describeRoute } from './describe.ts';
import type { Route, RouteInput } from './schemas.ts';

/** The way to finance for a cooperative, with what it would apply for as far as that is said. */
export async function routeCooperative({
  ctx,
  input: { uscc, application },
}: {
  ctx: Context;
  input: { uscc: string; application: RouteInput };
}): Promise<Route> {
  const { countyCode } = requirePermission(ctx, 'cooperatives:read');
  const { values: said, issues } = readApplication(application);
  if (issues.length > 0) throw new DomainError('INPUT_INVALID', issues);
  return read(ctx, async (trx) => {
    const { row: cooperative } = await showCooperative(trx, ctx, uscc, ['rating', 'facts']);
    const [rating] = await listRatings(trx, countyCode, uscc, 1);
    return routeFor(trx, cooperative, rating, said, ctx.now());
  });
}

/** Routes by the level and the evidence of a rating; without a rating data come first. */
export async function routeFor(
  trx: Trx,
  cooperative: CooperativeRow,
  rating: RatingRow | undefined,
  said: Values,
  now: Date,
): Promise<Route> {
  const evidence =
    rating === undefined ? {} : await evidenceValues(trx, cooperative.countyCode, rating);
  const pack = rulePack('green-channel');
  const { countyCode, uscc } = cooperative;
  const rated = LEVELS.find((known) => known === rating?.level) ?? 'DATA_GAP';
  const level = levelOfRoute(rated, await findCaseState(trx, countyCode, uscc));
  const yearsInBusiness = wholeYears(cooperative.registeredOn, now);
  const route = routeFinance(pack.file, level, {
    ...evidence,
    ...said,
    ...implied(evidence, said),
    yearsInBusiness,
  });
  return describeRoute(cooperative.uscc, rating?.ratingId ?? null, level, pack, route);
}

/**
 * A level falls by its case alone: a better rating opens no way before. Whoever leaves borrows no more,
 * and is routed as in danger.
 */
function levelOfRoute(rated: Level, state: string | undefined): Level {
  if (state === 'EXIT' || state === 'CLOSED') return 'RED';
  const known = WARNING_LEVELS.find((level) => level === state);
  const own = WARNING_LEVELS.find((level) => level === rated);
  if (known === undefined || known === 'NORMAL') return rated;
  return own === undefined ? rated : worstLevel([known, own]);
}

/** Overdue interest is an overdue loan, whatever is on record. */
function implied({ overdueDays }: Values, { overdueInterest }: Values): Values {
  return overdueInterest === 1 ? { overdueDays: Math.max(1, overdueDays ?? 0) } : {};
}

function wholeYears(since: string, now: Date): number {
  const [year = 0, month = 1, day = 1] = since.split('-').map(Number);
  const reached =
    now.getUTCMonth() + 1 > month || (now.getUTCMonth() + 1 === month && now.getUTCDate() >= day);
  return now.getUTCFullYear() - year - (reached ? 0 : 1);
}
