import type { BuyerAnswerRow, BuyerConfirmationRow, BuyerWithdrawalRow } from './buyer-tables.ts';
import type { Trx } from './transaction.ts';

/** What a buyer is asked, with what came of it. */
export type AnsweredConfirmationRow = BuyerConfirmationRow & {
  readonly withdrawnAt: Date | null;
  readonly answer: BuyerAnswerRow['answer'] | null;
  readonly correctedAmount: number | null;
  readonly note: string | null;
  readonly answerer: string | null;
  readonly answeredAt: Date | null;
  readonly itemId: string | null;
};

const confirmations = (trx: Trx) =>
  trx
    .selectFrom('buyerConfirmation as asked')
    .leftJoin('buyerWithdrawal as withdrawal', (join) =>
      join
        .onRef('withdrawal.countyCode', '=', 'asked.countyCode')
        .onRef('withdrawal.confirmationId', '=', 'asked.confirmationId'),
    )
    .leftJoin('buyerAnswer as answer', (join) =>
      join
        .onRef('answer.countyCode', '=', 'asked.countyCode')
        .onRef('answer.confirmationId', '=', 'asked.confirmationId'),
    )
    .selectAll('asked')
    .select(['withdrawal.withdrawnAt', 'answer.answer', 'answer.amount as correctedAmount'])
    .select(['answer.note', 'answer.answerer', 'answer.answeredAt', 'answer.itemId']);

export async function insertBuyerConfirmation(trx: Trx, row: BuyerConfirmationRow): Promise<void> {
  await trx.insertInto('buyerConfirmation').values(row).execute();
}

export async function insertBuyerWithdrawal(trx: Trx, row: BuyerWithdrawalRow): Promise<void> {
  await trx.insertInto('buyerWithdrawal').values(row).execute();
}

export async function insertBuyerAnswer(trx: Trx, row: BuyerAnswerRow): Promise<void> {
  await trx.insertInto('buyerAnswer').values(row).execute();
}

/** What the link of a token asks; whether it was answered shows only once its county is entered. */
export async function findConfirmationOfToken(
  trx: Trx,
  tokenHash: string,
): Promise<AnsweredConfirmationRow | undefined> {
  return confirmations(trx).where('asked.tokenHash', '=', tokenHash).executeTakeFirst();
}

export async function findConfirmation(
  trx: Trx,
  countyCode: string,
  uscc: string,
  confirmationId: string,
): Promise<AnsweredConfirmationRow | undefined> {
  return confirmations(trx)
    .where('asked.countyCode', '=', countyCode)
    .where('asked.uscc', '=', uscc)
    .where('asked.confirmationId', '=', confirmationId)
    .executeTakeFirst();
}

/** What buyers of a cooperative were asked, the newest first. */
export async function listConfirmations(
  trx: Trx,
  countyCode: string,
  uscc: string,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<AnsweredConfirmationRow[]> {
  return confirmations(trx)
    .where('asked.countyCode', '=', countyCode)
    .where('asked.uscc', '=', uscc)
    .$if(after !== undefined, (query) => query.where('asked.confirmationId', '<', after ?? ''))
    .orderBy('asked.confirmationId', 'desc')
    .limit(limit)
    .execute();
}
