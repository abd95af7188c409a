import { COLUMNS, type ReadStatement } from './statement.ts';
import { checkSums, columnOf, type Sheet } from './statement-sums.ts';

/**
 * Statement values: the amounts of a statement under the names that formulas use, in yuan.
 * An empty cell counts as 0; a subtotal that was left empty has the sum of its lines; a line that
 * the form does not have is not known.
 *
 * @param statement an acceptable statement
 * @returns values by formula name
 * @example
 * statementValues(readStatement({ form: '1999', lines: {} })); // => {}
 */
export function statementValues(statement: ReadStatement): Record<string, number> {
  const { form, balanceSheet, surplusStatement } = statement;
  if (form === undefined) return {};
  const inYuan = (sheet: Sheet, suffix: string): [string, number][] => {
    const { effective } = checkSums(sheet);
    return sheet.lines.flatMap(({ id }) => {
      const amountFen = effective(id);
      return amountFen === undefined ? [] : [[`${id}${suffix}`, amountFen / 100]];
    });
  };
  const balance = COLUMNS.flatMap((column) =>
    inYuan(
      columnOf(form.balanceSheet, balanceSheet, column),
      column === 'opening' ? 'Opening' : '',
    ),
  );
  const surplus =
    surplusStatement === undefined
      ? []
      : inYuan({ lines: form.surplusStatement, cell: (id) => surplusStatement.get(id) }, '');
  return Object.fromEntries([...balance, ...surplus]);
}
