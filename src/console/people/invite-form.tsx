import type { InvitingFor } from '../../domain/people/list-posts.ts';
import { ROLE_TEXTS } from '../texts/levels.ts';
import type { Words } from '../texts.ts';
import { Field, TextField, type Wrong } from './form.tsx';

/** A post in the value of a select: "bank:demo-rural-bank". */
const COOPERATIVE = 'cooperative:';

export type Typed = { readonly email?: string; readonly post?: string; readonly code?: string };

type InviteFormProps = {
  readonly words: Words;
  readonly wrong: Wrong;
  readonly typed: Typed;
  readonly posts: readonly InvitingFor[];
  readonly withCooperatives: boolean;
};

/** Whom to invite, and for which organisation. */
export function InviteForm({ words, wrong, typed, posts, withCooperatives }: InviteFormProps) {
  const { t, say } = words;
  return (
    <section aria-labelledby="invite">
      <h2 id="invite" class="block-title">
        {t('inviteTitle')}
      </h2>
      <form class="key-form card" method="post" action="/people">
        <TextField
          words={words}
          name="email"
          label={t('email')}
          wrong={wrong}
          type="email"
          value={typed.email}
        />
        <Field words={words} name="organisation" label={t('inviteFor')} wrong={wrong}>
          {(ties) => (
            <select {...ties}>
              {posts.map(({ role, organisation, name }) => (
                <option
                  value={`${role}:${organisation}`}
                  selected={typed.post === `${role}:${organisation}`}
                >
                  {say(name)} · {say(ROLE_TEXTS[role].name)}
                </option>
              ))}
              {withCooperatives ? (
                <option value={COOPERATIVE} selected={typed.post === COOPERATIVE}>
                  {t('inviteCooperative')}
                </option>
              ) : null}
            </select>
          )}
        </Field>
        {withCooperatives ? (
          <TextField
            words={words}
            name="code"
            label={t('inviteCode')}
            hint={t('inviteCodeHint')}
            wrong={undefined}
            value={typed.code}
          />
        ) : null}
        <button type="submit" class="button">
          {t('inviteSend')}
        </button>
      </form>
    </section>
  );
}
