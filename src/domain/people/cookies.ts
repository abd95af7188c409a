/** Cookies of people as text: a Cookie header comes in, Set-Cookie lines leave. */

export const COOKIE_PREFIX = 'heheng';
export const SESSION_COOKIE = `${COOKIE_PREFIX}.session_token`;
export const CHALLENGE_COOKIE = `${COOKIE_PREFIX}.two_factor`;

/** The cookies that a browser would send after an answer, as a Cookie header. */
export function cookiesAfter({ cookies }: { readonly cookies: readonly string[] }): string {
  const pairs = cookies.map((line) => line.split(';')[0] ?? '');
  return pairs.filter((pair) => !pair.endsWith('=')).join('; ');
}

/** The cookies of a Cookie header by that name; over https, names have a prefix before it. */
export function cookiesNamed(cookie: string, name: string): string {
  const pairs = cookie.split(/;\s*/);
  return pairs.filter((pair) => pair.split('=')[0]?.endsWith(name)).join('; ');
}
