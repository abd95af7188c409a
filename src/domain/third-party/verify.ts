import { findThirdPartyItem, insertThirdPartyCheck } from '../../db/third-party.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { dayInChina } from '../day.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { publish } from '../webhooks/publish.ts';
import { describeItem } from './describe.ts';
import { RECORD_BASIS } from './record.ts';
import { type ThirdPartyItem, type VerifyItemInput, verifyItemInput } from './schemas.ts';

/** Verifies or refuses an item; whoever recorded it does not, and the database says so too. */
export async function verifyItem({
  ctx,
  input: { uscc, itemId, verification },
}: {
  ctx: Context;
  input: { uscc: string; itemId: string; verification: VerifyItemInput };
}): Promise<Changed<ThirdPartyItem>> {
  const { countyCode, id: verifiedBy } = requirePermission(ctx, 'third-party:verify');
  const { decision, note } = verifyItemInput.parse(verification);
  if (decision === 'refused' && note === undefined) throw noteNeeded();
  const input = { uscc, itemId, verification };
  return change(ctx, { verb: 'third-party.verify', input, chain: uscc }, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const item = await findThirdPartyItem(trx, countyCode, uscc, itemId);
    if (item === undefined) throw new DomainError('NOT_FOUND');
    if (item.decision !== null) throw new DomainError('ITEM_DECIDED');
    const { recordedBy } = item;
    if (recordedBy === verifiedBy) throw new DomainError('MAKER_IS_CHECKER');
    const decided = { decision, note: note ?? null, verifiedBy, verifiedAt: ctx.now() };
    await insertThirdPartyCheck(trx, { countyCode, itemId, uscc, recordedBy, ...decided });
    const data = { itemId, kind: item.kind, decision };
    await publish(trx, countyCode, [{ uscc, type: 'item.decided', at: decided.verifiedAt, data }]);
    const audit = {
      action: 'third-party.verify',
      subject: itemId,
      basis: RECORD_BASIS,
      details: { decision, kind: item.kind },
    };
    return { value: describeItem({ ...item, ...decided }, dayInChina(ctx.now())), audit };
  });
}

function noteNeeded(): DomainError {
  const words = {
    zh: '核实未通过时请说明理由。',
    en: 'Say why when you refuse an item.',
  };
  return new DomainError('INPUT_INVALID', [{ pointer: '/note', code: 'NOTE_NEEDED', ...words }]);
}
