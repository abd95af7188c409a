import type { Account } from '../../domain/people/account.ts';
import { type Enrolment, enrolSecondFactor, showCode } from '../../domain/people/enrol.ts';
import { ErrorSummary, Field, type FormState, NEW_FORM } from '../parts/form.tsx';
import { postedFields, type Refused, tryForm } from '../parts/posted.ts';
import { actorOf, type ConsoleContext, cookieHeader, sendCookies } from '../request.ts';
import { respondPage } from '../respond.tsx';
import type { TextKey, Words } from '../texts.ts';
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
      {account.secondFactor === 'none' ? <SetUpForm words={words} form={NEW_FORM} /> : null}
      {account.secondFactor === 'unshown' ? <CodeForm words={words} form={NEW_FORM} /> : null}
    </section>
  );
}

type FormProps = { readonly words: Words; readonly form: FormState };

function SetUpForm({ words, form }: FormProps) {
  const { t } = words;
  return (
    <form class="form short" method="post" action="/account/second-factor">
      <Field
        words={words}
        form={form}
        name="password"
        label={t('password')}
        hint={t('secondFactorPassword')}
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

function CodeForm({ words, form, enrolment }: CodeFormProps) {
  return (
    <form class="form short" method="post" action="/account/code">
      <CodeField words={words} form={form} />
      {enrolment === undefined ? null : <input type="hidden" name="uri" value={enrolment.uri} />}
      <button type="submit" class="button">
        {words.t('secondFactorShow')}
      </button>
    </form>
  );
}

/** Begins to set up a second factor: the next page shows its key. */
export async function startEnrolment(c: ConsoleContext) {
  const { password = '' } = await postedFields(c);
  const input = password === '' ? {} : { password };
  return tryForm({
    verb: () => enrolSecondFactor({ house: c.env, cookie: cookieHeader(c), input }),
    done: (enrolment) => showForms(c, { enrolment }),
    again: (refusal) => showForms(c, { refusal }),
    values: {},
    about: 'password',
  });
}

/** Takes a code: the first one completes the setting up. */
export async function submitOwnCode(c: ConsoleContext) {
  const { code = '', uri = '' } = await postedFields(c);
  const enrolment = enrolmentOf(uri);
  return tryForm({
    verb: () => showCode({ house: c.env, cookie: cookieHeader(c), input: { code } }),
    done: ({ cookies }) => {
      sendCookies(c, cookies);
      return c.redirect('/account', 303);
    },
    again: (refusal) => showForms(c, { refusal, enrolment, asksCode: true }),
    values: {},
    about: 'code',
  });
}

/** The key comes back with the form, so that a mistyped code does not begin it all anew. */
function enrolmentOf(uri: string): Enrolment | undefined {
  const secret = uri.startsWith('otpauth://totp/')
    ? URL.parse(uri)?.searchParams.get('secret')
    : '';
  return secret ? { uri, secret } : undefined;
}

type Forms = {
  readonly refusal?: Refused;
  readonly enrolment?: Enrolment | undefined;
  readonly asksCode?: boolean;
};

async function showForms(c: ConsoleContext, { refusal, enrolment, asksCode }: Forms) {
  await actorOf(c);
  const words = c.get('words');
  const { t } = words;
  const isCode = asksCode === true || enrolment !== undefined;
  const title = t(enrolment === undefined ? 'secondFactorTitle' : 'secondFactorAddTitle');
  const form = refusal?.form ?? NEW_FORM;
  return respondPage(c, {
    title,
    refusal,
    content: (
      <div class="narrow">
        <ErrorSummary words={words} problems={form.problems} />
        <h1>{title}</h1>
        {enrolment === undefined ? null : <KeySection words={words} enrolment={enrolment} />}
        {isCode ? (
          <CodeForm words={words} form={form} enrolment={enrolment} />
        ) : (
          <SetUpForm words={words} form={form} />
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
