import type { DomainError } from '../../domain/errors.ts';
import { endMembership } from '../../domain/people/end-membership.ts';
import { invite } from '../../domain/people/invite.ts';
import { listPeople, type People } from '../../domain/people/list.ts';
import { listPosts } from '../../domain/people/list-posts.ts';
import { type InvitationInput, invitationInput } from '../../domain/people/schemas.ts';
import { beijingTime } from '../formats.ts';
import { NextPage } from '../parts/next-page.tsx';
import { askedPage, type ConsoleContext, formOf, publicAddress, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { ROLE_TEXTS } from '../texts/levels.ts';
import type { Words } from '../texts.ts';
import { ErrorSummary, tryForm } from './form.tsx';
import { InviteForm, type Typed } from './invite-form.tsx';
import { OnceShown } from './once-shown.tsx';

/** The people that one looks after, with a form to invite more. */
export async function showPeople(c: ConsoleContext, wrong?: DomainError, typed: Typed = {}) {
  const ctx = await verbContext(c);
  const people = await listPeople({ ctx, input: askedPage(c) });
  const posts = await listPosts({ ctx });
  const words = c.get('words');
  const title = words.t('peopleTitle');
  const form = { words, wrong, typed, posts, withCooperatives: ctx.actor.role === 'bureau' };
  return respondPage(c, {
    title: wrong === undefined ? title : `${words.t('errorMark')}${title}`,
    status: wrong === undefined ? 200 : 422,
    content: (
      <>
        <ErrorSummary words={words} wrong={wrong} firstField="email" />
        <h1>{title}</h1>
        <PeopleTable words={words} people={people} />
        <InviteForm {...form} />
      </>
    ),
  });
}

function PeopleTable({ words, people }: { words: Words; people: People }) {
  const { t, say } = words;
  if (people.items.length === 0) return <p class="card">{t('peopleNone')}</p>;
  return (
    <section class="card scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('personName')}</th>
            <th scope="col">{t('email')}</th>
            <th scope="col">{t('peopleRole')}</th>
            <th scope="col">{t('peopleOrganisation')}</th>
            <th scope="col">{t('peopleSince')}</th>
            <th scope="col">{t('peopleEnd')}</th>
          </tr>
        </thead>
        <tbody>
          {people.items.map((person) => (
            <tr>
              <th scope="row">{person.name}</th>
              <td>{person.email ?? t('notKnown')}</td>
              <td>{say(ROLE_TEXTS[person.role].name)}</td>
              <td>{person.organisation}</td>
              <td>{beijingTime(person.createdAt)}</td>
              <td>
                <form method="post" action={`/people/${person.membershipId}/end`}>
                  <button type="submit" class="text-button">
                    {t('peopleEnd')}
                    <span class="hidden">: {person.name}</span>
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <NextPage words={words} path="/people" next={people.next} />
    </section>
  );
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
