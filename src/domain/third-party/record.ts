import { insertThirdPartyItems } from '../../db/third-party.ts';
import { sha256 } from '../canonical.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { dayInChina } from '../day.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { describeItem } from './describe.ts';
import { itemRow, UNCHECKED } from './row.ts';
import { type RecordItemInput, recordItemInput, type ThirdPartyItem } from './schemas.ts';
import { unsoundness } from './sound.ts';

/** Records what a third party says of a cooperative; it counts once somebody else has verified it. */
export async function recordItem({
  ctx,
  input: { uscc, recording },
}: {
  ctx: Context;
  input: { uscc: string; recording: RecordItemInput };
}): Promise<Changed<ThirdPartyItem>> {
  requirePermission(ctx, 'third-party:record');
  const item = recordItemInput.parse(recording);
  const issues = unsoundness(ctx, item);
  if (issues.length > 0) throw new DomainError('INPUT_INVALID', issues);
  const request = { verb: 'third-party.record', input: { uscc, recording }, chain: uscc };
  return change(ctx, request, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const row = itemRow(ctx, uscc, item);
    await insertThirdPartyItems(trx, [row]);
    const audit = {
      action: 'third-party.record',
      subject: row.itemId,
      basis: RECORD_BASIS,
      details: { kind: row.kind, contentDigest: await sha256(row.content) },
    };
    return { value: describeItem({ ...row, ...UNCHECKED }, dayInChina(ctx.now())), audit };
  });
}

export const RECORD_BASIS = '山东省社会信用条例 第十条、第十三条';
