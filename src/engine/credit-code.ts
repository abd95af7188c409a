const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** What is wrong with a unified social credit code. */
export type CreditCodeFault = 'LENGTH' | 'CHARACTER' | 'CHECK_DIGIT' | 'NOT_A_COOPERATIVE';

/**
 * Check character of a unified social credit code (统一社会信用代码, GB 32100-2015): weights
 * 3^(i−1) mod 31, check value (31 − Σ mod 31) mod 31, written in the code's own alphabet.
 *
 * @param body the first 17 characters, from the alphabet without I, O, S, V and Z
 * @returns the 18th character
 * @example
 * creditCodeCheck('91350100M000100Y4'); // => "3"
 */
export function creditCodeCheck(body: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] as string;
}

/**
 * Credit-code check: what is wrong with the code of a farmers' cooperative, if anything. Codes of
 * cooperatives start with 93 (9 = market regulator, 3 = cooperative).
 *
 * @param code 18 characters, upper case
 * @returns the fault, or undefined for a valid code of a cooperative
 * @example
 * creditCodeFault('93370322000000019N'); // => undefined
 */
export function creditCodeFault(code: string): CreditCodeFault | undefined {
  if (code.length !== 18) return 'LENGTH';
  if ([...code].some((character) => !ALPHABET.includes(character))) return 'CHARACTER';
  if (creditCodeCheck(code.slice(0, 17)) !== code[17]) return 'CHECK_DIGIT';
  return code.startsWith('93') ? undefined : 'NOT_A_COOPERATIVE';
}
