import { confirmMembership } from '../../domain/people/confirm-membership.ts';
import { endMembership } from '../../domain/people/end-membership.ts';
import { invite } from '../../domain/people/invite.ts';
import { listPeople } from '../../domain/people/list.ts';
import { listInvitations } from '../../domain/people/list-invitations.ts';
import { listPosts } from '../../domain/people/list-posts.ts';
import { invitationInput } from '../../domain/people/schemas.ts';
import { withdrawInvitation } from '../../domain/people/withdraw-invitation.ts';
import { refusalOf } from '../../domain/permissions.ts';
import { beijingTime } from '../formats.ts';
import { ErrorSummary, NEW_FORM } from '../parts/form.tsx';
import { OnceShown } from '../parts/once-shown.tsx';
import { postedFields, type Refused, tryForm } from '../parts/posted.ts';
import { askedPage, type ConsoleContext, publicAddress, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { InvitationTable } from './invitation-table.tsx';
import { InviteForm } from './invite-form.tsx';
import { PeopleTable } from './people-table.tsx';

/** The people that one looks after and the invitations on their way, with a form to invite more. */
export async function showPeople(c: ConsoleContext, refusal?: Refused) {
  const ctx = await verbContext(c);
  const people = await listPeople({ ctx, input: askedPage(c) });
  const invitations = await listInvitations({ ctx, input: askedPage(c, 'invited') });
  const posts = await listPosts({ ctx });
  const words = c.get('words');
  const form = refusal?.form ?? NEW_FORM;
  const barred = refusalOf(ctx.actor, 'people:invite');
  const invites = barred === undefined;
  const invitation = { words, form, posts, withCooperatives: ctx.actor.role === 'bureau' };
  return respondPage(c, {
    title: words.t('peopleTitle'),
    refusal,
    content: (
      <>
        <ErrorSummary words={words} problems={form.problems} />
        <h1>{words.t('peopleTitle')}</h1>
        <PeopleTable words={words} people={people} invites={invites} />
        <InvitationTable words={words} invitations={invitations} invites={invites} />
        {invites ? <InviteForm {...invitation} /> : null}
        {barred === 'SECOND_FACTOR_NEEDED' ? (
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
  const values = await postedFields(c);
  const { email = '', code = '' } = values;
  const [role = '', organisation = ''] = (values.organisation ?? '').split(':');
  const input = { email, role, organisation: organisation === '' ? code : organisation };
  const words = c.get('words');
  return tryForm({
    verb: async () => invite({ ctx, input: invitationInput.parse(input) }),
    done: ({ value: { path, expiresAt } }) =>
      respondPage(c, {
        title: words.t('invitedTitle'),
        content: (
          <OnceShown
            words={words}
            title={words.t('invitedTitle')}
            intro={words.t('invitedIntro', { date: beijingTime(expiresAt) })}
            secret={path === null ? null : `${publicAddress(c)}${path}`}
            back={{ href: '/people', text: words.t('backToPeople') }}
          />
        ),
      }),
    again: (refusal) => showPeople(c, refusal),
    values,
  });
}

export async function endPerson(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const input = { membershipId: c.req.param('membershipId') ?? '' };
  return backToPeople(c, () => endMembership({ ctx, input }));
}

export async function confirmPerson(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const input = { membershipId: c.req.param('membershipId') ?? '' };
  return backToPeople(c, () => confirmMembership({ ctx, input }));
}

export async function withdraw(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const input = { invitationId: c.req.param('invitationId') ?? '' };
  return backToPeople(c, () => withdrawInvitation({ ctx, input }));
}

/** What is done with one press, and shown on the page that it was pressed on. */
const backToPeople = (c: ConsoleContext, verb: () => Promise<unknown>) =>
  tryForm({
    verb,
    done: () => c.redirect('/people', 303),
    again: (refusal) => showPeople(c, refusal),
    values: {},
  });
