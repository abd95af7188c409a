import type { StatementQuestion, StatementQuestionList } from '../../domain/questions/schemas.ts';
import { ErrorSummary, Field, type FormState, PostForm } from '../parts/form.tsx';
import { NextPage } from '../parts/next-page.tsx';
import type { Words } from '../texts.ts';
import { Thread } from './thread.tsx';

type Props = {
  readonly words: Words;
  readonly list: StatementQuestionList;
  /** The question whose answer was refused. */
  readonly asked: string | undefined;
  readonly form: FormState;
};

/** What a cooperative was asked; the first open question has the form, the others wait for it. */
export function OwnQuestionsPage({ words, list, asked, form }: Props) {
  const { t } = words;
  const first = list.items.find(({ state }) => state === 'open')?.questionId;
  const answered = asked ?? first;
  return (
    <div class="narrow">
      <ErrorSummary words={words} problems={form.problems} />
      <div class="title-row">
        <h1>{t('ownQuestionsTitle')}</h1>
        <p class="lead">{t('ownQuestionsLead')}</p>
      </div>
      <section class="card" aria-label={t('ownQuestionsTitle')}>
        <Thread
          words={words}
          questions={list.items}
          open={(question) =>
            question.questionId === answered ? (
              <AnswerForm words={words} question={question} form={form} />
            ) : null
          }
        />
      </section>
      <NextPage words={words} path="/questions" next={list.next} />
    </div>
  );
}

type AnswerProps = Pick<Props, 'words'> & {
  readonly question: StatementQuestion;
  readonly form: FormState;
};

function AnswerForm({ words, question, form }: AnswerProps) {
  const { t } = words;
  return (
    <PostForm action={`/questions/${question.questionId}`}>
      <Field
        words={words}
        form={form}
        name="answer"
        label={t('answerText')}
        rows={4}
        maxlength={2000}
      />
      <button type="submit" class="button">
        {t('answerSend')}
      </button>
    </PostForm>
  );
}
