/**
 * Ratio text: a judgment as a model file writes it. Whole numbers and their reciprocals are written
 * as people do; others with all their digits, so that reading gives the same number back.
 *
 * @param value positive and finite, between 1e-6 and 1e9
 * @returns such as "3", "1/3" or "2.6207413942088964"
 * @example
 * ratioText(1 / 3); // => "1/3"
 */
export function ratioText(value: number): string {
  const inverse = Math.round(1 / value);
  return value < 1 && 1 / inverse === value ? `1/${inverse}` : String(value);
}

/**
 * Reciprocal text: the judgment the other way round, exactly, whatever digits the text has.
 *
 * @param text a judgment as ratioText writes it
 * @returns its reciprocal
 * @example
 * reciprocalText('1/3'); // => "3"
 * reciprocalText('2.5'); // => "1/2.5"
 */
export function reciprocalText(text: string): string {
  if (text === '1') return text;
  return text.startsWith('1/') ? text.slice(2) : `1/${text}`;
}
