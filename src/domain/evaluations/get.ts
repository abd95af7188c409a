import { getCounty, listTowns } from '../../db/counties.ts';
import {
  type CaseAgesRow,
  countDuties,
  type EvaluatedCooperativeRow,
  listEvaluatedCooperatives,
  listStays,
  measureCaseAges,
  type Period,
  type PunctualityRow,
  type StayRow,
} from '../../db/evaluations.ts';
import type { StateId } from '../../engine/dual-control/schema.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { lastEndedYear } from '../not-in-the-future.ts';
import { requirePermission } from '../permissions.ts';
import { agesOf, bodiesOf, movesSince, sidesOf } from './figures.ts';
import {
  type EvaluatedCooperative,
  type Evaluation,
  type EvaluationInput,
  evaluationInput,
} from './schemas.ts';

/** How both sides kept their duties in a year, and what became of the cases; a township its own. */
export async function getEvaluation({
  ctx,
  input,
}: {
  ctx: Context;
  input: EvaluationInput;
}): Promise<Evaluation> {
  const { countyCode } = requirePermission(ctx, 'evaluation:read');
  const { year } = evaluationInput.parse(input);
  // A year that has not begun has no evaluation.
  if (year > lastEndedYear(ctx) + 1) throw new DomainError('NOT_FOUND');
  const period = periodOf(year, ctx.now());
  return read(ctx, async (trx) => {
    const county = await getCounty(trx, countyCode);
    const cooperatives = await listEvaluatedCooperatives(trx, countyCode);
    const gathered = {
      period,
      dutiesOf: byCooperative(await countDuties(trx, countyCode, period)),
      staysOf: byCooperative(await listStays(trx, countyCode, period)),
      ages: await measureCaseAges(trx, countyCode, endOf(period)),
    };
    const towns = (await listTowns(trx, countyCode)).flatMap((town) => {
      const own = cooperatives.filter(({ townId }) => townId === town.townId);
      if (own.length === 0) return [];
      const named = { townId: town.townId, zh: town.nameZh, en: town.nameEn };
      return [{ town: named, ...groupOf(gathered, own, town.townId) }];
    });
    return {
      ...{ year, county: { zh: county.nameZh, en: county.nameEn } },
      ...{ asOf: period.asOf.toISOString(), isComplete: year <= lastEndedYear(ctx) },
      total: groupOf(gathered, cooperatives, null),
      towns,
      cooperatives: cooperatives.map((row) => evaluatedOf(gathered, row)),
    };
  });
}

/** A calendar year in China. */
const periodOf = (year: number, asOf: Date): Period => ({
  from: new Date(`${year}-01-01T00:00:00+08:00`),
  until: new Date(`${year + 1}-01-01T00:00:00+08:00`),
  asOf,
});

const endOf = ({ until, asOf }: Period): Date => (asOf < until ? asOf : until);

type Gathered = {
  readonly period: Period;
  readonly dutiesOf: Of<PunctualityRow>;
  readonly staysOf: Of<StayRow>;
  readonly ages: readonly CaseAgesRow[];
};

/** The rows of a cooperative. */
type Of<Row> = (cooperative: { readonly uscc: string }) => readonly Row[];

function byCooperative<Row extends { readonly uscc: string }>(rows: readonly Row[]): Of<Row> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.uscc, [...(groups.get(row.uscc) ?? []), row]);
  return ({ uscc }) => groups.get(uscc) ?? [];
}

function figuresOf(
  { period, dutiesOf, staysOf }: Gathered,
  cooperatives: readonly EvaluatedCooperativeRow[],
) {
  const counts = movesSince(cooperatives.flatMap(staysOf), period.from);
  return { ...sidesOf(cooperatives.flatMap(dutiesOf)), ...counts, channelResults: null };
}

const groupOf = (
  gathered: Gathered,
  cooperatives: readonly EvaluatedCooperativeRow[],
  townId: string | null,
) => ({
  ...{ cooperatives: cooperatives.length, ...figuresOf(gathered, cooperatives) },
  bodies: bodiesOf(cooperatives.flatMap(gathered.dutiesOf)),
  ages: agesOf(gathered.ages, townId),
});

function evaluatedOf(gathered: Gathered, row: EvaluatedCooperativeRow): EvaluatedCooperative {
  const levels = gathered.staysOf(row).map(({ state, since }) => ({
    ...{ state: state as StateId, since: since.toISOString() },
  }));
  return { ...row, levels, ...figuresOf(gathered, [row]) };
}
