import { comeBackFromProvider } from '../../domain/people/come-back-from-provider.ts';
import { goToProvider } from '../../domain/people/go-to-provider.ts';
import { type ConsoleContext, cookieHeader, sendCookies } from '../request.ts';
import { safePath } from '../safe-path.ts';

/** To the county's identity provider … */
export async function leaveForProvider(c: ConsoleContext) {
  const next = safePath(c.req.query('next'));
  const { location, cookies } = await goToProvider({ house: c.env, next });
  sendCookies(c, cookies);
  return c.redirect(location, 303);
}

/** … and back from it, signed in. */
export async function returnFromProvider(c: ConsoleContext) {
  const query = new URL(c.req.url).search;
  const back = { house: c.env, query, cookie: cookieHeader(c) };
  const { location, cookies } = await comeBackFromProvider(back);
  sendCookies(c, cookies);
  return c.redirect(safePath(location), 303);
}
