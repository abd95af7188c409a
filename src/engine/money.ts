/** The most digits before the decimal point: sums of lines stay exact in a double. */
const AMOUNT = /^-?\d{1,12}(?:\.\d{1,2})?$/;

/**
 * Fen of an amount: reads a decimal string in yuan, exact to the fen.
 *
 * @param amountYuan such as "1234.5" or "-0.07"
 * @returns integer fen, or undefined if the text is not such an amount
 * @example
 * fenOf('1234.5'); // => 123450
 */
export function fenOf(amountYuan: string): number | undefined {
  if (!AMOUNT.test(amountYuan)) return undefined;
  const [yuan, decimals = ''] = amountYuan.split('.') as [string, string?];
  const magnitude = Math.abs(Number(yuan)) * 100 + Number(decimals.padEnd(2, '0'));
  return yuan.startsWith('-') && magnitude > 0 ? -magnitude : magnitude;
}

/**
 * Yuan of an amount: writes integer fen as a decimal string with two decimals.
 *
 * @param amountFen an integer
 * @returns such as "-0.07"
 * @example
 * yuanOf(123450); // => "1234.50"
 */
export function yuanOf(amountFen: number): string {
  const magnitude = Math.abs(amountFen);
  const decimals = String(magnitude % 100).padStart(2, '0');
  return `${amountFen < 0 ? '-' : ''}${Math.floor(magnitude / 100)}.${decimals}`;
}
