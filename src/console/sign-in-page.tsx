import type { DemoSeat } from '../domain/context.ts';
import { ErrorSummary, Field, type FormState, NEW_FORM } from './parts/form.tsx';
import { SEAT_TEXTS } from './texts/levels.ts';
import type { Words } from './texts.ts';

type Props = {
  readonly words: Words;
  /** Who has one-click sign-in: in the embedded demonstration only. */
  readonly demoSeats: readonly DemoSeat[];
  /** Undefined where people have no accounts. */
  readonly accounts?: { readonly hasProvider: boolean } | undefined;
  /** Where to go afterwards, a path of this site. */
  readonly next: string;
  /** What was typed, and what was wrong with it. */
  readonly form?: FormState | undefined;
};

/** Sign-in by one click in the demonstration, or with an access key. */
export function SignInPage({ words, demoSeats, accounts, next, form = NEW_FORM }: Props) {
  const { t } = words;
  return (
    <>
      <ErrorSummary words={words} problems={form.problems} title={t('signInErrorTitle')} />
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
        <AccountForm words={words} next={next} form={form} {...accounts} />
      )}
      <KeyForm words={words} next={next} form={form} />
    </>
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

type FormProps = Pick<Props, 'words' | 'next'> & { readonly form: FormState };

function AccountForm({ words, next, form, hasProvider }: FormProps & { hasProvider: boolean }) {
  const { t } = words;
  return (
    <section aria-labelledby="with-account">
      <h2 id="with-account" class="block-title">
        {t('signInAccountTitle')}
      </h2>
      {hasProvider ? <ProviderLink words={words} next={next} label="signInWithProvider" /> : null}
      <form class="form short card" method="post" action="/sign-in/password">
        <Field
          words={words}
          form={form}
          name="email"
          label={t('email')}
          type="email"
          autocomplete="username"
        />
        <Field
          words={words}
          form={form}
          name="password"
          label={t('password')}
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

function KeyForm({ words, next, form }: FormProps) {
  const { t } = words;
  return (
    <section aria-labelledby="with-key">
      <h2 id="with-key" class="block-title">
        {t('signInKeyTitle')}
      </h2>
      <form class="form short card" method="post" action="/sign-in">
        <Field
          words={words}
          form={form}
          name="key"
          label={t('signInKeyLabel')}
          hint={t('signInKeyHint')}
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
