import type { CheckedStatement } from '../../domain/statements/schemas.ts';
import { Choice, Field, type FormState, PostForm } from '../parts/form.tsx';
import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  readonly statement: CheckedStatement;
  readonly isOwn: boolean;
  readonly form: FormState;
};

/** Accepts a statement or returns it; not for whoever submitted it. */
export function VerifyForm({ words, statement, isOwn, form }: Props) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="verify">
      <h2 id="verify">{t('verifyTitle')}</h2>
      {isOwn ? (
        <p class="important">{t('verifyOwn')}</p>
      ) : (
        <>
          <p class="soft section-head">{t('verifyHint')}</p>
          <PostForm action={`/statements/${statement.uscc}/${statement.statementId}`}>
            <Choice
              words={words}
              form={form}
              name="decision"
              legend={t('verifyChoice')}
              options={[
                ['accepted', t('verifyAccept')],
                ['returned', t('verifyReturn')],
              ]}
            />
            <Field
              words={words}
              form={form}
              name="note"
              label={t('verifyNote')}
              hint={t('verifyNoteHint')}
              rows={3}
              maxlength={2000}
            />
            <button type="submit" class="button">
              {t('verifySend')}
            </button>
          </PostForm>
        </>
      )}
    </section>
  );
}
