import { PURPOSES } from '../../domain/consents/purposes.ts';
import { SCOPES } from '../../domain/consents/scopes.ts';
import { CURRENT_WORDING, WORDINGS } from '../../domain/consents/wording.ts';
import { Field, FieldFrame, type FormState, PostForm, Problem } from '../parts/form.tsx';
import type { Words } from '../texts.ts';
import type { Privacy } from './privacy.ts';

type Props = {
  readonly words: Words;
  readonly privacy: Privacy;
  readonly form: FormState;
};

/** Whether a form that came back is the one of a consent. */
export const isAboutConsent = ({ values }: FormState): boolean => values.receiver !== undefined;

/** To whom, what for, which data and until when. */
export function GrantForm({ words, privacy: { uscc, receivers }, form }: Props) {
  const { t, say } = words;
  const common = { words, form };
  return (
    <PostForm class="form short" action={`/cooperatives/${uscc}/consents`}>
      <FieldFrame {...common} name="receiver" label={t('consentReceiver')}>
        {(ties) => (
          <select {...ties}>
            {receivers.flatMap(({ organisationId, purposes, ...receiver }) =>
              purposes.map((purpose) => (
                <option
                  value={`${organisationId} ${purpose}`}
                  selected={form.values.receiver === `${organisationId} ${purpose}`}
                >
                  {t('consentTo', { receiver: say(receiver), purpose: say(PURPOSES[purpose]) })}
                </option>
              )),
            )}
          </select>
        )}
      </FieldFrame>
      <fieldset id="scopes" class="checks">
        <legend>{t('consentScopes')}</legend>
        <Problem {...common} name="scopes" />
        {Object.entries(SCOPES).map(([id, scope]) => (
          <label class="check">
            <input type="checkbox" name="scopes" value={id} checked={id === 'rating'} />
            {say(scope)}
          </label>
        ))}
      </fieldset>
      <Field {...common} name="validUntil" label={t('consentUntil')} type="date" />
      <p class="small">{say(WORDINGS[CURRENT_WORDING])}</p>
      <button type="submit" class="button">
        {t('consentGrant')}
      </button>
    </PostForm>
  );
}
