/** Where a browser resolves paths against; no page is ever there. */
const NOWHERE = 'https://nowhere.invalid';

/**
 * Safe path: a redirect's target, if it stays on this site; else the first page. What a browser
 * would read as another site (`//evil`, `/\evil`, `https:evil`, a tab between the slashes) does not.
 */
export function safePath(target: string | null | undefined): string {
  if (typeof target !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(target)) return '/';
  const url = URL.parse(target, NOWHERE);
  if (url === null || url.origin !== NOWHERE || url.pathname.startsWith('//')) return '/';
  return `${url.pathname}${url.search}`;
}
