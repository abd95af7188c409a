import type { AnsweredConfirmationRow } from '../../db/buyer-confirmations.ts';
import { yuanOf } from '../../engine/money.ts';
import type { BuyerConfirmation, CONFIRMATION_STATES } from './schemas.ts';

export const yuanText = (amount: number): string => yuanOf(Math.round(amount * 100));

export function stateOf(
  { answer, withdrawnAt, expiresAt }: AnsweredConfirmationRow,
  at: Date,
): (typeof CONFIRMATION_STATES)[number] {
  if (answer !== null) return 'answered';
  if (withdrawnAt !== null) return 'withdrawn';
  return expiresAt <= at ? 'expired' : 'open';
}

/** What a buyer was asked and answered, as offices see it. */
export function describeConfirmation(row: AnsweredConfirmationRow, at: Date): BuyerConfirmation {
  const { confirmationId, uscc, seller, buyer, fiscalYear, product, quantity } = row;
  return {
    ...{ confirmationId, uscc, seller, buyer, fiscalYear, product, quantity },
    amount: yuanText(row.amount),
    countsUntil: row.countsUntil,
    state: stateOf(row, at),
    requestedBy: row.requestedBy,
    requestedAt: row.requestedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    answer: answerOf(row),
  };
}

function answerOf(row: AnsweredConfirmationRow): BuyerConfirmation['answer'] {
  const { answer, correctedAmount, note, answerer, answeredAt, itemId } = row;
  if (answer === null || answerer === null || answeredAt === null) return null;
  const amount = correctedAmount === null ? null : yuanText(correctedAmount);
  return { answer, amount, note, answerer, answeredAt: answeredAt.toISOString(), itemId };
}
