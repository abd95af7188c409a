import type { Rating } from '../../domain/ratings/schemas.ts';
import { briefPoints, inUnit, points, shortPoints } from '../formats.ts';
import { INDICATOR_STATE_TEXTS } from '../texts/levels.ts';
import type { Words } from '../texts.ts';
import {
  type Indicator,
  largestLosses,
  type RatingProps,
  strengths,
  withoutData,
} from './types.ts';

/** A page has room for so many reasons; the rest stands in the table of indicators. */
const REASONS_MAX = 4;

/** Why the result is what it is, in plain words. */
export function Reasons({ words, rating }: RatingProps) {
  const { t } = words;
  const missing = withoutData(rating);
  return (
    <section class="card" aria-labelledby="why">
      <h2 id="why">{t('reasonsTitle')}</h2>
      <div class="reasons">
        {missing.length > 0 && rating.score === null ? (
          <Missing words={words} indicators={missing} />
        ) : null}
        {rating.score === null ? null : <LossesAndStrengths words={words} rating={rating} />}
        {missing.length > 0 && rating.score !== null ? (
          <Missing words={words} indicators={missing} />
        ) : null}
        <Unscreened words={words} rating={rating} />
      </div>
    </section>
  );
}

/** What nobody has looked at yet is not found to be sound. */
function Unscreened({ words: { t, say }, rating: { screening } }: RatingProps) {
  const unknown = screening.filter(({ holds }) => holds === null);
  if (unknown.length === 0) return null;
  return (
    <div>
      <h3>{t('unscreenedTitle', { n: unknown.length, of: screening.length })}</h3>
      <p class="soft small">{t('unscreenedLead')}</p>
      <ul class="small">
        {unknown.map((type) => (
          <li>{say(type)}</li>
        ))}
      </ul>
    </div>
  );
}

/** Points say something where there is a total that they are points of. */
function LossesAndStrengths({ words, rating }: RatingProps) {
  const { t } = words;
  const losses = largestLosses(rating, REASONS_MAX);
  const strong = strengths(rating, losses, REASONS_MAX);
  return (
    <>
      <div>
        <h3>{t('lossesTitle')}</h3>
        {losses.length === 0 ? <p class="soft">{t('lossesNone')}</p> : null}
        {losses.map((indicator) => (
          <Loss words={words} rating={rating} indicator={indicator} />
        ))}
      </div>
      <div>
        <h3>{t('strengthsTitle')}</h3>
        {strong.length === 0 ? <p class="soft">{t('strengthsNone')}</p> : null}
        {strong.map((indicator) => (
          <Strength words={words} indicator={indicator} />
        ))}
      </div>
    </>
  );
}

type ReasonProps = { readonly words: Words; readonly indicator: Indicator };

const ownValue = (words: Words, { unit, value }: Indicator): string =>
  value === null ? words.t('notKnown') : inUnit(words, unit, value);

function Loss({ words, rating, indicator }: ReasonProps & { rating: Rating }) {
  const { t, say } = words;
  const better = rating.improvements.find((it) => it.indicator === indicator.id);
  const value = ownValue(words, indicator);
  return (
    <div class="reason">
      <p class="line">
        <b>{say(indicator)}</b>
        <span class="number down">{t('lossPoints', { n: shortPoints(indicator.lost) })}</span>
      </p>
      <p class="soft small">
        {better === undefined
          ? t('valueNow', { value })
          : t('nextThreshold', {
              value,
              next: inUnit(words, better.unit, better.nextValue),
              points: points(better.points),
            })}
      </p>
      <p class="small">{say(indicator.advice)}</p>
    </div>
  );
}

function Strength({ words, indicator }: ReasonProps) {
  const { t, say } = words;
  return (
    <div class="reason">
      <p class="line">
        <b>{say(indicator)}</b>
        <span class="number up">
          {t('improvementGain', { n: shortPoints(indicator.contribution) })}
        </span>
      </p>
      <p class="soft small">
        {t('strengthLine', {
          value: ownValue(words, indicator),
          score: briefPoints(indicator.score ?? 0),
        })}
      </p>
    </div>
  );
}

function Missing({ words, indicators }: { words: Words; indicators: readonly Indicator[] }) {
  const { t, say, language } = words;
  return (
    <div class="full">
      <h3>{t('missingTitle')}</h3>
      <div class="missing-list">
        {indicators.map((indicator) => (
          <div class="reason">
            <p class="line">
              <b>{say(indicator)}</b>
              <span class="soft">{say(INDICATOR_STATE_TEXTS[indicator.state])}</span>
            </p>
            <p class="soft small">
              {indicator.reason === null
                ? t('missingData', {
                    facts: indicator.missing.map(say).join(language === 'zh' ? '、' : ', '),
                  })
                : say(indicator.reason)}
            </p>
          </div>
        ))}
      </div>
    </div>
  );
}
