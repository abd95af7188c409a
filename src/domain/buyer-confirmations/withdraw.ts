import { findConfirmation, insertBuyerWithdrawal } from '../../db/buyer-confirmations.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { RECORD_BASIS } from '../third-party/record.ts';
import { stateOf } from './describe.ts';
import {
  type ConfirmationIdInput,
  confirmationIdInput,
  type WithdrawnConfirmation,
} from './schemas.ts';

/** Withdraws what nobody has answered: the link then opens nothing, like a made-up one. */
export async function withdrawConfirmation({
  ctx,
  input,
}: {
  ctx: Context;
  input: ConfirmationIdInput;
}): Promise<Changed<WithdrawnConfirmation>> {
  const { countyCode, id: withdrawnBy } = requirePermission(ctx, 'third-party:record');
  const { uscc, confirmationId } = confirmationIdInput.parse(input);
  const request = { verb: 'buyer-confirmations.withdraw', input, chain: uscc };
  return change(ctx, request, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const withdrawnAt = ctx.now();
    const row = await findConfirmation(trx, countyCode, uscc, confirmationId);
    if (row === undefined) throw new DomainError('NOT_FOUND');
    if (stateOf(row, withdrawnAt) !== 'open') throw new DomainError('CONFIRMATION_OVER');
    await insertBuyerWithdrawal(trx, {
      countyCode,
      confirmationId,
      uscc,
      withdrawnBy,
      withdrawnAt,
    });
    return {
      value: { confirmationId, withdrawnAt: withdrawnAt.toISOString() },
      audit: {
        action: 'buyer-confirmation.withdraw',
        subject: confirmationId,
        basis: RECORD_BASIS,
      },
    };
  });
}
