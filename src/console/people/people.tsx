import type { DomainError } from '../../domain/errors.ts';
import { confirmMembership } from '../../domain/people/confirm-membership.ts';
import { endMembership } from '../../domain/people/end-membership.ts';
import { invite } from '../../domain/people/invite.ts';
import { listPeople } from '../../domain/people/list.ts';
import { listInvitations } from '../../domain/people/list-invitations.ts';
import { listPosts } from '../../domain/people/list-posts.ts';
import { type InvitationInput, invitationInput } from '../../domain/people/schemas.ts';
import { withdrawInvitation } from '../../domain/people/withdraw-invitation.ts';
import { refusalOf } from '../../domain/permissions.ts';
import { beijingTime } from '../formats.ts';
import { askedPage, type ConsoleContext, formOf, publicAddress, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { ErrorSummary, tryForm } from './form.tsx';
import { InvitationTable } from './invitation-table.tsx';
import { InviteForm, type Typed } from './invite-form.tsx';
import { OnceShown } from './once-shown.tsx';
import { PeopleTable } from './people-table.tsx';

/** The people that one looks after and the invitations on their way, with a form to invite more. */
export async function showPeople(c: ConsoleContext, wrong?: DomainError, typed: Typed = {}) {
  const ctx = await verbContext(c);
  const { actor } = ctx;
  const people = await listPeople({ ctx, input: askedPage(c) });
  const invitations = await listInvitations({ ctx, input: askedPage(c, 'invited') });
  const posts = await listPosts({ ctx });
  const words = c.get('words');
  const title = words.t('peopleTitle');
  const refusal = refusalOf(actor, 'people:invite');
  const invites = refusal === undefined;
  const form = { words, wrong, typed, posts, withCooperatives: actor.role === 'bureau' };
  return respondPage(c, {
    title: wrong === undefined ? title : `${words.t('errorMark')}${title}`,
    status: wrong === undefined ? 200 : 422,
    content: (
      <>
        <ErrorSummary words={words} wrong={wrong} firstField={invites ? 'email' : 'people'} />
        <h1>{title}</h1>
        <PeopleTable words={words} people={people} invites={invites} />
        <InvitationTable words={words} invitations={invitations} invites={invites} />
        {invites ? <InviteForm {...form} /> : null}
        {refusal === 'SECOND_FACTOR_NEEDED' ? (
          <section class="card">
            <p>
              {words.t('peopleInviteNeedsFactor')} <a href="/account">{words.t('accountTitle')}</a>
            </p>
          </section>
        ) : null}
      </>
    ),
  });
}

/** Makes an invitation; its link is on the page that follows, and nowhere else. */
export async function invitePerson(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const field = await formOf(c);
  const [email, post, code] = [field('email'), field('organisation'), field('code')];
  const [role = '', organisation = ''] = post.split(':');
  const input = { email, role, organisation: organisation === '' ? code : organisation };
  const words = c.get('words');
  return tryForm(
    () => invite({ ctx, input: invitationInput.parse(input) satisfies InvitationInput }),
    ({ value }) =>
      respondPage(c, {
        title: words.t('invitedTitle'),
        content: (
          <OnceShown
            title={words.t('invitedTitle')}
            intro={words.t('invitedIntro', { date: beijingTime(value.expiresAt) })}
            secret={`${publicAddress(c)}${value.path ?? ''}`}
            back={{ href: '/people', text: words.t('backToPeople') }}
          />
        ),
      }),
    (wrong) => showPeople(c, wrong, { email, post, code }),
  );
}

export async function endPerson(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const input = { membershipId: c.req.param('membershipId') ?? '' };
  return tryForm(
    () => endMembership({ ctx, input }),
    () => c.redirect('/people', 303),
    (wrong) => showPeople(c, wrong),
  );
}

export async function confirmPerson(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const input = { membershipId: c.req.param('membershipId') ?? '' };
  return tryForm(
    () => confirmMembership({ ctx, input }),
    () => c.redirect('/people', 303),
    (wrong) => showPeople(c, wrong),
  );
}

export async function withdraw(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const input = { invitationId: c.req.param('invitationId') ?? '' };
  return tryForm(
    () => withdrawInvitation({ ctx, input }),
    () => c.redirect('/people', 303),
    (wrong) => showPeople(c, wrong),
  );
}
