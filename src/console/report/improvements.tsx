import type { Rating } from '../../domain/ratings/schemas.ts';
import { inUnit, points, shortPoints } from '../formats.ts';
import { LevelBadge } from '../parts/level-badge.tsx';
import type { Words } from '../texts.ts';
import type { RatingProps } from './types.ts';

const SHOWN_FIRST = 5;

/** What would raise the score most, the largest gain first. */
export function Improvements({ words, rating }: RatingProps) {
  const { t } = words;
  const all = rating.improvements;
  const rest = all.slice(SHOWN_FIRST);
  return (
    <section class="card" aria-labelledby="improvements">
      <div class="section-head">
        <h2 id="improvements">{t('improvementsTitle')}</h2>
        {all.length > 0 ? <p class="soft small">{t('improvementsHint')}</p> : null}
      </div>
      {all.length === 0 ? (
        <p>{rating.score === null ? t('improvementsNoScore') : t('improvementsNone')}</p>
      ) : null}
      <Steps words={words} rating={rating} improvements={all.slice(0, SHOWN_FIRST)} />
      {rest.length === 0 ? null : (
        <details class="more">
          <summary>{t('improvementsMore', { n: rest.length })}</summary>
          <Steps words={words} rating={rating} improvements={rest} />
        </details>
      )}
    </section>
  );
}

type StepsProps = RatingProps & { readonly improvements: Rating['improvements'] };

function Steps({ words, rating, improvements }: StepsProps) {
  if (improvements.length === 0) return null;
  return (
    <ol class="steps plain">
      {improvements.map((improvement) => (
        <Step words={words} rating={rating} improvement={improvement} />
      ))}
    </ol>
  );
}

type StepProps = {
  readonly words: Words;
  readonly rating: Rating;
  readonly improvement: Rating['improvements'][number];
};

function Step({ words, rating, improvement }: StepProps) {
  const { t, say } = words;
  const { unit, value, nextValue, level, pointsAtBest } = improvement;
  return (
    <li>
      <p class="gain">
        +{points(improvement.points)}
        <small>{t('pointsUnit')}</small>
      </p>
      <div>
        <p>
          <b>{say(improvement)}</b>{' '}
          <span class="soft">
            {t('improvementStep', {
              value: inUnit(words, unit, value),
              next: inUnit(words, unit, nextValue),
            })}
          </span>
        </p>
        <p class="small">{say(improvement.advice)}</p>
        <p class="soft small">
          {t('improvementBest', { n: shortPoints(pointsAtBest) })}
          {level === rating.level ? null : (
            <>
              {' · '}
              {t('improvementLevel')} <LevelBadge words={words} level={level} />
            </>
          )}
        </p>
      </div>
    </li>
  );
}
