/** A name of which the first character is left: 王建国 as 王**. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(rest.length);
}

/** A number of which the ends are left: 13812341234 as 138****1234; a short one shows less. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length >= 11
    ? `${digits.slice(0, 3)}${'*'.repeat(digits.length - 7)}${digits.slice(-4)}`
    : `${'*'.repeat(digits.length - 2)}${digits.slice(-2)}`;
}
