import type { SheetFindingCode } from './file-refusal.ts';
import type { GridCell } from './grid.ts';

/** An amount as the wire has it, null for an empty cell; or why it is none. */
export type ReadAmount =
  | { readonly amount: string | null }
  | { readonly problem: SheetFindingCode };

/** Digits that a spreadsheet keeps of a number. */
const PRECISION = 15;

/** Marks for nothing in a column of amounts. */
const NOTHING = /^[-—–/]+$/;

/** Digits in groups of three, or in none. */
const DIGITS = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d{1,2})?$/;

/**
 * Reads an amount in yuan: full-width digits, thousands in groups, and a minus as -1, －1, △1 or (1).
 */
export function readAmount(cell: GridCell | undefined): ReadAmount {
  switch (cell?.kind) {
    case undefined:
      return { amount: null };
    case 'number':
      return fromNumber(cell.text);
    case 'text':
      return fromText(cell.text);
    case 'date':
      return { problem: 'AMOUNT_IS_DATE' };
    case 'error':
      return { problem: 'FORMULA_FAILED' };
    case 'formula-without-result':
      return { problem: 'FORMULA_WITHOUT_RESULT' };
  }
}

/** 0.1 + 0.2 is 0.3 in a spreadsheet too; more than two decimals beyond that are no amount. */
function fromNumber(text: string): ReadAmount {
  const written = String(Number(Number(text).toPrecision(PRECISION)));
  return /^-?\d+(\.\d{1,2})?$/.test(written)
    ? { amount: written }
    : { problem: 'AMOUNT_UNREADABLE' };
}

function fromText(text: string): ReadAmount {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^[¥￥]|元$/g, '');
  if (NOTHING.test(plain)) return { amount: null };
  const [, inBrackets] = /^\((.+)\)$/.exec(plain) ?? [];
  const [, sign = '', unsigned = ''] = /^([-−△▲])?[¥￥]?(.*)$/.exec(inBrackets ?? plain) ?? [];
  const isTwice = inBrackets !== undefined && sign !== '';
  if (isTwice || !DIGITS.test(unsigned)) return { problem: 'AMOUNT_UNREADABLE' };
  const digits = unsigned.replaceAll(',', '');
  const isNegative = inBrackets !== undefined || sign !== '';
  return { amount: isNegative ? `-${digits}` : digits };
}
