import { DomainError } from '../../domain/errors.ts';
import { changePassword } from '../../domain/people/change-password.ts';
import { ErrorSummary, Field, NEW_FORM } from '../parts/form.tsx';
import { postedFields, type Refused, tryForm } from '../parts/posted.ts';
import { actorOf, type ConsoleContext, cookieHeader, sendCookies } from '../request.ts';
import { respondPage } from '../respond.tsx';

/** Asks for a new password, and for the one that there is. */
export async function showPasswordForm(c: ConsoleContext, refusal?: Refused) {
  await actorOf(c);
  const signedIn = c.get('signedIn');
  if (signedIn === undefined) throw new DomainError('UNAUTHENTICATED');
  const words = c.get('words');
  const { t } = words;
  const common = { words, form: refusal?.form ?? NEW_FORM, type: 'password' } as const;
  return respondPage(c, {
    title: t('passwordTitle'),
    refusal,
    content: (
      <div class="narrow">
        <ErrorSummary words={words} problems={common.form.problems} />
        <h1>{t('passwordTitle')}</h1>
        <p class="lead">{t('passwordIntro')}</p>
        <form class="form short card" method="post" action="/account/password">
          <input
            type="hidden"
            name="email"
            autocomplete="username"
            value={signedIn.session.email}
          />
          <Field
            {...common}
            name="currentPassword"
            label={t('passwordCurrent')}
            autocomplete="current-password"
          />
          <Field
            {...common}
            name="newPassword"
            label={t('passwordNew')}
            hint={t('passwordHint')}
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
  const { currentPassword = '', newPassword = '' } = await postedFields(c);
  const input = { currentPassword, newPassword };
  return tryForm({
    verb: () => changePassword({ house: c.env, cookie: cookieHeader(c), input }),
    done: ({ cookies }) => {
      sendCookies(c, cookies);
      return c.redirect('/account', 303);
    },
    again: (refusal) => showPasswordForm(c, refusal),
    values: {},
    about: 'currentPassword',
  });
}
