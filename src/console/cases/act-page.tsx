import type { Child } from 'hono/jsx';
import { ErrorSummary, Field, type FormState, PostForm, Problem } from '../parts/form.tsx';
import type { Words } from '../texts.ts';
import { casePath } from './paths.ts';

export type ActPageProps = {
  readonly words: Words;
  readonly uscc: string;
  /** The name of the cooperative. */
  readonly name: string;
  readonly action: string;
  readonly title: string;
  readonly hint: string;
  /** What has to be confirmed before it happens. */
  readonly confirm?: string;
  readonly form: FormState;
};

/** One thing that is done on a case, with its reasons, on a page of its own. */
export function ActPage({ words, uscc, name, action, title, hint, confirm, form }: ActPageProps) {
  const { t } = words;
  return (
    <div class="narrow">
      <ErrorSummary words={words} problems={form.problems} />
      <a class="back" href={casePath(uscc)}>
        ← {t('backToCase')}
      </a>
      <p class="soft">{name}</p>
      <h1>{title}</h1>
      <section class="card" aria-label={title}>
        <p>{hint}</p>
        <PostForm action={action}>
          <Field
            words={words}
            form={form}
            name="note"
            label={t('actNote')}
            rows={4}
            maxlength={2000}
          />
          {confirm === undefined ? null : (
            <Confirmation words={words} form={form}>
              {confirm}
            </Confirmation>
          )}
          <p class="soft small">{t('dutySendHint')}</p>
          <button type="submit" class="button">
            {t('actSend')}
          </button>
        </PostForm>
      </section>
    </div>
  );
}

type ConfirmationProps = Pick<ActPageProps, 'words' | 'form'> & { readonly children?: Child };

function Confirmation({ words, form, children }: ConfirmationProps) {
  return (
    <div>
      <Problem words={words} form={form} name="confirm" />
      <label class="check">
        <input id="confirm" type="checkbox" name="confirm" value="yes" />
        {children}
      </label>
    </div>
  );
}
