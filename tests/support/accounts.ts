import type { SubmitStatementInput } from '../../src/domain/statements/schemas.ts';
import type { StatementFormFile, StatementLine } from '../../src/engine/model-schema.ts';
import { statementForm } from '../../src/engine/models.ts';
import { yuanOf } from '../../src/engine/money.ts';

type Amounts = Readonly<Record<string, number>>;

const BALANCE_SHEET_YUAN: Amounts = {
  cash: 120_000,
  receivables: 80_000,
  inventories: 100_000,
  fixedAssetsCost: 900_000,
  accumulatedDepreciation: 200_000,
  payables: 150_000,
  longTermLoans: 100_000,
  shareCapital: 600_000,
  surplusReserve: 50_000,
  undistributedSurplus: 100_000,
};

const SURPLUS_YUAN: Amounts = {
  operatingIncome: 1_500_000,
  operatingExpense: 1_250_000,
  administrativeExpense: 60_000,
  undistributedSurplusAtStart: 100_000,
  surplusReserveAppropriation: 40_000,
  patronageRefund: 150_000,
};

/** A submission that balances: leaf amounts above, the sums by the form's own definitions. */
export function balancedStatement(fiscalYear = 2025, formId = '2023'): SubmitStatementInput {
  const form = statementForm(formId) as StatementFormFile;
  const balance = filled(form.balanceSheet, BALANCE_SHEET_YUAN);
  const surplus = filled(form.surplusStatement, SURPLUS_YUAN);
  return {
    fiscalYear,
    form: formId,
    lines: Object.fromEntries(
      form.balanceSheet.map(({ id, zh }) => [zh, { opening: balance(id), closing: balance(id) }]),
    ),
    surplus: Object.fromEntries(form.surplusStatement.map(({ id, zh }) => [zh, surplus(id)])),
  };
}

function filled(lines: readonly StatementLine[], leaves: Amounts): (id: string) => string {
  const amountOf = (id: string): number => {
    const sum = lines.find((line) => line.id === id)?.sum;
    if (sum === undefined) return leaves[id] ?? 0;
    return sum.reduce(
      (total, term) =>
        term.startsWith('-') ? total - amountOf(term.slice(1)) : total + amountOf(term),
      0,
    );
  };
  return (id) => yuanOf(amountOf(id) * 100);
}
