import { confirmSignIn } from '../../domain/people/confirm-sign-in.ts';
import { ErrorSummary, Field, type FormState, NEW_FORM } from '../parts/form.tsx';
import { postedFields, type Refused, tryForm } from '../parts/posted.ts';
import { type ConsoleContext, cookieHeader, sendCookies } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { safePath } from '../safe-path.ts';
import { showSignIn } from '../sign-in.tsx';
import type { Words } from '../texts.ts';

/** The second step of signing in: a code of the authenticator. */
export function showCodeForm(
  c: ConsoleContext,
  next = safePath(c.req.query('next')),
  refusal?: Refused,
) {
  const words = c.get('words');
  const title = words.t('codeTitle');
  const form = refusal?.form ?? NEW_FORM;
  return respondPage(c, {
    title,
    refusal: refusal && { ...refusal, status: 401 },
    content: (
      <div class="narrow">
        <ErrorSummary words={words} problems={form.problems} />
        <h1>{title}</h1>
        <p class="lead">{words.t('codeIntro')}</p>
        <form class="form short card" method="post" action="/sign-in/code">
          <CodeField words={words} form={form} />
          <input type="hidden" name="next" value={next} />
          <button type="submit" class="button">
            {words.t('continue')}
          </button>
        </form>
      </div>
    ),
  });
}

export function CodeField({ words, form }: { words: Words; form: FormState }) {
  return (
    <Field
      words={words}
      form={form}
      name="code"
      label={words.t('code')}
      autocomplete="one-time-code"
      inputmode="numeric"
    />
  );
}

export async function submitCode(c: ConsoleContext) {
  const { code = '', ...fields } = await postedFields(c);
  const next = safePath(fields.next);
  return tryForm({
    verb: () => confirmSignIn({ house: c.env, cookie: cookieHeader(c), input: { code } }),
    done: ({ cookies }) => {
      sendCookies(c, cookies);
      return c.redirect(next, 303);
    },
    again: (refusal) =>
      isSignInOver(refusal) ? showSignIn(c, next, refusal) : showCodeForm(c, next, refusal),
    values: {},
    about: 'code',
  });
}

const isSignInOver = ({ code }: Refused): boolean =>
  code === 'SIGN_IN_EXPIRED' || code === 'SIGN_IN_LOCKED';
