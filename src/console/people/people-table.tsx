import type { People } from '../../domain/people/list.ts';
import type { Person } from '../../domain/people/schemas.ts';
import { beijingTime } from '../formats.ts';
import { PostForm } from '../parts/form.tsx';
import { NextPage } from '../parts/next-page.tsx';
import { ROLE_TEXTS } from '../texts/levels.ts';
import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  readonly people: People;
  readonly invites: boolean;
};

/** People with what they act for, and what may be done about it. */
export function PeopleTable({ words, people, invites }: Props) {
  const { t, say } = words;
  if (people.items.length === 0) return <p class="card">{t('peopleNone')}</p>;
  return (
    <>
      {people.items.some((person) => person.awaitsConfirmation) ? (
        <p class="lead">{t('peopleConfirmIntro')}</p>
      ) : null}
      <section class="card" id="people">
        <table class="stacked">
          <thead>
            <tr>
              <th scope="col">{t('peopleName')}</th>
              <th scope="col">{t('email')}</th>
              <th scope="col">{t('peopleRole')}</th>
              <th scope="col">{t('peopleOrganisation')}</th>
              <th scope="col">{t('peopleSince')}</th>
              <th scope="col">{t('peopleActions')}</th>
            </tr>
          </thead>
          <tbody>
            {people.items.map((person) => (
              <tr>
                <th scope="row">{person.name}</th>
                <td data-label={t('email')}>{person.email ?? t('notKnown')}</td>
                <td data-label={t('peopleRole')}>{say(ROLE_TEXTS[person.role].name)}</td>
                <td data-label={t('peopleOrganisation')}>{person.organisation}</td>
                <td data-label={t('peopleSince')}>
                  {beijingTime(person.createdAt)}
                  {person.awaitsConfirmation ? ` · ${t('peopleAwaits')}` : ''}
                </td>
                <td>
                  {person.mayConfirm ? (
                    <Deed words={words} person={person} verb="confirmation" label="peopleConfirm" />
                  ) : null}
                  {invites ? (
                    <Deed words={words} person={person} verb="end" label="peopleEnd" />
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <NextPage words={words} path="/people" next={people.next} />
      </section>
    </>
  );
}

type DeedProps = {
  readonly words: Words;
  readonly person: Person;
  readonly verb: 'confirmation' | 'end';
  readonly label: 'peopleConfirm' | 'peopleEnd';
};

function Deed({ words: { t }, person: { membershipId, name }, verb, label }: DeedProps) {
  return (
    <PostForm class="inline" action={`/people/${membershipId}/${verb}`}>
      <button type="submit" class="text-button">
        {t(label)}
        <span class="hidden">: {name}</span>
      </button>
    </PostForm>
  );
}
