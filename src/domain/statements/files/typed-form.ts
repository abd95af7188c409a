import type { StatementFormFile, StatementLine } from '../../../engine/model-schema.ts';
import { readAmount } from '../../spreadsheets/amount.ts';
import { WHOLE_FILE } from '../../spreadsheets/places.ts';
import { textCell } from '../../spreadsheets/sheet.ts';
import { type FileFinding, fileFinding } from './file-findings.ts';
import { type FileStatement, TEXT_MAX } from './file-statement.ts';
import type { AmountColumn } from './headings.ts';

/*
 * A statement that was typed into the fields of a page, read as the cells of a file are. The place of an
 * amount is the name of its field.
 */

/** What was typed, by the name of its field. */
export type Typed = Readonly<Record<string, string>>;

export const fieldOf = ({ id }: Pick<StatementLine, 'id'>, column: AmountColumn): string =>
  `${id}-${column}`;

export const BALANCE_COLUMNS = ['opening', 'closing'] as const satisfies readonly AmountColumn[];

/** Every field that a form has. */
export const fieldsOf = ({ balanceSheet, surplusStatement }: StatementFormFile): string[] => [
  ...balanceSheet.flatMap((line) => BALANCE_COLUMNS.map((column) => fieldOf(line, column))),
  ...surplusStatement.map((line) => fieldOf(line, 'amount')),
];

/** Reads what was typed; a surplus statement of which nothing is filled in was not filed. */
export function readTypedForm(
  form: StatementFormFile,
  fiscalYear: number,
  typed: Typed,
): FileStatement {
  const findings: FileFinding[] = [];
  const read = (line: StatementLine, column: AmountColumn): string | null => {
    const field = fieldOf(line, column);
    const text = typed[field] ?? '';
    const result = readAmount(textCell(text));
    if ('amount' in result) return result.amount;
    findings.push(fileFinding(result.problem, { sheet: null, cell: field }, { text }));
    return text.slice(0, TEXT_MAX);
  };
  const lines = form.balanceSheet.map((line) => {
    const amounts = { opening: read(line, 'opening'), closing: read(line, 'closing') };
    return [line.zh, amounts] as const;
  });
  const surplus = form.surplusStatement.map((line) => [line.zh, read(line, 'amount')] as const);
  const hasSurplus = surplus.some(([, amount]) => amount !== null);
  return {
    place: WHOLE_FILE,
    fiscalYear: { text: String(fiscalYear), place: { sheet: null, cell: 'fiscalYear' } },
    submission: {
      form: form.id,
      lines: Object.fromEntries(lines),
      ...(hasSurplus && { surplus: Object.fromEntries(surplus) }),
    },
    findings,
    placeOf: (name, column) => {
      const isNamed = ({ zh }: StatementLine) => zh === name;
      const inBalance = form.balanceSheet.find(isNamed);
      if (inBalance) return { sheet: null, cell: fieldOf(inBalance, column ?? 'closing') };
      const line = form.surplusStatement.find(isNamed);
      return line ? { sheet: null, cell: fieldOf(line, 'amount') } : WHOLE_FILE;
    },
  };
}
