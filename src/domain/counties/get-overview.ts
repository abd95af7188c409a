import { countByLevel, listRatedCooperatives } from '../../db/cooperatives.ts';
import { getCounty, listTowns } from '../../db/counties.ts';
import type { CountyRow } from '../../db/tables.ts';
import { LEVELS } from '../../engine/levels.ts';
import { DEFAULT_MODEL_ID, defaultModel } from '../../engine/scoring-model.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { describeRatedCooperative, discloseList } from '../cooperatives/describe.ts';
import { LIST_LIMIT_MAX } from '../cooperatives/schemas.ts';
import { modelInForce } from '../models/find.ts';
import { requirePermission, visibilityOf } from '../permissions.ts';
import { type County, type Overview, type OverviewInput, overviewInput } from './schemas.ts';

/** The county at a glance: how many cooperatives stand at which level, and which they are. */
export async function getOverview({
  ctx,
  input,
}: {
  ctx: Context;
  input: OverviewInput;
}): Promise<Overview> {
  const actor = requirePermission(ctx, 'cooperatives:read');
  const filter = overviewInput.parse(input);
  return read(ctx, async (trx) => {
    const { countyCode } = actor;
    const inForce = await modelInForce(trx, countyCode, DEFAULT_MODEL_ID, ctx.now());
    const { id, version, digest, criteria } = inForce ?? defaultModel();
    const visibility = visibilityOf(actor);
    const county = await getCounty(trx, countyCode);
    const towns = await listTowns(trx, countyCode);
    const counts = await countByLevel(trx, countyCode, visibility);
    const wanted = { ...filter, limit: LIST_LIMIT_MAX + 1 };
    const rows = await listRatedCooperatives(trx, countyCode, visibility, wanted);
    const page = rows.slice(0, LIST_LIMIT_MAX);
    await discloseList(trx, ctx, page);
    return {
      county: describeCounty(county),
      towns: towns.map(({ townId, nameZh, nameEn }) => ({ townId, zh: nameZh, en: nameEn })),
      model: { id, version, digest },
      criteria: criteria.map((it) => ({ id: it.id, zh: it.zh, en: it.en, weight: it.weight })),
      levels: [...LEVELS, null].map((level) => ({
        level,
        count: counts.find((one) => one.level === level)?.count ?? 0,
      })),
      total: counts.reduce((total, { count }) => total + count, 0),
      filter,
      cooperatives: page.map((row) => describeRatedCooperative(row, towns)),
      isCut: rows.length > LIST_LIMIT_MAX,
    };
  });
}

export function describeCounty({ countyCode, nameZh, nameEn, isFictional }: CountyRow): County {
  return { countyCode, zh: nameZh, en: nameEn, isFictional };
}
