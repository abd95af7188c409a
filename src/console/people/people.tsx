import { endMembership } from '../../domain/people/end-membership.ts';
import { invite } from '../../domain/people/invite.ts';
import { listPeople, type People } from '../../domain/people/list.ts';
import { listPosts } from '../../domain/people/list-posts.ts';
import { invitationInput } from '../../domain/people/schemas.ts';
import { beijingTime } from '../formats.ts';
import { ErrorSummary, NEW_FORM, PostForm } from '../parts/form.tsx';
import { NextPage } from '../parts/next-page.tsx';
import { postedFields, type Refused, tryForm } from '../parts/posted.ts';
import { type ConsoleContext, publicAddress, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { ROLE_TEXTS } from '../texts/levels.ts';
import type { Words } from '../texts.ts';
import { InviteForm } from './invite-form.tsx';
import { OnceShown } from './once-shown.tsx';

/** The people that one looks after, with a form to invite more. */
export async function showPeople(c: ConsoleContext, refusal?: Refused) {
  const ctx = await verbContext(c);
  const after = c.req.query('after');
  const people = await listPeople({ ctx, input: after ? { after } : {} });
  const posts = await listPosts({ ctx });
  const words = c.get('words');
  const form = refusal?.form ?? NEW_FORM;
  const invitation = { words, form, posts, withCooperatives: ctx.actor.role === 'bureau' };
  return respondPage(c, {
    title: words.t('peopleTitle'),
    refusal,
    content: (
      <>
        <ErrorSummary words={words} problems={form.problems} />
        <h1>{words.t('peopleTitle')}</h1>
        <PeopleTable words={words} people={people} />
        <InviteForm {...invitation} />
      </>
    ),
  });
}

const COLUMNS = [
  ...(['personName', 'email', 'peopleRole', 'peopleOrganisation'] as const),
  ...(['peopleSince', 'peopleEnd'] as const),
];

function PeopleTable({ words, people }: { words: Words; people: People }) {
  const { t, say } = words;
  if (people.items.length === 0) return <p class="card">{t('peopleNone')}</p>;
  return (
    <section class="card">
      <table class="stacked">
        <thead>
          <tr>
            {COLUMNS.map((key) => (
              <th scope="col">{t(key)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.items.map((person) => (
            <tr>
              <th scope="row">{person.name}</th>
              <td data-label={t('email')}>{person.email ?? t('notKnown')}</td>
              <td data-label={t('peopleRole')}>{say(ROLE_TEXTS[person.role].name)}</td>
              <td data-label={t('peopleOrganisation')}>{person.organisation}</td>
              <td data-label={t('peopleSince')}>{beijingTime(person.createdAt)}</td>
              <td>
                <PostForm action={`/people/${person.membershipId}/end`} class="inline">
                  <button type="submit" class="text-button">
                    {t('peopleEnd')}
                    <span class="hidden">: {person.name}</span>
                  </button>
                </PostForm>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <NextPage words={words} path="/people" after={people.next} />
    </section>
  );
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
  return tryForm({
    verb: () => endMembership({ ctx, input }),
    done: () => c.redirect('/people', 303),
    again: (refusal) => showPeople(c, refusal),
    values: {},
  });
}
