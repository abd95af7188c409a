import { findCaseRecord } from '../../db/cases.ts';
import { dualControlOf } from '../../engine/models.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { describeCase } from './describe.ts';
import { caseOf } from './record.ts';
import type { RiskCase } from './schemas.ts';

/** The case of a cooperative, with the duties of both sides. */
export async function getCase({
  ctx,
  input: { uscc },
}: {
  ctx: Context;
  input: { uscc: string };
}): Promise<RiskCase> {
  const { countyCode } = requirePermission(ctx, 'cases:read');
  return read(ctx, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const record = await findCaseRecord(trx, countyCode, uscc);
    if (record === undefined) throw new DomainError('NOT_FOUND');
    const { row } = record;
    return describeCase(row, caseOf(record), dualControlOf(row.rulesVersion, row.rulesDigest));
  });
}
