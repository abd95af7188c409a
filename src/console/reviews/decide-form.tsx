import type { Review } from '../../domain/reviews/schemas.ts';
import { Choice, Field, type FormState, PostForm } from '../parts/form.tsx';
import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  readonly review: Review;
  readonly isThird: boolean;
  readonly form: FormState;
};

/** Upholds a rating or has it made again; not for whoever made it or objects. */
export function DecideForm({ words, review, isThird, form }: Props) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="decide">
      <h2 id="decide">{t('decideTitle')}</h2>
      {isThird ? (
        <>
          <p class="soft section-head">{t('decideHint')}</p>
          <PostForm action={`/reviews/${review.requestId}`}>
            <Choice
              words={words}
              form={form}
              name="outcome"
              legend={t('decideChoice')}
              options={[
                ['upheld', t('decideUphold')],
                ['rate-again', t('decideAgain'), t('decideAgainHint')],
              ]}
            />
            <Field
              words={words}
              form={form}
              name="reasons"
              label={t('decideReasons')}
              rows={4}
              maxlength={2000}
            />
            <button type="submit" class="button">
              {t('decideSend')}
            </button>
          </PostForm>
        </>
      ) : (
        <p class="important">{t('decideNotThird')}</p>
      )}
    </section>
  );
}
