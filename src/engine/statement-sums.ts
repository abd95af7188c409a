import type { StatementLine } from './model-schema.ts';
import { yuanOf } from './money.ts';
import type { BalanceSheet, Cell, Column } from './statement.ts';
import { type Finding, finding } from './statement-findings.ts';

/** A column of amounts with the lines of its form. */
export type Sheet = {
  readonly lines: readonly StatementLine[];
  readonly cell: (id: string) => Cell;
  readonly column?: Column;
};

/** What the lines of a column add up to. */
export type Totals = {
  /** A line's amount, or for a subtotal that was left empty the sum of its lines. */
  readonly effective: (id: string) => number | undefined;
  readonly findings: readonly Finding[];
};

/**
 * Column of a balance sheet.
 *
 * @param lines the lines of the form
 * @param balanceSheet the amounts that were read
 * @param column opening or closing
 * @returns the column with the lines of its form
 * @example
 * columnOf([], new Map(), 'closing').column; // => "closing"
 */
export function columnOf(
  lines: readonly StatementLine[],
  balanceSheet: BalanceSheet,
  column: Column,
): Sheet {
  return { lines, column, cell: (id) => balanceSheet.get(id)?.[column] };
}

/**
 * Sums of a column: whether each subtotal is what its lines add up to.
 *
 * Complexity: O(lines).
 *
 * @param sheet a column with the lines of its form
 * @returns each line's amount in fen, and a finding for each sum that is wrong
 * @example
 * checkSums({ lines: [], cell: () => undefined }).findings; // => []
 */
export function checkSums({ lines, cell, column }: Sheet): Totals {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const subtotals = new Set(lines.flatMap((line) => line.sum ?? []).map(withoutSign));
  const findings: Finding[] = [];
  const known = new Map<string, number | undefined>();
  const effective = (id: string): number | undefined => {
    if (!known.has(id)) known.set(id, resolve(byId.get(id), id));
    return known.get(id);
  };
  const resolve = (line: StatementLine | undefined, id: string): number | undefined => {
    const printed = cell(id);
    if (line === undefined || printed === undefined) return undefined;
    const expected = line.sum === undefined ? undefined : sumOf(line.sum, effective);
    const mayBeUnfilled = (printed ?? 0) === 0 && subtotals.has(id);
    // A subtotal of lines that could not be read may be right at 0 or not filled in: nobody knows.
    if (expected === undefined && line.sum !== undefined && mayBeUnfilled) return undefined;
    if (expected === undefined || expected === (printed ?? 0)) return printed ?? 0;
    const place = { line: line.zh, ...(column === undefined ? {} : { column }) };
    const figures = { expected: yuanOf(expected), actual: yuanOf(printed ?? 0) };
    const code = mayBeUnfilled ? 'SUBTOTAL_NOT_FILLED' : 'SUM_MISMATCH';
    findings.push(finding(code, { ...place, ...figures }));
    return mayBeUnfilled ? expected : (printed ?? 0);
  };
  for (const line of lines) effective(line.id);
  return { effective, findings };
}

/**
 * Sum of lines, some of them subtracted.
 *
 * @param terms ids of lines; a leading "-" subtracts
 * @param effective the amount of a line
 * @returns the sum, or undefined where an amount is not known
 * @example
 * sumOf(['assets', '-debts'], (id) => (id === 'assets' ? 5 : 2)); // => 3
 */
export function sumOf(
  terms: readonly string[],
  effective: (id: string) => number | undefined,
): number | undefined {
  return terms.reduce<number | undefined>((total, term) => {
    const amount = effective(withoutSign(term));
    if (total === undefined || amount === undefined) return undefined;
    return term.startsWith('-') ? total - amount : total + amount;
  }, 0);
}

const withoutSign = (term: string): string => term.replace(/^-/, '');
