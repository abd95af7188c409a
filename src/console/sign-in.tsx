import { deleteCookie, setCookie } from 'hono/cookie';
import { type House, ROLES, type Role } from '../domain/context.ts';
import { authenticate } from '../domain/keys/authenticate.ts';
import { type ConsoleContext, cookieOptions, KEY_COOKIE } from './request.ts';
import { respondPage } from './respond.tsx';
import { safePath } from './safe-path.ts';
import { type SignInError, SignInPage } from './sign-in-page.tsx';

/** No key is longer. */
const KEY_LENGTH_MAX = 512;

const demoRolesOf = ({ demoKeys }: House): readonly Role[] =>
  ROLES.filter((role) => demoKeys[role] !== undefined);

export function showSignIn(c: ConsoleContext, next: string, error?: SignInError) {
  const demoRoles = demoRolesOf(c.env);
  const words = c.get('words');
  return respondPage(c, {
    title:
      error === undefined
        ? words.t('signInTitle')
        : `${words.t('errorMark')}${words.t('signInTitle')}`,
    isFictional: demoRoles.length > 0,
    status: error === undefined ? 200 : 401,
    content: <SignInPage words={words} demoRoles={demoRoles} next={next} error={error} />,
  });
}

/** Signs in with a pasted key, or with the key of a demonstration role. */
export async function signIn(c: ConsoleContext) {
  const form = await c.req.parseBody();
  const field = (name: string): string => {
    const value = form[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const next = safePath(field('next'));
  const role = ROLES.find((known) => known === field('role'));
  const key = role === undefined ? field('key') : (c.env.demoKeys[role] ?? '');
  if (key === '') {
    return showSignIn(c, next, field('role') === '' ? 'signInKeyEmpty' : 'signInRoleClosed');
  }
  const actor = key.length > KEY_LENGTH_MAX ? undefined : await authenticate({ house: c.env, key });
  if (actor === undefined) return showSignIn(c, next, 'signInKeyWrong');
  setCookie(c, KEY_COOKIE, key, cookieOptions(c));
  return c.redirect(next, 303);
}

export function signOut(c: ConsoleContext) {
  deleteCookie(c, KEY_COOKIE, cookieOptions(c));
  return c.redirect('/sign-in', 303);
}
