import type { Permission } from '../../domain/permissions.ts';
import { Field, type FormState, PostForm, Problem } from '../parts/form.tsx';
import { PERMISSION_TEXTS } from '../texts/permissions.ts';
import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  readonly form: FormState;
  /** What a key of this organisation may be made for. */
  readonly scopes: readonly Permission[];
  readonly chosen: readonly string[];
};

/** What a new key is for, what it may do, and until when. */
export function KeyForm({ words, form, scopes, chosen }: Props) {
  const { t, say } = words;
  const common = { words, form };
  return (
    <section aria-labelledby="make">
      <h2 id="make" class="block-title">
        {t('keyMakeTitle')}
      </h2>
      <PostForm class="form short card" action="/keys">
        <Field {...common} name="name" label={t('keyName')} autocomplete="off" />
        <fieldset id="scopes" class="checks">
          <legend>{t('keyScopes')}</legend>
          <Problem {...common} name="scopes" />
          {scopes.map((scope) => (
            <label class="check">
              <input type="checkbox" name="scopes" value={scope} checked={chosen.includes(scope)} />
              {say(PERMISSION_TEXTS[scope])}
            </label>
          ))}
        </fieldset>
        <Field
          {...common}
          name="expiresAt"
          label={t('keyLastDay')}
          hint={t('keyExpiresHint')}
          type="date"
        />
        <button type="submit" class="button">
          {t('keyMake')}
        </button>
      </PostForm>
    </section>
  );
}
