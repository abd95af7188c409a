import type { StatementFormFile, StatementLine } from '../../engine/model-schema.ts';
import { statementForm } from '../../engine/models.ts';
import { yuanOf } from '../../engine/money.ts';
import type { Amounts, YearAccounts } from './accounts.ts';
import type { DemonstrationStatement } from './types.ts';

/** Writes a year's amounts on a form, with the sums that the form asks for. */
export function writeStatement(
  formId: DemonstrationStatement['form'],
  { year, opening, closing, surplus }: YearAccounts,
): DemonstrationStatement {
  const form = statementForm(formId) as StatementFormFile;
  const columns = {
    opening: amountOf(form.balanceSheet, opening),
    closing: amountOf(form.balanceSheet, closing),
  };
  const amount = amountOf(form.surplusStatement, surplus);
  return {
    form: formId,
    fiscalYear: year.fiscalYear,
    lines: Object.fromEntries(
      form.balanceSheet.map(({ id, zh }) => [
        zh,
        { opening: yuanOf(columns.opening(id)), closing: yuanOf(columns.closing(id)) },
      ]),
    ),
    surplus: Object.fromEntries(
      form.surplusStatement.map(({ id, zh }) => [zh, yuanOf(amount(id))]),
    ),
  };
}

/** The amount of each line of a part of a form: sums by their lines, 0 without an entry. */
function amountOf(lines: readonly StatementLine[], amounts: Amounts): (id: string) => number {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const amount = (id: string): number => {
    const terms = byId.get(id)?.sum;
    if (terms === undefined) return amounts[id] ?? 0;
    return terms.reduce(
      (sum, term) => (term.startsWith('-') ? sum - amount(term.slice(1)) : sum + amount(term)),
      0,
    );
  };
  return amount;
}
