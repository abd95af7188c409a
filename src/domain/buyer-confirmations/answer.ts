import { lockChain } from '../../db/audit.ts';
import { type AnsweredConfirmationRow, insertBuyerAnswer } from '../../db/buyer-confirmations.ts';
import { insertThirdPartyItems } from '../../db/third-party.ts';
import type { ThirdPartyItemRow } from '../../db/third-party-tables.ts';
import { appendAudit } from '../audit/append.ts';
import { canonicalJson, sha256 } from '../canonical.ts';
import type { House } from '../context.ts';
import { dayInChina } from '../day.ts';
import { DomainError, type Issue } from '../errors.ts';
import { RECORD_BASIS } from '../third-party/record.ts';
import { yuanText } from './describe.ts';
import { BUYER, findOpenConfirmation, withConfirmation } from './open.ts';
import { type BuyerAnswerInput, buyerAnswerInput } from './schemas.ts';

/**
 * Records what a buyer answers, once. What they confirm or correct becomes a contract on record, which
 * counts when somebody other than who handed out the link has verified it.
 */
export async function answerConfirmation({
  house,
  token,
  input,
}: {
  house: House;
  token: string;
  input: BuyerAnswerInput;
}): Promise<void> {
  const given = answerOf(buyerAnswerInput.parse(input));
  await withConfirmation(house, token, async (trx, { countyCode, uscc, tokenHash }) => {
    // Whoever comes second with the same link waits here, and then finds it answered.
    const head = await lockChain(trx, countyCode, uscc);
    const answeredAt = house.now();
    const asked = await findOpenConfirmation(trx, tokenHash, answeredAt);
    const { confirmationId } = asked;
    const answerDigest = await sha256(digested(asked, given, answeredAt));
    const item = given.answer === 'refused' ? null : itemOf(house, asked, given, answerDigest);
    if (item !== null) await insertThirdPartyItems(trx, [item]);
    const itemId = item?.itemId ?? null;
    const amount = given.amount === null ? null : Number(given.amount);
    const row = { countyCode, confirmationId, uscc, ...given, amount, answeredAt, itemId };
    await insertBuyerAnswer(trx, row);
    const origin = { countyCode, chain: uscc, actor: confirmationId, role: BUYER };
    await appendAudit(
      trx,
      { ...origin, organisation: null, requestId: house.newId('req'), at: answeredAt },
      {
        action: 'buyer-confirmation.answer',
        subject: confirmationId,
        basis: RECORD_BASIS,
        details: { answer: given.answer, answerDigest, itemId },
      },
      head,
    );
  });
}

type Given = ReturnType<typeof answerOf>;

/** What an answer asks for and no more: an amount belongs to a correction alone. */
function answerOf({ answer, amount, note, answerer }: ReturnType<typeof buyerAnswerInput.parse>) {
  const issues: Issue[] = [];
  if (answer === 'corrected' && amount === undefined) {
    const words = { zh: '请填写正确的金额。', en: 'Say which amount is right.' };
    issues.push({ pointer: '/amount', code: 'AMOUNT_NEEDED', ...words });
  }
  if (answer === 'refused' && note === undefined) {
    const words = { zh: '不予确认时请说明理由。', en: 'Say why you do not confirm it.' };
    issues.push({ pointer: '/note', code: 'NOTE_NEEDED', ...words });
  }
  if (issues.length > 0) throw new DomainError('INPUT_INVALID', issues);
  const corrected = answer === 'corrected' ? (amount ?? null) : null;
  return { answer, amount: corrected, note: note ?? null, answerer };
}

/** Question and answer as one text, which whoever sees both can write again. */
function digested(asked: AnsweredConfirmationRow, given: Given, answeredAt: Date): string {
  const { confirmationId, uscc, seller, buyer, fiscalYear, product, quantity, countsUntil } = asked;
  const question = { confirmationId, uscc, seller, buyer, fiscalYear, product, quantity };
  const amount = yuanText(asked.amount);
  const answer = { ...given, answeredAt: answeredAt.toISOString() };
  return canonicalJson({ ...question, amount, countsUntil, answer });
}

/** The contract, recorded by the hand of who asked: they hold the link, and so do not verify it. */
function itemOf(
  { newId, now }: Pick<House, 'newId' | 'now'>,
  {
    countyCode,
    uscc,
    buyer,
    fiscalYear,
    countsUntil,
    requestedBy,
    ...asked
  }: AnsweredConfirmationRow,
  given: Given,
  answerDigest: string,
): ThirdPartyItemRow {
  const amount = given.amount ?? yuanText(asked.amount);
  return {
    ...{ countyCode, itemId: newId('tpi'), uscc, kind: 'contract' },
    content: canonicalJson({ kind: 'contract', fiscalYear, buyer, amount }),
    source: `${buyer}（购买方在线确认）`,
    observedOn: dayInChina(now()),
    expiresOn: countsUntil,
    evidenceName: `购买方确认 ${asked.confirmationId}`,
    evidenceSha256: answerDigest,
    recordedBy: requestedBy,
    recordedAt: now(),
  };
}
