import { confirmSignIn } from '../../domain/people/confirm-sign-in.ts';
import { type ConsoleContext, cookieHeader, formOf, sendCookies } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { safePath } from '../safe-path.ts';
import { showSignIn } from '../sign-in.tsx';
import type { Words } from '../texts.ts';
import { ErrorSummary, TextField, tryForm, type Wrong } from './form.tsx';

/** The second step of signing in: a code of the authenticator. */
export function showCodeForm(
  c: ConsoleContext,
  next = safePath(c.req.query('next')),
  wrong?: Wrong,
) {
  const words = c.get('words');
  const title = words.t('codeTitle');
  return respondPage(c, {
    title: wrong === undefined ? title : `${words.t('errorMark')}${title}`,
    status: wrong === undefined ? 200 : 401,
    content: (
      <div class="narrow">
        <ErrorSummary words={words} wrong={wrong} firstField="code" />
        <h1>{title}</h1>
        <p class="lead">{words.t('codeIntro')}</p>
        <form class="key-form card" method="post" action="/sign-in/code">
          <CodeField words={words} wrong={wrong} />
          <input type="hidden" name="next" value={next} />
          <button type="submit" class="button">
            {words.t('continue')}
          </button>
        </form>
      </div>
    ),
  });
}

export function CodeField({ words, wrong }: { words: Words; wrong: Wrong }) {
  return (
    <TextField
      words={words}
      name="code"
      label={words.t('code')}
      wrong={wrong}
      autocomplete="one-time-code"
      inputmode="numeric"
    />
  );
}

export async function submitCode(c: ConsoleContext) {
  const field = await formOf(c);
  const next = safePath(field('next'));
  const input = { code: field('code') };
  return tryForm(
    () => confirmSignIn({ house: c.env, cookie: cookieHeader(c), input }),
    ({ cookies }) => {
      sendCookies(c, cookies);
      return c.redirect(next, 303);
    },
    (wrong) =>
      wrong.code === 'SIGN_IN_EXPIRED' || wrong.code === 'SIGN_IN_LOCKED'
        ? showSignIn(c, next, { wrong })
        : showCodeForm(c, next, wrong),
  );
}
