import { statementForm } from '../../src/engine/models.ts';

export type Cells = { opening: string | null; closing: string | null };
export type Statement = {
  form: string;
  lines: Record<string, unknown>;
  surplus?: Record<string, unknown>;
};

type Amounts = Readonly<Record<string, number>>;

/** Amounts of a sound cooperative that are not sums; the same in both columns. */
const BALANCE: Amounts = {
  cash: 100,
  receivables: 50,
  inventories: 50,
  fixedAssetsCost: 500,
  accumulatedDepreciation: 100,
  payables: 150,
  longTermLoans: 50,
  shareCapital: 300,
  surplusReserve: 50,
  undistributedSurplus: 50,
};

const SURPLUS: Amounts = {
  operatingIncome: 1000,
  operatingExpense: 800,
  administrativeExpense: 50,
  surplusOfYear: 150,
  undistributedSurplusAtStart: 50,
  surplusReserveAppropriation: 50,
  patronageRefund: 100,
};

function lineAmounts(
  lines: readonly { id: string; sum?: readonly string[] | undefined }[],
  given: Amounts,
) {
  const known = new Map<string, number>();
  const amountOf = (id: string): number => {
    const own = known.get(id);
    if (own !== undefined) return own;
    const sum = lines.find((line) => line.id === id)?.sum;
    const amount = sum
      ? sum.reduce((total, term) => {
          const part = amountOf(term.replace('-', ''));
          return term.startsWith('-') ? total - part : total + part;
        }, 0)
      : (given[id] ?? 0);
    known.set(id, amount);
    return amount;
  };
  return (id: string) => `${amountOf(id)}.00`;
}

/** A sound statement in which every sum is right; changes replace lines by their printed name. */
export function soundStatement(
  formId: string,
  changes: Readonly<Record<string, Partial<Cells> | null>> = {},
): Statement & { lines: Record<string, Cells> } {
  const form = statementForm(formId);
  if (form === undefined) throw new Error(`no form ${formId}`);
  const amount = lineAmounts(form.balanceSheet, BALANCE);
  const lines = Object.fromEntries(
    form.balanceSheet.map(({ id, zh }): [string, Cells] => [
      zh,
      { opening: amount(id), closing: amount(id) },
    ]),
  );
  for (const [name, change] of Object.entries(changes)) {
    if (change === null) delete lines[name];
    else lines[name] = { opening: '0.00', closing: '0.00', ...lines[name], ...change };
  }
  return { form: formId, lines };
}

/** The surplus statement that belongs to the sound statement. */
export function soundSurplus(
  formId: string,
  changes: Readonly<Record<string, string | null>> = {},
): Record<string, string | null> {
  const form = statementForm(formId);
  if (form === undefined) throw new Error(`no form ${formId}`);
  const amount = lineAmounts(form.surplusStatement, SURPLUS);
  const lines = form.surplusStatement.map(({ id, zh }): [string, string] => [zh, amount(id)]);
  return { ...Object.fromEntries(lines), ...changes };
}
