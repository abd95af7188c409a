import type { Rating } from '../../domain/ratings/schemas.ts';
import type { NamedReview } from '../../domain/reviews/schemas.ts';
import { OBJECTION_TERMS } from '../../domain/reviews/terms.ts';
import { beijingTime, scoreText } from '../formats.ts';
import { ErrorSummary, type FormState, NEW_FORM } from '../parts/form.tsx';
import { LevelBadge } from '../parts/level-badge.tsx';
import { IndicatorTable } from '../report/indicator-table.tsx';
import { Reasons } from '../report/reasons.tsx';
import { Triggers } from '../report/verdict.tsx';
import { localName, type Words } from '../texts.ts';
import { DecideForm } from './decide-form.tsx';
import { DueBadge } from './due-badge.tsx';

type Props = {
  readonly words: Words;
  readonly review: NamedReview;
  readonly rating: Rating;
  /** Whoever reads neither made the rating nor objects to it. */
  readonly isThird: boolean;
  readonly today: string;
  readonly form?: FormState;
};

/** An objection, the figures that it is about, and the decision over it. */
export function ObjectionPage(props: Props) {
  const { words, review, rating, isThird, form = NEW_FORM } = props;
  const { t } = words;
  return (
    <>
      <ErrorSummary words={words} problems={form.problems} />
      <a class="back" href="/reviews">
        ← {t('backToObjections')}
      </a>
      <div class="title-row">
        <h1>{t('objectionPageTitle', { name: localName(words, review.name, review.nameEn) })}</h1>
      </div>
      <div class="grid halves">
        <section class="card" aria-labelledby="objection">
          <h2 id="objection">{t('objectionReasonsTitle')}</h2>
          <p class="said pre">{review.reasons}</p>
        </section>
        <RatingCard {...props} />
      </div>
      <Triggers words={words} rating={rating} />
      <div class="stack">
        <Reasons words={words} rating={rating} />
        {review.state === 'open' ? (
          <DecideForm words={words} review={review} isThird={isThird} form={form} />
        ) : (
          <Decided words={words} review={review} />
        )}
        <IndicatorTable words={words} rating={rating} />
      </div>
    </>
  );
}

function RatingCard({ words, review, rating, today }: Props) {
  const { t } = words;
  const { workingDays: n, workingDaysWithOthers: more } = OBJECTION_TERMS;
  const { score, level, fiscalYear, ratedBy, ratedAt, model } = rating;
  const entries = [
    [t('fiscalYear'), t('yearOf', { year: fiscalYear })],
    [t('modelLabel'), t('versionOf', model)],
    [t('ratedByLabel'), t('whoWhen', { who: ratedBy, when: beijingTime(ratedAt) })],
    [
      t('objectionRaised'),
      t('whoWhen', { who: review.requestedBy, when: beijingTime(review.requestedAt) }),
    ],
    [t('objectionDueLabel'), t('objectionDueBasis', { day: review.dueOn, n, more })],
  ] as const;
  return (
    <section class="card" aria-labelledby="rating">
      <h2 id="rating">{t('objectionRatingTitle')}</h2>
      <p class="between">
        <span>
          <b>{score === null ? t('notKnown') : scoreText(score)}</b>{' '}
          <LevelBadge words={words} level={level} />
        </span>
        <DueBadge words={words} review={review} today={today} />
      </p>
      <dl class="sheet filing">
        {entries.map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <a href={`/cooperatives/${review.uscc}`}>{t('wholeReport')}</a>
    </section>
  );
}

const OUTCOMES = { upheld: 'objectionUpheld', 'rate-again': 'objectionRateAgain' } as const;

function Decided({ words: { t }, review }: Pick<Props, 'words' | 'review'>) {
  const { state, decidedBy, decidedAt, decisionReasons } = review;
  if (state === 'open' || decidedBy === null || decidedAt === null) return null;
  return (
    <section class="card" aria-labelledby="decided">
      <h2 id="decided">{t('decidedTitle')}</h2>
      <p class="important">{t(OUTCOMES[state])}</p>
      <p class="pre">{decisionReasons}</p>
      <p class="soft small">{t('whoWhen', { who: decidedBy, when: beijingTime(decidedAt) })}</p>
    </section>
  );
}
