import type { StatementLine } from './model-schema.ts';
import { yuanOf } from './money.ts';
import type { Cell, ReadStatement } from './statement.ts';

type Named = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** The sum of other lines. */
  readonly isTotal: boolean;
};

/** Amounts are decimal strings in yuan, null where a cell is empty, cannot be read or is not there. */
type Amount = string | null;

export type BalanceSheetComparison = Named & {
  readonly opening: Amount;
  readonly closing: Amount;
  readonly lastOpening: Amount;
  readonly lastClosing: Amount;
  /** From the end of last year to the end of this one. */
  readonly change: Amount;
};

export type SurplusComparison = Named & {
  readonly amount: Amount;
  readonly lastAmount: Amount;
  readonly change: Amount;
};

/**
 * Balance sheet comparison: each line of the form beside the same line of last year's statement.
 *
 * @param statement what was read of this year's
 * @param lastYear what was read of last year's, where there is one; its form may be another
 * @returns one entry a line, in the order of the form; none where the form is not known
 * @example
 * compareBalanceSheets({ form: undefined, balanceSheet: new Map() }).length; // => 0
 */
export function compareBalanceSheets(
  { form, balanceSheet }: Pick<ReadStatement, 'form' | 'balanceSheet'>,
  lastYear?: Pick<ReadStatement, 'balanceSheet'>,
): BalanceSheetComparison[] {
  return (form?.balanceSheet ?? []).map((line) => {
    const now = balanceSheet.get(line.id);
    const before = lastYear?.balanceSheet.get(line.id);
    return {
      ...named(line),
      opening: written(now?.opening),
      closing: written(now?.closing),
      lastOpening: written(before?.opening),
      lastClosing: written(before?.closing),
      change: difference(now?.closing, before?.closing),
    };
  });
}

/**
 * Surplus statement comparison: the same for the surplus statement.
 *
 * @param statement what was read of this year's
 * @param lastYear what was read of last year's, where there is one
 * @returns one entry a line; none where no surplus statement was filed
 * @example
 * compareSurplusStatements({ form: undefined, surplusStatement: undefined }).length; // => 0
 */
export function compareSurplusStatements(
  { form, surplusStatement }: Pick<ReadStatement, 'form' | 'surplusStatement'>,
  lastYear?: Pick<ReadStatement, 'surplusStatement'>,
): SurplusComparison[] {
  if (surplusStatement === undefined) return [];
  return (form?.surplusStatement ?? []).map((line) => {
    const now = surplusStatement.get(line.id);
    const before = lastYear?.surplusStatement?.get(line.id);
    const amounts = { amount: written(now), lastAmount: written(before) };
    return { ...named(line), ...amounts, change: difference(now, before) };
  });
}

const named = ({ id, zh, en, sum }: StatementLine): Named => ({
  id,
  zh,
  en,
  isTotal: sum !== undefined,
});

const written = (cell: Cell): Amount => (cell == null ? null : yuanOf(cell));

const difference = (now: Cell, before: Cell): Amount =>
  now == null || before == null ? null : yuanOf(now - before);
