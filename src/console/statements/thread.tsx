import type { Child } from 'hono/jsx';
import type { StatementQuestion } from '../../domain/questions/schemas.ts';
import { beijingTime } from '../formats.ts';
import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  readonly questions: readonly StatementQuestion[];
  /** What stands below a question that nobody has answered. */
  readonly open?: (question: StatementQuestion) => Child;
};

/** Questions on a statement, each with its answer. */
export function Thread({ words, questions, open }: Props) {
  const { t } = words;
  if (questions.length === 0) return <p>{t('questionsNone')}</p>;
  return (
    <ol class="duty-list plain">
      {questions.map((question) => (
        <li id={question.questionId}>
          <Said label={t('questionFrom')} who={question.askedBy} at={question.askedAt}>
            {question.question}
          </Said>
          {question.answer === null ? (
            <>
              <p>
                <span class="badge level-yellow">{t('questionOpen')}</span>
              </p>
              {open?.(question)}
            </>
          ) : (
            <Said
              label={t('answerFrom')}
              who={question.answeredBy ?? ''}
              at={question.answeredAt ?? ''}
            >
              {question.answer}
            </Said>
          )}
        </li>
      ))}
    </ol>
  );
}

type SaidProps = { label: string; who: string; at: string; children?: Child };

function Said({ label, who, at, children }: SaidProps) {
  return (
    <div>
      <p class="soft small">
        <b>{label}</b> · {who} · {beijingTime(at)}
      </p>
      <p class="said pre">{children}</p>
    </div>
  );
}
