import { OBJECTION_TERMS } from '../../domain/reviews/terms.ts';
import { Field, type FormState, PostForm } from '../parts/form.tsx';
import type { RatingProps } from './types.ts';

const OBJECTION_STATES = {
  open: 'underObjection',
  upheld: 'objectionUpheld',
  'rate-again': 'objectionRateAgain',
} as const;

/** That a rating is or was under objection, to everybody who reads it. */
export function ObjectionNote({ words: { t }, rating: { objection } }: RatingProps) {
  if (objection === null) return null;
  return <p class="important">{t(OBJECTION_STATES[objection.state])}</p>;
}

/** Asks for a review of a rating, once. */
export function ReviewForm({ words, rating, form }: RatingProps & { readonly form: FormState }) {
  if (rating.objection !== null) return null;
  const { t, say } = words;
  return (
    <section class="card" aria-labelledby="review">
      <h2 id="review">{t('objectionTitle')}</h2>
      <p class="soft section-head">{say(OBJECTION_TERMS)}</p>
      <PostForm action={`/cooperatives/${rating.uscc}/ratings/${rating.ratingId}/review`}>
        <Field
          words={words}
          form={form}
          name="reasons"
          label={t('reviewReasons')}
          rows={4}
          maxlength={2000}
        />
        <button type="submit" class="button">
          {t('reviewAsk')}
        </button>
      </PostForm>
    </section>
  );
}
