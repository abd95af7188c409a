import { DomainError } from '../../domain/errors.ts';
import { changePassword } from '../../domain/people/change-password.ts';
import { actorOf, type ConsoleContext, cookieHeader, formOf, sendCookies } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { ErrorSummary, TextField, tryForm, type Wrong } from './form.tsx';

/** Asks for a new password, and for the one that there is. */
export async function showPasswordForm(c: ConsoleContext, wrong?: Wrong) {
  await actorOf(c);
  const signedIn = c.get('signedIn');
  if (signedIn === undefined) throw new DomainError('UNAUTHENTICATED');
  const words = c.get('words');
  const { t } = words;
  const title = t('passwordTitle');
  return respondPage(c, {
    title: wrong === undefined ? title : `${t('errorMark')}${title}`,
    status: wrong === undefined ? 200 : 422,
    content: (
      <div class="narrow">
        <ErrorSummary words={words} wrong={wrong} firstField="currentPassword" />
        <h1>{title}</h1>
        <p class="lead">{t('passwordIntro')}</p>
        <form class="key-form card" method="post" action="/account/password">
          <input
            type="hidden"
            name="email"
            autocomplete="username"
            value={signedIn.session.email}
          />
          <TextField
            words={words}
            name="currentPassword"
            label={t('passwordCurrent')}
            wrong={wrong}
            type="password"
            autocomplete="current-password"
          />
          <TextField
            words={words}
            name="newPassword"
            label={t('passwordNew')}
            hint={t('passwordHint')}
            wrong={wrong}
            type="password"
            autocomplete="new-password"
          />
          <button type="submit" class="button">
            {t('passwordTitle')}
          </button>
        </form>
        <p>
          <a href="/account">{t('accountTitle')}</a>
        </p>
      </div>
    ),
  });
}

export async function submitPassword(c: ConsoleContext) {
  const field = await formOf(c);
  const input = { currentPassword: field('currentPassword'), newPassword: field('newPassword') };
  return tryForm(
    () => changePassword({ house: c.env, cookie: cookieHeader(c), input }),
    ({ cookies }) => {
      sendCookies(c, cookies);
      return c.redirect('/account', 303);
    },
    (wrong) => showPasswordForm(c, wrong),
  );
}
