import {
  type AnsweredConfirmationRow,
  findConfirmationOfToken,
} from '../../db/buyer-confirmations.ts';
import { enterScope, type Trx, withKeyHash } from '../../db/transaction.ts';
import { sha256 } from '../canonical.ts';
import type { House } from '../context.ts';
import { DomainError } from '../errors.ts';
import { stateOf, yuanText } from './describe.ts';

/** Whoever holds the link of a confirmation acts in this role, for nobody of the county. */
export const BUYER = 'buyer';

const TOKEN = /^buy_[\w-]{43}$/;

/** What a buyer is shown: what they are asked, and nothing else of the cooperative. */
export type OpenConfirmation = {
  readonly seller: string;
  readonly buyer: string;
  readonly fiscalYear: number;
  readonly product: string;
  readonly quantity: string | null;
  readonly amount: string;
  readonly expiresAt: string;
};

/** Reads what a link asks. One that is answered, withdrawn, expired or made up is the same: none. */
export async function openConfirmation({
  house,
  token,
}: {
  house: House;
  token: string;
}): Promise<OpenConfirmation> {
  return withConfirmation(house, token, async (_trx, row) => {
    const { seller, buyer, fiscalYear, product, quantity, amount, expiresAt } = row;
    const shown = { seller, buyer, fiscalYear, product, quantity, amount: yuanText(amount) };
    return { ...shown, expiresAt: expiresAt.toISOString() };
  });
}

/** Runs work on the confirmation of a token, as its buyer within its county. */
export async function withConfirmation<Result>(
  { db, now }: Pick<House, 'db' | 'now'>,
  token: string,
  work: (trx: Trx, confirmation: AnsweredConfirmationRow) => Promise<Result>,
): Promise<Result> {
  if (!TOKEN.test(token)) throw new DomainError('BUYER_LINK_INVALID');
  const tokenHash = await sha256(token);
  return withKeyHash(db, tokenHash, async (trx) => {
    const { countyCode, confirmationId } = await findOpenConfirmation(trx, tokenHash, now());
    const scope = { countyCode, actor: confirmationId, role: BUYER, organisation: null };
    await enterScope(trx, { ...scope, at: now() });
    return work(trx, await findOpenConfirmation(trx, tokenHash, now()));
  });
}

export async function findOpenConfirmation(
  trx: Trx,
  tokenHash: string,
  at: Date,
): Promise<AnsweredConfirmationRow> {
  const row = await findConfirmationOfToken(trx, tokenHash);
  if (row === undefined || stateOf(row, at) !== 'open') throw new DomainError('BUYER_LINK_INVALID');
  return row;
}
