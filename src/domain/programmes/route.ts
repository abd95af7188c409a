import { listRatings } from '../../db/ratings.ts';
import type { CooperativeRow, RatingRow } from '../../db/tables.ts';
import type { Trx } from '../../db/transaction.ts';
import { readFacts } from '../../engine/facts.ts';
import type { Values } from '../../engine/formula.ts';
import { LEVELS } from '../../engine/levels.ts';
import { rulePack } from '../../engine/models.ts';
import { routeFinance } from '../../engine/route.ts';
import { applicationFacts } from '../../engine/vocabulary.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { namedFact } from '../facts/read.ts';
import { requirePermission } from '../permissions.ts';
import { evidenceValues } from '../ratings/evidence.ts';
import { describeRoute } from './describe.ts';
import { type AskedFact, type Route, type RouteInput, routeInput } from './schemas.ts';

/** The way to finance for a cooperative, with what it would apply for as far as that is said. */
export async function routeCooperative({
  ctx,
  input: { uscc, application },
}: {
  ctx: Context;
  input: { uscc: string; application: RouteInput };
}): Promise<Route> {
  const { countyCode } = requirePermission(ctx, 'cooperatives:read');
  const said = readApplication(application);
  return read(ctx, async (trx) => {
    const cooperative = await getCooperativeRow(trx, ctx, uscc);
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
  const level = LEVELS.find((known) => known === rating?.level) ?? 'DATA_GAP';
  const yearsInBusiness = wholeYears(cooperative.registeredOn, now);
  const route = routeFinance(pack.file, level, {
    ...evidence,
    ...said,
    ...implied(evidence, said),
    yearsInBusiness,
  });
  return describeRoute(cooperative.uscc, rating?.ratingId ?? null, level, pack, route);
}

/** Overdue interest is an overdue loan, whatever is on record. */
function implied({ overdueDays }: Values, { overdueInterest }: Values): Values {
  return overdueInterest === 1 ? { overdueDays: Math.max(1, overdueDays ?? 0) } : {};
}

/** What an application says, as values of facts. */
export function readApplication(application: RouteInput): Values {
  const parsed = routeInput.parse(application);
  const given = Object.entries(parsed).filter(([, value]) => value !== undefined);
  const { values, problems } = readFacts(applicationFacts(), Object.fromEntries(given));
  const nothing = values.amountYuan === 0 ? [NO_AMOUNT] : [];
  if (problems.length + nothing.length === 0) return values;
  const issues = [...problems, ...nothing].map(({ fact, code, zh, en }) => ({
    pointer: `/${fact}`,
    code,
    zh,
    en,
  }));
  throw new DomainError('INPUT_INVALID', issues);
}

const NO_AMOUNT = {
  fact: 'amountYuan',
  code: 'FACT_INVALID',
  zh: '申请金额应大于零。',
  en: 'The amount must be more than 0.',
};

/** What may be said of an application, with what was said. */
export function askedFacts(application: RouteInput): AskedFact[] {
  return Object.keys(routeInput.shape).map((fact) => ({
    ...namedFact(fact),
    unit: applicationFacts().get(fact)?.unit ?? '',
    said: application[fact as keyof RouteInput] ?? null,
  }));
}

function wholeYears(since: string, now: Date): number {
  const [year = 0, month = 1, day = 1] = since.split('-').map(Number);
  const reached =
    now.getUTCMonth() + 1 > month || (now.getUTCMonth() + 1 === month && now.getUTCDate() >= day);
  return now.getUTCFullYear() - year - (reached ? 0 : 1);
}
