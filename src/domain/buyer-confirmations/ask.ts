import { insertBuyerConfirmation } from '../../db/buyer-confirmations.ts';
import { canonicalJson, sha256 } from '../canonical.ts';
import { change } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { dayInChina } from '../day.ts';
import { DomainError, ERRORS, type Issue } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { newSecret } from '../secrets.ts';
import { RECORD_BASIS } from '../third-party/record.ts';
import { type AskBuyerInput, askBuyerInput } from './schemas.ts';

export const LINK_DAYS = 14;

/** A question as it was put; the path opens it, and is told once. */
export type AskedBuyer = {
  readonly confirmationId: string;
  readonly expiresAt: string;
  readonly path: string | null;
};

/** Asks a buyer to confirm a contract. Whoever asks hands the link over themselves. */
export async function askBuyer({
  ctx,
  input: { uscc, asked },
}: {
  ctx: Context;
  input: { uscc: string; asked: AskBuyerInput };
}): Promise<{ readonly value: AskedBuyer; readonly isReplay: boolean }> {
  const { countyCode, id: requestedBy } = requirePermission(ctx, 'third-party:record');
  const { quantity = null, amount, ...contract } = askBuyerInput.parse(asked);
  const requestedAt = ctx.now();
  const expiresAt = new Date(requestedAt.getTime() + LINK_DAYS * 24 * 3_600_000);
  requireSound(contract, requestedAt, expiresAt);
  const token = newSecret('buy');
  const request = { verb: 'buyer-confirmations.ask', input: { uscc, asked }, chain: uscc };
  const { value, isReplay } = await change(ctx, request, async (trx) => {
    const { name: seller } = await getCooperativeRow(trx, ctx, uscc);
    const confirmationId = ctx.newId('bcf');
    await insertBuyerConfirmation(trx, {
      ...{ countyCode, confirmationId, tokenHash: await sha256(token), uscc, seller },
      ...{ ...contract, quantity, amount: Number(amount) },
      ...{ requestedBy, requestedAt, expiresAt },
    });
    const audit = {
      action: 'buyer-confirmation.ask',
      subject: confirmationId,
      basis: RECORD_BASIS,
      details: { askedDigest: await sha256(canonicalJson(asked)) },
    };
    return { value: { confirmationId, expiresAt: expiresAt.toISOString() }, audit };
  });
  return { value: { ...value, path: isReplay ? null : `/buyer-confirmations/${token}` }, isReplay };
}

type Days = Pick<AskBuyerInput, 'fiscalYear' | 'countsUntil'>;

/** The year has begun, and whenever the buyer answers, the contract counts that day at least. */
function requireSound({ fiscalYear, countsUntil }: Days, now: Date, expiresAt: Date): void {
  const issues: Issue[] = [];
  if (fiscalYear > Number(dayInChina(now).slice(0, 4))) {
    issues.push({ pointer: '/fiscalYear', code: 'IN_THE_FUTURE', ...ERRORS.IN_THE_FUTURE });
  }
  const earliest = dayInChina(expiresAt);
  if (countsUntil < earliest) {
    const zh = `不得早于链接到期日 ${earliest}。`;
    const en = `Must be ${earliest}, the day on which the link expires, or later.`;
    issues.push({ pointer: '/countsUntil', code: 'DAY_TOO_EARLY', zh, en });
  }
  if (issues.length > 0) throw new DomainError('INPUT_INVALID', issues);
}
