import type { StatementQuestion } from '../../domain/questions/schemas.ts';
import type { CheckedStatement } from '../../domain/statements/schemas.ts';
import { Field, type FormState, PostForm } from '../parts/form.tsx';
import type { Words } from '../texts.ts';
import { Thread } from './thread.tsx';

type Props = {
  readonly words: Words;
  readonly statement: CheckedStatement;
  readonly questions: readonly StatementQuestion[];
  readonly form: FormState;
};

/** What was asked about a statement, and the way to ask while it waits. */
export function AskForm({ words, statement, questions, form }: Props) {
  const { t } = words;
  const { uscc, statementId, state } = statement;
  return (
    <section class="card" aria-labelledby="questions">
      <h2 id="questions">{t('questionsTitle')}</h2>
      {state === 'submitted' ? <p class="soft section-head">{t('questionsLead')}</p> : null}
      <Thread words={words} questions={questions} />
      {state === 'submitted' ? (
        <PostForm action={`/statements/${uscc}/${statementId}/questions`}>
          <Field
            words={words}
            form={form}
            name="question"
            label={t('questionText')}
            rows={3}
            maxlength={2000}
          />
          <button type="submit" class="button plain-button">
            {t('questionSend')}
          </button>
        </PostForm>
      ) : null}
    </section>
  );
}
