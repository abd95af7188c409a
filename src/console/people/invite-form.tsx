import type { InvitingFor } from '../../domain/people/list-posts.ts';
import { Field, FieldFrame, type FormState, PostForm } from '../parts/form.tsx';
import { ROLE_TEXTS } from '../texts/levels.ts';
import type { Words } from '../texts.ts';

/** A post in the value of a select: "bank:demo-rural-bank". */
const COOPERATIVE = 'cooperative:';

type Props = {
  readonly words: Words;
  readonly form: FormState;
  readonly posts: readonly InvitingFor[];
  readonly withCooperatives: boolean;
};

/** Whom to invite, and for which organisation. */
export function InviteForm({ words, form, posts, withCooperatives }: Props) {
  const { t, say } = words;
  const common = { words, form };
  const chosen = form.values.organisation;
  return (
    <section aria-labelledby="invite">
      <h2 id="invite" class="block-title">
        {t('inviteTitle')}
      </h2>
      <PostForm class="form short card" action="/people">
        <Field {...common} name="email" label={t('email')} type="email" autocomplete="off" />
        <FieldFrame {...common} name="organisation" label={t('inviteFor')}>
          {(ties) => (
            <select {...ties}>
              {posts.map(({ role, organisation, name }) => (
                <option
                  value={`${role}:${organisation}`}
                  selected={chosen === `${role}:${organisation}`}
                >
                  {say(name)} · {say(ROLE_TEXTS[role].name)}
                </option>
              ))}
              {withCooperatives ? (
                <option value={COOPERATIVE} selected={chosen === COOPERATIVE}>
                  {t('inviteCooperative')}
                </option>
              ) : null}
            </select>
          )}
        </FieldFrame>
        {withCooperatives ? (
          <Field {...common} name="code" label={t('inviteCode')} hint={t('inviteCodeHint')} />
        ) : null}
        <button type="submit" class="button">
          {t('inviteSend')}
        </button>
      </PostForm>
    </section>
  );
}
