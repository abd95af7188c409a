import type { Account } from '../../domain/people/account.ts';
import { type Enrolment, enrolSecondFactor, showCode } from '../../domain/people/enrol.ts';
import { actorOf, type ConsoleContext, cookieHeader, formOf, sendCookies } from '../request.ts';
import { respondPage } from '../respond.tsx';
import type { TextKey, Words } from '../texts.ts';
import { ErrorSummary, TextField, tryForm, type Wrong } from './form.tsx';
import { QrCode } from './qr-code.tsx';
import { CodeField } from './second-factor.tsx';

const STATES = {
  none: 'secondFactorNone',
  unshown: 'secondFactorUnshown',
  shown: 'secondFactorShown',
} as const satisfies Record<Account['secondFactor'], TextKey>;

/** How the second factor stands, and the form for what comes next. */
export function SecondFactorSection({ words, account }: { words: Words; account: Account }) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="second-factor">
      <h2 id="second-factor">{t('secondFactorTitle')}</h2>
      {account.usesSecondFactor && account.secondFactor !== 'shown' ? (
        <p>{t('secondFactorNeeded')}</p>
      ) : null}
      <p>{t(STATES[account.secondFactor])}</p>
      {account.secondFactor === 'none' ? <SetUpForm words={words} wrong={undefined} /> : null}
      {account.secondFactor === 'unshown' ? <CodeForm words={words} wrong={undefined} /> : null}
    </section>
  );
}

type FormProps = { readonly words: Words; readonly wrong: Wrong };

function SetUpForm({ words, wrong }: FormProps) {
  const { t } = words;
  return (
    <form class="key-form" method="post" action="/account/second-factor">
      <TextField
        words={words}
        name="password"
        label={t('password')}
        hint={t('secondFactorPassword')}
        wrong={wrong}
        type="password"
        autocomplete="current-password"
      />
      <button type="submit" class="button">
        {t('secondFactorSetUp')}
      </button>
    </form>
  );
}

type CodeFormProps = FormProps & { readonly enrolment?: Enrolment | undefined };

function CodeForm({ words, wrong, enrolment }: CodeFormProps) {
  return (
    <form class="key-form" method="post" action="/account/code">
      <CodeField words={words} wrong={wrong} />
      {enrolment === undefined ? null : <input type="hidden" name="uri" value={enrolment.uri} />}
      <button type="submit" class="button">
        {words.t('secondFactorShow')}
      </button>
    </form>
  );
}

/** Begins to set up a second factor: the next page shows its key. */
export async function startEnrolment(c: ConsoleContext) {
  const field = await formOf(c);
  const password = field('password');
  const input = password === '' ? {} : { password };
  return tryForm(
    () => enrolSecondFactor({ house: c.env, cookie: cookieHeader(c), input }),
    (enrolment) => showForms(c, { enrolment }),
    (wrong) => showForms(c, { wrong }),
  );
}

/** Takes a code: the first one completes the setting up. */
export async function submitOwnCode(c: ConsoleContext) {
  const field = await formOf(c);
  const input = { code: field('code') };
  const enrolment = enrolmentOf(field('uri'));
  return tryForm(
    () => showCode({ house: c.env, cookie: cookieHeader(c), input }),
    ({ cookies }) => {
      sendCookies(c, cookies);
      return c.redirect('/account', 303);
    },
    (wrong) => showForms(c, { wrong, enrolment, asksCode: true }),
  );
}

/** The key comes back with the form, so that a mistyped code does not begin it all anew. */
function enrolmentOf(uri: string): Enrolment | undefined {
  const secret = uri.startsWith('otpauth://totp/')
    ? URL.parse(uri)?.searchParams.get('secret')
    : '';
  return secret ? { uri, secret } : undefined;
}

type Forms = {
  readonly wrong?: Wrong;
  readonly enrolment?: Enrolment | undefined;
  readonly asksCode?: boolean;
};

async function showForms(c: ConsoleContext, { wrong, enrolment, asksCode }: Forms) {
  await actorOf(c);
  const words = c.get('words');
  const { t } = words;
  const isCode = asksCode === true || enrolment !== undefined;
  const title = t(enrolment === undefined ? 'secondFactorTitle' : 'secondFactorAddTitle');
  return respondPage(c, {
    title: wrong === undefined ? title : `${t('errorMark')}${title}`,
    status: wrong === undefined ? 200 : 422,
    content: (
      <div class="narrow">
        <ErrorSummary words={words} wrong={wrong} firstField={isCode ? 'code' : 'password'} />
        <h1>{title}</h1>
        {enrolment === undefined ? null : <KeySection words={words} enrolment={enrolment} />}
        {isCode ? (
          <CodeForm words={words} wrong={wrong} enrolment={enrolment} />
        ) : (
          <SetUpForm words={words} wrong={wrong} />
        )}
      </div>
    ),
  });
}

function KeySection({ words: { t }, enrolment }: { words: Words; enrolment: Enrolment }) {
  const { uri, secret } = enrolment;
  return (
    <section class="card">
      <p>{t('secondFactorAddIntro')}</p>
      <QrCode text={uri} title={t('secondFactorQrCode')} />
      <p>
        <a href={uri}>{t('secondFactorLink')}</a>
      </p>
      <p>
        {t('secondFactorKey')} <code class="secret">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
    </section>
  );
}
