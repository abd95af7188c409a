import type { Selectable } from 'kysely';

/* What buyers are asked to confirm, and what they answered. */

type BuyerConfirmationTable = {
  countyCode: string;
  confirmationId: string;
  tokenHash: string;
  uscc: string;
  /** The cooperative's name, as the buyer was asked. */
  seller: string;
  buyer: string;
  fiscalYear: number;
  product: string;
  quantity: string | null;
  amount: number;
  /** The last day on which the contract counts, once it is confirmed. */
  countsUntil: string;
  requestedBy: string;
  requestedAt: Date;
  expiresAt: Date;
};

type BuyerWithdrawalTable = {
  countyCode: string;
  confirmationId: string;
  uscc: string;
  withdrawnBy: string;
  withdrawnAt: Date;
};

type BuyerAnswerTable = {
  countyCode: string;
  confirmationId: string;
  uscc: string;
  answer: 'confirmed' | 'corrected' | 'refused';
  /** What is right instead. */
  amount: number | null;
  note: string | null;
  /** The name of who answered for the buyer. */
  answerer: string;
  answeredAt: Date;
  itemId: string | null;
};

export type BuyerTables = {
  buyerConfirmation: BuyerConfirmationTable;
  buyerWithdrawal: BuyerWithdrawalTable;
  buyerAnswer: BuyerAnswerTable;
};

export type BuyerConfirmationRow = Selectable<BuyerConfirmationTable>;
export type BuyerWithdrawalRow = Selectable<BuyerWithdrawalTable>;
export type BuyerAnswerRow = Selectable<BuyerAnswerTable>;
