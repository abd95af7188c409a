import { deleteCookie, setCookie } from 'hono/cookie';
import { DEMO_SEATS, type DemoSeat, type House } from '../domain/context.ts';
import type { DomainError } from '../domain/errors.ts';
import { authenticate } from '../domain/keys/authenticate.ts';
import { signIn as signInAccount } from '../domain/people/sign-in.ts';
import { signOut as endSession } from '../domain/people/sign-out.ts';
import { tryForm } from './people/form.tsx';
import {
  type ConsoleContext,
  cookieHeader,
  cookieOptions,
  formOf,
  KEY_COOKIE,
  sendCookies,
} from './request.ts';
import { respondPage } from './respond.tsx';
import { safePath } from './safe-path.ts';
import { type SignInError, SignInPage } from './sign-in-page.tsx';

/** No key is longer. */
const KEY_LENGTH_MAX = 512;

const demoSeatsOf = ({ demoKeys }: House): readonly DemoSeat[] =>
  DEMO_SEATS.filter((seat) => demoKeys[seat] !== undefined);

type Refused = {
  readonly error?: SignInError;
  readonly wrong?: DomainError;
  readonly email?: string;
};

export function showSignIn(c: ConsoleContext, next: string, refused: Refused = {}) {
  const demoSeats = demoSeatsOf(c.env);
  const words = c.get('words');
  const isRefused = refused.error !== undefined || refused.wrong !== undefined;
  const title = words.t('signInTitle');
  const accounts = c.env.signIn && { hasProvider: c.env.signIn.provider !== undefined };
  const page = { words, demoSeats, accounts, next, ...refused };
  return respondPage(c, {
    title: isRefused ? `${words.t('errorMark')}${title}` : title,
    isFictional: demoSeats.length > 0,
    status: isRefused ? 401 : 200,
    content: <SignInPage {...page} />,
  });
}

/** Signs in with a pasted key, or with one of the demonstration's. */
export async function signIn(c: ConsoleContext) {
  const field = await formOf(c);
  const next = safePath(field('next'));
  const seat = DEMO_SEATS.find((known) => known === field('role'));
  const key = seat === undefined ? field('key') : (c.env.demoKeys[seat] ?? '');
  if (key === '') {
    const error = field('role') === '' ? 'signInKeyEmpty' : 'signInRoleClosed';
    return showSignIn(c, next, { error });
  }
  const actor = key.length > KEY_LENGTH_MAX ? undefined : await authenticate({ house: c.env, key });
  if (actor === undefined) return showSignIn(c, next, { error: 'signInKeyWrong' });
  await leave(c);
  setCookie(c, KEY_COOKIE, key, cookieOptions(c));
  return c.redirect(next, 303);
}

/** Signs in with an account; who has a second factor is asked for it next. */
export async function signInWithPassword(c: ConsoleContext) {
  const field = await formOf(c);
  const next = safePath(field('next'));
  const input = { email: field('email'), password: field('password') };
  return tryForm(
    () => signInAccount({ house: c.env, input }),
    async ({ needsCode, cookies }) => {
      await leave(c);
      sendCookies(c, cookies);
      return c.redirect(needsCode ? `/sign-in/code?next=${encodeURIComponent(next)}` : next, 303);
    },
    (wrong) => showSignIn(c, next, { wrong, email: input.email }),
  );
}

export async function signOut(c: ConsoleContext) {
  await leave(c);
  return c.redirect('/sign-in', 303);
}

/** Nobody is signed in twice: a new sign-in ends what was before. */
async function leave(c: ConsoleContext): Promise<void> {
  const { cookies } = await endSession({ house: c.env, cookie: cookieHeader(c) });
  sendCookies(c, cookies);
  deleteCookie(c, KEY_COOKIE, cookieOptions(c));
}
