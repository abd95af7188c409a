import type { Actor } from '../../domain/context.ts';
import type { People } from '../../domain/people/list.ts';
import type { Person } from '../../domain/people/schemas.ts';
import { hasPermission } from '../../domain/permissions.ts';
import { beijingTime } from '../formats.ts';
import { ROLE_TEXTS } from '../texts/levels.ts';
import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  readonly people: People;
  /** Whoever looks at them. */
  readonly actor: Actor;
  readonly invites: boolean;
};

/** People with what they act for, and what may be done about it. */
export function PeopleTable({ words, people, actor, invites }: Props) {
  const { t, say } = words;
  if (people.items.length === 0) return <p class="card">{t('peopleNone')}</p>;
  return (
    <>
      {people.items.some((person) => person.awaitsConfirmation) ? (
        <p class="lead">{t('peopleConfirmIntro')}</p>
      ) : null}
      <section class="card scroll" id="people">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('personName')}</th>
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
                <td>{person.email ?? t('notKnown')}</td>
                <td>{say(ROLE_TEXTS[person.role].name)}</td>
                <td>{person.organisation}</td>
                <td>
                  {beijingTime(person.createdAt)}
                  {person.awaitsConfirmation ? ` · ${t('peopleAwaits')}` : ''}
                </td>
                <td>
                  {confirms(actor, person) ? (
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
        {people.next === null ? null : <a href={`/people?after=${people.next}`}>{t('nextPage')}</a>}
      </section>
    </>
  );
}

/** Whether it is for somebody to confirm a person; whom they invited themselves they are told not to. */
const confirms = (actor: Actor, { awaitsConfirmation, role, organisation }: Person): boolean =>
  awaitsConfirmation &&
  hasPermission(actor, 'people:confirm') &&
  role === actor.role &&
  organisation === actor.organisation;

type DeedProps = {
  readonly words: Words;
  readonly person: Person;
  readonly verb: 'confirmation' | 'end';
  readonly label: 'peopleConfirm' | 'peopleEnd';
};

function Deed({ words: { t }, person: { membershipId, name }, verb, label }: DeedProps) {
  return (
    <form method="post" action={`/people/${membershipId}/${verb}`}>
      <button type="submit" class="text-button">
        {t(label)}
        <span class="hidden">: {name}</span>
      </button>
    </form>
  );
}
