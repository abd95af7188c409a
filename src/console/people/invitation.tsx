import { acceptAsNewPerson, acceptAsSignedIn } from '../../domain/people/accept-invitation.ts';
import { type OpenInvitation, openInvitation } from '../../domain/people/open-invitation.ts';
import { beijingTime } from '../formats.ts';
import { actorOf, type ConsoleContext, cookieHeader, formOf, sendCookies } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { ProviderLink } from '../sign-in-page.tsx';
import { ROLE_TEXTS } from '../texts/levels.ts';
import type { Words } from '../texts.ts';
import { ErrorSummary, TextField, tryForm, type Wrong } from './form.tsx';

type Props = {
  readonly words: Words;
  readonly invitation: OpenInvitation;
  readonly path: string;
  /** The e-mail address of whoever is signed in. */
  readonly signedInAs: string | undefined;
  readonly hasProvider: boolean;
  readonly name?: string | undefined;
  readonly wrong?: Wrong;
};

/** The page behind the link of an invitation. */
export async function showInvitation(c: ConsoleContext, wrong?: Wrong, name?: string) {
  const token = c.req.param('token') ?? '';
  const invitation = await openInvitation({ house: c.env, token });
  await actorOf(c);
  const words = c.get('words');
  const title = words.t('invitationTitle');
  const page = {
    ...{ words, invitation, wrong, name, path: `/invitations/${token}` },
    signedInAs: c.get('signedIn')?.session.email,
    hasProvider: c.env.signIn?.provider !== undefined,
  };
  return respondPage(c, {
    title: wrong === undefined ? title : `${words.t('errorMark')}${title}`,
    status: wrong === undefined ? 200 : 422,
    content: <InvitationPage {...page} />,
  });
}

/** Takes the invitation up: as whoever is signed in, else with a new account. */
export async function acceptInvitation(c: ConsoleContext) {
  const token = c.req.param('token') ?? '';
  const field = await formOf(c);
  const name = field('name');
  await actorOf(c);
  const isSignedIn = c.get('signedIn') !== undefined;
  const input = { token, name, password: field('password') };
  return tryForm(
    () =>
      isSignedIn
        ? acceptAsSignedIn({ house: c.env, cookie: cookieHeader(c), token })
        : acceptAsNewPerson({ house: c.env, input }),
    ({ cookies }) => {
      sendCookies(c, cookies);
      return c.redirect('/account', 303);
    },
    (wrong) => {
      if (wrong.code === 'INVITATION_INVALID') throw wrong;
      return showInvitation(c, wrong, name);
    },
  );
}

function InvitationPage(props: Props) {
  const { words, invitation, wrong, signedInAs, path, hasProvider } = props;
  const { t, say } = words;
  const { email, role, organisation, expiresAt, hasAccount } = invitation;
  const blanks = { email, organisation: say(organisation), role: say(ROLE_TEXTS[role].name) };
  return (
    <div class="narrow">
      <ErrorSummary words={words} wrong={wrong} firstField="accept" />
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
    <form class="key-form card" method="post" action={path}>
      <button type="submit" class="button" id="accept">
        {t('invitationAccept')}
      </button>
    </form>
  );
}

function NewAccountForm({ words, path, wrong, name, invitation }: Props) {
  const { t } = words;
  return (
    <section aria-labelledby="new-account">
      <h2 id="new-account" class="block-title">
        {t('invitationNewTitle')}
      </h2>
      <form class="key-form card" method="post" action={path}>
        <input type="hidden" name="email" autocomplete="username" value={invitation.email} />
        <TextField
          words={words}
          name="name"
          label={t('personName')}
          wrong={wrong}
          value={name}
          autocomplete="name"
        />
        <TextField
          words={words}
          name="password"
          label={t('password')}
          hint={t('passwordHint')}
          wrong={wrong}
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
