import { type CaseRecord, findCaseRecord } from '../../db/cases.ts';
import { listRatings } from '../../db/ratings.ts';
import { selfCheck } from '../../engine/models.ts';
import { distanceOf, weakIndicators } from '../../engine/prevention.ts';
import type { SelfCheckList as Asked } from '../../engine/self-check.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { modelVersion } from '../models/find.ts';
import { requirePermission } from '../permissions.ts';
import { recompute } from '../ratings/get.ts';
import type { Rating } from '../ratings/schemas.ts';
import type { Prevention, SelfCheckList } from './schemas.ts';

/** How many indicators somebody looks at in one go. */
const WEAKEST = 4;

/** What a cooperative should look at now, from its newest rating: before a warning, or in one. */
export async function getPrevention({
  ctx,
  input: { uscc },
}: {
  ctx: Context;
  input: { uscc: string };
}): Promise<Prevention> {
  const { countyCode } = requirePermission(ctx, 'cases:read');
  return read(ctx, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const [row] = await listRatings(trx, countyCode, uscc, 1);
    if (row === undefined) throw new DomainError('NOT_FOUND');
    const rating = await recompute(trx, row);
    const model = await modelVersion(trx, countyCode, row.modelId, row.modelVersion);
    if (model === undefined) throw new Error(`${row.ratingId}: its model version is not published`);
    const { score, level, ratingId, improvements } = rating;
    const scores = Object.fromEntries(rating.indicators.map((it) => [it.id, it.score]));
    const weak = weakIndicators(model.levels, scores, improvements, WEAKEST);
    const { file, digest } = selfCheck();
    const record = await findCaseRecord(trx, countyCode, uscc);
    return {
      ...{ uscc, ratingId, score, level, caseState: record?.row.state ?? null },
      ...(score === null ? { up: null, down: null } : distanceOf(model.levels, score)),
      lists: weak.flatMap((id) => describeList(rating, file.lists, id)),
      selfCheck: { id: file.id, version: file.version, digest },
      duty: openDuty(record),
    };
  });
}

/** A model may have an indicator that nobody has written questions for. */
function describeList(rating: Rating, lists: readonly Asked[], id: string): SelfCheckList[] {
  const list = lists.find(({ indicator }) => indicator === id);
  const indicator = rating.indicators.find((it) => it.id === id);
  const improvement = rating.improvements.find((it) => it.indicator === id);
  if (list === undefined || indicator === undefined || improvement === undefined) return [];
  const { zh, en, score } = indicator;
  const { training, questions } = list;
  const { pointsAtBest } = improvement;
  return [{ indicator: id, zh, en, score, pointsAtBest, training, questions: [...questions] }];
}

/** The duty of the case that a self-check does: its id in the rules. */
export const SELF_CHECK_DUTY = 'self-check';

const openDuty = (record: CaseRecord | undefined): number | null =>
  record?.duties.find((it) => it.dutyId === SELF_CHECK_DUTY && it.state === 'open')?.number ?? null;
