import { deleteCookie, setCookie } from 'hono/cookie';
import { DEMO_SEATS, type DemoSeat, type House } from '../domain/context.ts';
import { authenticate } from '../domain/keys/authenticate.ts';
import { signIn as signInAccount } from '../domain/people/sign-in.ts';
import { signOut as endSession } from '../domain/people/sign-out.ts';
import { postedFields, type Refused, tryForm } from './parts/posted.ts';
import {
  type ConsoleContext,
  cookieHeader,
  cookieOptions,
  KEY_COOKIE,
  sendCookies,
} from './request.ts';
import { respondPage } from './respond.tsx';
import { safePath } from './safe-path.ts';
import { SignInPage } from './sign-in-page.tsx';
import { TEXTS, type TextKey } from './texts.ts';

/** No key is longer. */
const KEY_LENGTH_MAX = 512;

const demoSeatsOf = ({ demoKeys }: House): readonly DemoSeat[] =>
  DEMO_SEATS.filter((seat) => demoKeys[seat] !== undefined);

export function showSignIn(c: ConsoleContext, next: string, refusal?: Refused) {
  const demoSeats = demoSeatsOf(c.env);
  const words = c.get('words');
  const accounts = c.env.signIn && { hasProvider: c.env.signIn.provider !== undefined };
  const page = { words, demoSeats, accounts, next, form: refusal?.form };
  return respondPage(c, {
    title: words.t('signInTitle'),
    isFictional: demoSeats.length > 0,
    refusal: refusal && { ...refusal, status: 401 },
    content: <SignInPage {...page} />,
  });
}

type KeyProblem = Extract<TextKey, 'signInKeyWrong' | 'signInKeyEmpty' | 'signInRoleClosed'>;

const refusedKey = (text: KeyProblem): Refused => ({
  form: { values: {}, problems: [{ field: 'key', ...TEXTS[text] }] },
  status: 401,
  code: 'UNAUTHENTICATED',
});

/** Signs in with a pasted key, or with one of the demonstration's. */
export async function signIn(c: ConsoleContext) {
  const fields = await postedFields(c);
  const next = safePath(fields.next);
  const seat = DEMO_SEATS.find((known) => known === fields.role);
  const key = (seat === undefined ? fields.key : c.env.demoKeys[seat]) ?? '';
  if (key === '') {
    const isClosed = fields.role !== undefined && fields.role !== '';
    return showSignIn(c, next, refusedKey(isClosed ? 'signInRoleClosed' : 'signInKeyEmpty'));
  }
  const actor = key.length > KEY_LENGTH_MAX ? undefined : await authenticate({ house: c.env, key });
  if (actor === undefined) return showSignIn(c, next, refusedKey('signInKeyWrong'));
  await leave(c);
  setCookie(c, KEY_COOKIE, key, cookieOptions(c));
  return c.redirect(next, 303);
}

/** Signs in with an account; who has a second factor is asked for it next. */
export async function signInWithPassword(c: ConsoleContext) {
  const { email = '', password = '', ...fields } = await postedFields(c);
  const next = safePath(fields.next);
  return tryForm({
    verb: () => signInAccount({ house: c.env, input: { email, password } }),
    done: async ({ needsCode, cookies }) => {
      await leave(c);
      sendCookies(c, cookies);
      return c.redirect(needsCode ? `/sign-in/code?next=${encodeURIComponent(next)}` : next, 303);
    },
    again: (refusal) => showSignIn(c, next, refusal),
    values: { email },
    about: 'email',
  });
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
