import type { DutyOf } from '../../domain/cases/schemas.ts';
import { Choice, ErrorSummary, Field, type FormState, PostForm } from '../parts/form.tsx';
import { RESULT_TEXTS } from '../texts/cases.ts';
import type { Words } from '../texts.ts';
import { Deadline, DutyGround } from './duty-list.tsx';
import { EvidenceField } from './evidence.tsx';
import { casePath, dutyPath } from './paths.ts';
import { bodyName } from './words.ts';

type Props = {
  readonly words: Words;
  readonly uscc: string;
  /** The name of the cooperative. */
  readonly name: string;
  readonly duty: DutyOf;
  readonly isOwn: boolean;
  readonly now: Date;
  readonly form: FormState;
};

/** One duty with what does it: a result where it asks for one, evidence, a note. */
export function DutyPage(props: Props) {
  const { words, uscc, name, duty, now, form } = props;
  return (
    <div class="narrow">
      <ErrorSummary words={words} problems={form.problems} />
      <a class="back" href={casePath(uscc)}>
        ← {words.t('backToCase')}
      </a>
      <p class="soft">{name}</p>
      <h1>{words.say(duty)}</h1>
      <section class="card" aria-label={words.say(duty)}>
        {duty.state === 'open' ? <Deadline words={words} duty={duty} now={now} /> : null}
        <DutyGround words={words} duty={duty} now={now} />
        <DutyForm {...props} />
      </section>
    </div>
  );
}

function DutyForm({ words, uscc, duty, isOwn, form }: Props) {
  const { t, say } = words;
  if (duty.state !== 'open') return <p class="important">{t('dutyEnded')}</p>;
  if (!isOwn) {
    return <p class="important">{t('dutyNotYours', { body: bodyName(words, duty.body) })}</p>;
  }
  if (duty.isDecidedByReview) {
    return (
      <p class="important">
        {t('dutyByReview')} <a href="/reviews">{t('objectionsTitle')}</a>
      </p>
    );
  }
  return (
    <PostForm action={dutyPath(uscc, duty.number)}>
      {duty.results.length === 0 ? null : (
        <Choice
          words={words}
          form={form}
          name="result"
          legend={t('dutyResultChoice')}
          options={duty.results.map((result) => [result, say(RESULT_TEXTS[result])])}
        />
      )}
      {duty.needsEvidence ? <EvidenceField words={words} form={form} /> : null}
      <Field
        words={words}
        form={form}
        name="note"
        label={t('dutyNote')}
        hint={t('dutyNoteHint')}
        rows={4}
        maxlength={2000}
      />
      <p class="soft small">{t('dutySendHint')}</p>
      <button type="submit" class="button">
        {t('dutySend')}
      </button>
    </PostForm>
  );
}
