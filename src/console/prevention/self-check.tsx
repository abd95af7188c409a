import type { Prevention, SelfCheckList } from '../../domain/prevention/schemas.ts';
import { points } from '../formats.ts';
import { Choice, type FormState, PostForm } from '../parts/form.tsx';
import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  readonly prevention: Prevention;
  readonly form: FormState;
};

/** Questions on the weakest indicators: answered where a self-check is due, else to think about. */
export function SelfCheck({ words, prevention, form }: Props) {
  const { t } = words;
  const { lists, duty } = prevention;
  return (
    <section class="card" aria-labelledby="self-check">
      <div class="section-head">
        <h2 id="self-check">{t('selfCheckTitle')}</h2>
        <p class="soft small">{t(lists.length === 0 ? 'selfCheckNone' : 'selfCheckLead')}</p>
      </div>
      {lists.length === 0 || duty === null ? (
        <Lists words={words} lists={lists} />
      ) : (
        <>
          <p class="important">{t('selfCheckDuty')}</p>
          <PostForm action="/prevention">
            <Lists words={words} lists={lists} form={form} />
            <button type="submit" class="button">
              {t('selfCheckSend')}
            </button>
          </PostForm>
        </>
      )}
    </section>
  );
}

type ListsProps = {
  readonly words: Words;
  readonly lists: readonly SelfCheckList[];
  /** Where the questions are answered. */
  readonly form?: FormState;
};

function Lists({ words, lists, form }: ListsProps) {
  const { t, say } = words;
  return (
    <div class="checklists">
      {lists.map((list) => (
        <section aria-labelledby={list.indicator}>
          <h3 id={list.indicator} class="between">
            {say(list)}
            <span class="badge level-normal">
              {t('selfCheckGain', { n: points(list.pointsAtBest) })}
            </span>
          </h3>
          {form === undefined ? (
            <ol>
              {list.questions.map((question) => (
                <li>{say(question)}</li>
              ))}
            </ol>
          ) : (
            <Questions words={words} list={list} form={form} />
          )}
          <p class="soft small">{t('selfCheckTraining', { topic: say(list.training) })}</p>
        </section>
      ))}
    </div>
  );
}

type QuestionsProps = {
  readonly words: Words;
  readonly list: SelfCheckList;
  readonly form: FormState;
};

/** The field of a question: its indicator and its place. */
export const questionField = (indicator: string, place: number): string => `${indicator}-${place}`;

function Questions({ words, list, form }: QuestionsProps) {
  const { t, say } = words;
  return (
    <>
      {list.questions.map((question, place) => (
        <Choice
          words={words}
          form={form}
          name={questionField(list.indicator, place)}
          legend={say(question)}
          options={[
            ['yes', t('selfCheckYes')],
            ['no', t('selfCheckNo')],
          ]}
        />
      ))}
    </>
  );
}
