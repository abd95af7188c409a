import { Choice, ErrorSummary, Field, type FormState } from '../parts/form.tsx';
import type { Words } from '../texts.ts';
import { FILL_PATH } from './form-words.ts';

type Props = {
  readonly words: Words;
  readonly forms: readonly { readonly id: string; readonly zh: string; readonly en: string }[];
  /** A cooperative fills in its own. */
  readonly asksUscc: boolean;
  readonly lastEndedYear: number;
  readonly form: FormState;
};

/** Which statement is to be filled in. */
export function ChooseFormPage({ words, forms, asksUscc, lastEndedYear, form }: Props) {
  const { t, say } = words;
  return (
    <div class="narrow">
      <ErrorSummary words={words} problems={form.problems} />
      <a class="back" href="/uploads">
        ← {t('uploadTitle')}
      </a>
      <div class="title-row">
        <h1>{t('chooseFormTitle')}</h1>
        <p class="lead">{t('chooseFormLead')}</p>
      </div>
      <section class="card">
        <form action={FILL_PATH} class="form">
          {asksUscc ? (
            <Field words={words} form={form} name="uscc" label={t('chooseUscc')} maxlength={18} />
          ) : null}
          <Field
            words={words}
            form={form}
            name="fiscalYear"
            label={t('chooseYear')}
            hint={t('chooseYearHint', { year: lastEndedYear })}
            value={String(lastEndedYear)}
            inputmode="numeric"
            maxlength={4}
          />
          <Choice
            words={words}
            form={form}
            name="form"
            legend={t('chooseForm')}
            options={forms.map((it) => [it.id, say(it)])}
          />
          <button type="submit" class="button">
            {t('chooseNext')}
          </button>
        </form>
      </section>
    </div>
  );
}
