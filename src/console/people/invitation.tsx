import { DomainError } from '../../domain/errors.ts';
import { acceptAsNewPerson, acceptAsSignedIn } from '../../domain/people/accept-invitation.ts';
import { type OpenInvitation, openInvitation } from '../../domain/people/open-invitation.ts';
import { beijingTime } from '../formats.ts';
import { ErrorSummary, Field, type FormState, NEW_FORM } from '../parts/form.tsx';
import { postedFields, type Refused, tryForm } from '../parts/posted.ts';
import { actorOf, type ConsoleContext, cookieHeader, sendCookies } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { ProviderLink } from '../sign-in-page.tsx';
import { ROLE_TEXTS } from '../texts/levels.ts';
import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  readonly invitation: OpenInvitation;
  readonly path: string;
  /** The e-mail address of whoever is signed in. */
  readonly signedInAs: string | undefined;
  readonly hasProvider: boolean;
  readonly form: FormState;
};

/** The page behind the link of an invitation. */
export async function showInvitation(c: ConsoleContext, refusal?: Refused) {
  const token = c.req.param('token') ?? '';
  const invitation = await openInvitation({ house: c.env, token });
  await actorOf(c);
  const words = c.get('words');
  const page = {
    ...{ words, invitation, form: refusal?.form ?? NEW_FORM, path: `/invitations/${token}` },
    signedInAs: c.get('signedIn')?.session.email,
    hasProvider: c.env.signIn?.provider !== undefined,
  };
  return respondPage(c, {
    title: words.t('invitationTitle'),
    refusal: refusal && { ...refusal, status: 422 },
    content: <InvitationPage {...page} />,
  });
}

/** Takes the invitation up: as whoever is signed in, else with a new account. */
export async function acceptInvitation(c: ConsoleContext) {
  const token = c.req.param('token') ?? '';
  const { name = '', password = '' } = await postedFields(c);
  await actorOf(c);
  const isSignedIn = c.get('signedIn') !== undefined;
  return tryForm({
    verb: () =>
      isSignedIn
        ? acceptAsSignedIn({ house: c.env, cookie: cookieHeader(c), token })
        : acceptAsNewPerson({ house: c.env, input: { token, name, password } }),
    done: ({ cookies }) => {
      sendCookies(c, cookies);
      return c.redirect('/account', 303);
    },
    again: (refusal) => {
      if (refusal.code === 'INVITATION_INVALID') throw new DomainError(refusal.code);
      return showInvitation(c, refusal);
    },
    values: { name },
    about: 'accept',
  });
}

function InvitationPage(props: Props) {
  const { words, invitation, form, signedInAs, path, hasProvider } = props;
  const { t, say } = words;
  const { email, role, organisation, expiresAt, hasAccount } = invitation;
  const blanks = { email, organisation: say(organisation), role: say(ROLE_TEXTS[role].name) };
  return (
    <div class="narrow">
      <ErrorSummary words={words} problems={form.problems} />
      <h1>{t('invitationTitle')}</h1>
      <p class="lead">{t('invitationIntro', blanks)}</p>
      <p class="soft">{t('invitationUntil', { date: beijingTime(expiresAt) })}</p>
      {signedInAs === email ? <AcceptForm {...props} /> : null}
      {signedInAs !== email && hasProvider ? (
        <ProviderLink words={words} next={path} label="invitationThroughProvider" />
      ) : null}
      {signedInAs === undefined && !hasAccount ? <NewAccountForm {...props} /> : null}
      {signedInAs !== email && hasAccount ? (
        <p>
          {t('invitationHasAccount')}{' '}
          <a href={`/sign-in?next=${encodeURIComponent(path)}`}>{t('signIn')}</a>
        </p>
      ) : null}
    </div>
  );
}

function AcceptForm({ words: { t }, path }: Props) {
  return (
    <form class="form short card" method="post" action={path}>
      <button type="submit" class="button" id="accept">
        {t('invitationAccept')}
      </button>
    </form>
  );
}

function NewAccountForm({ words, path, form, invitation }: Props) {
  const { t } = words;
  return (
    <section aria-labelledby="new-account">
      <h2 id="new-account" class="block-title">
        {t('invitationNewTitle')}
      </h2>
      <form class="form short card" method="post" action={path}>
        <input type="hidden" name="email" autocomplete="username" value={invitation.email} />
        <Field words={words} form={form} name="name" label={t('personName')} autocomplete="name" />
        <Field
          words={words}
          form={form}
          name="password"
          label={t('password')}
          hint={t('passwordHint')}
          type="password"
          autocomplete="new-password"
        />
        <button type="submit" class="button" id="accept">
          {t('invitationAccept')}
        </button>
      </form>
    </section>
  );
}
