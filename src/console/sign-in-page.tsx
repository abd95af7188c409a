import type { DemoSeat } from '../domain/context.ts';
import { ErrorSummary as FormErrors, TextField, type Wrong } from './people/form.tsx';
import { SEAT_TEXTS } from './texts/levels.ts';
import type { TextKey, Words } from './texts.ts';

export type SignInError = Extract<
  TextKey,
  'signInKeyWrong' | 'signInKeyEmpty' | 'signInRoleClosed'
>;

type Props = {
  readonly words: Words;
  /** Who has one-click sign-in: in the embedded demonstration only. */
  readonly demoSeats: readonly DemoSeat[];
  /** Undefined where people have no accounts. */
  readonly accounts?: { readonly hasProvider: boolean } | undefined;
  /** Where to go afterwards, a path of this site. */
  readonly next: string;
  readonly error?: SignInError | undefined;
  /** What was wrong with e-mail address and password. */
  readonly wrong?: Wrong;
  readonly email?: string | undefined;
};

/** Sign-in by one click in the demonstration, or with an access key. */
export function SignInPage({ words, demoSeats, accounts, next, error, wrong, email }: Props) {
  const { t } = words;
  return (
    <>
      {error === undefined ? null : <ErrorSummary words={words} error={error} />}
      <FormErrors words={words} wrong={wrong} firstField="email" />
      <h1>{t('signInTitle')}</h1>
      <p class="lead">{t('signInIntro')}</p>
      {demoSeats.length === 0 ? null : (
        <section aria-labelledby="demo">
          <h2 id="demo" class="block-title">
            {t('signInDemoTitle')}
          </h2>
          <p class="soft section-head">{t('signInDemoHint')}</p>
          <div class="role-cards">
            {demoSeats.map((seat) => (
              <SeatCard words={words} seat={seat} next={next} />
            ))}
          </div>
        </section>
      )}
      {accounts === undefined ? null : (
        <AccountForm words={words} next={next} wrong={wrong} email={email} {...accounts} />
      )}
      <KeyForm words={words} next={next} error={error} />
    </>
  );
}

function ErrorSummary({ words: { t }, error }: { words: Words; error: SignInError }) {
  return (
    <div class="error-summary" role="alert" aria-labelledby="problem">
      <h2 id="problem">{t('signInErrorTitle')}</h2>
      <p>
        <a href="#key">{t(error)}</a>
      </p>
    </div>
  );
}

function SeatCard({ words, seat, next }: { words: Words; seat: DemoSeat; next: string }) {
  const { t, say } = words;
  const { name, purpose } = SEAT_TEXTS[seat];
  return (
    <form class="role-card" method="post" action="/sign-in">
      <div>
        <h3>{say(name)}</h3>
        <p>{say(purpose)}</p>
      </div>
      <input type="hidden" name="role" value={seat} />
      <input type="hidden" name="next" value={next} />
      <div>
        <button type="submit" class="button">
          {t('signInAs')}
          <span class="hidden"> {say(name)}</span>
        </button>
      </div>
    </form>
  );
}

type AccountFormProps = Pick<Props, 'words' | 'next' | 'wrong' | 'email'> & {
  readonly hasProvider: boolean;
};

function AccountForm({ words, next, wrong, email, hasProvider }: AccountFormProps) {
  const { t } = words;
  return (
    <section aria-labelledby="with-account">
      <h2 id="with-account" class="block-title">
        {t('signInAccountTitle')}
      </h2>
      {hasProvider ? <ProviderLink words={words} next={next} label="signInWithProvider" /> : null}
      <form class="key-form card" method="post" action="/sign-in/password">
        <TextField
          words={words}
          name="email"
          label={t('email')}
          wrong={wrong}
          type="email"
          value={email}
          autocomplete="username"
        />
        <TextField
          words={words}
          name="password"
          label={t('password')}
          wrong={wrong}
          type="password"
          autocomplete="current-password"
        />
        <input type="hidden" name="next" value={next} />
        <button type="submit" class="button">
          {t('signIn')}
        </button>
      </form>
    </section>
  );
}

type ProviderLinkProps = Pick<Props, 'words' | 'next'> & {
  readonly label: 'signInWithProvider' | 'invitationThroughProvider';
};

/** The way to the county's identity provider and back. */
export function ProviderLink({ words: { t }, next, label }: ProviderLinkProps) {
  return (
    <p class="section-head">
      <a class="button" href={`/sign-in/provider?next=${encodeURIComponent(next)}`}>
        {t(label)}
      </a>
    </p>
  );
}

type KeyFormProps = Pick<Props, 'words' | 'next' | 'error'>;

function KeyForm({ words: { t }, next, error }: KeyFormProps) {
  const isKeyError = error === 'signInKeyWrong' || error === 'signInKeyEmpty';
  return (
    <section aria-labelledby="with-key">
      <h2 id="with-key" class="block-title">
        {t('signInKeyTitle')}
      </h2>
      <form class="key-form card" method="post" action="/sign-in">
        <label for="key">{t('signInKeyLabel')}</label>
        <p id="key-hint" class="soft small">
          {t('signInKeyHint')}
        </p>
        {isKeyError ? (
          <p id="key-error" class="field-error">
            <span class="hidden">{t('errorMark')}</span>
            {t(error)}
          </p>
        ) : null}
        <input
          id="key"
          name="key"
          type="password"
          autocomplete="current-password"
          spellcheck={false}
          aria-describedby={isKeyError ? 'key-hint key-error' : 'key-hint'}
          aria-invalid={isKeyError ? 'true' : undefined}
        />
        <input type="hidden" name="next" value={next} />
        <button type="submit" class="button">
          {t('signIn')}
        </button>
      </form>
    </section>
  );
}
