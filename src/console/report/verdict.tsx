import type { Rating } from '../../domain/ratings/schemas.ts';
import { exactScore, percent, points, scoreText } from '../formats.ts';
import { LevelBadge, levelClass, levelMeaning, levelName } from '../parts/level-badge.tsx';
import { LEVEL_ORDER, type Level } from '../texts/levels.ts';
import type { Words } from '../texts.ts';
import type { RatingProps, ReportProps } from './types.ts';

/** Score and level, large, with what they mean. */
export function Verdict({ words, report: { rating } }: ReportProps) {
  const level = rating?.level ?? null;
  return (
    <section class={`card verdict level-mark ${levelClass(level)}`} aria-label={words.t('verdict')}>
      <h2 class="hidden">{words.t('verdict')}</h2>
      <Score words={words} rating={rating} />
      <div>
        <LevelBadge words={words} level={level} size="large" />
        <p class="meaning">{levelMeaning(words, level)}</p>
        {rating === null ? null : <Explanation words={words} rating={rating} />}
      </div>
    </section>
  );
}

function Score({ words: { t }, rating }: { words: Words; rating: Rating | null }) {
  const score = rating?.score ?? null;
  if (score === null) {
    return (
      <div>
        <p class="soft">{t('safetyScore')}</p>
        <p class="big" aria-hidden="true">
          {t('notKnown')}
        </p>
        <p class="soft">{t('noScoreSentence')}</p>
      </div>
    );
  }
  return (
    <div>
      <p class="soft">{t('safetyScore')}</p>
      <p class="big">
        {scoreText(score)} <small>{t('outOf100')}</small>
      </p>
      <div class="beam" aria-hidden="true">
        <span style={`width:${exactScore(score)}%`} />
      </div>
      <p class="soft small exact">{t('exactScore', { score: score.toFixed(4) })}</p>
    </div>
  );
}

function Explanation({ words, rating }: RatingProps) {
  const { t } = words;
  const { score, level, levelByScore, missingWeight, triggers } = rating;
  const share = percent(missingWeight);
  const isRaised = levelByScore !== null && levelByScore !== level;
  return (
    <>
      {score === null ? null : (
        <p>
          {t('scoreSentence', {
            score: scoreText(score),
            lost: points(100 - Number(scoreText(score))),
          })}
        </p>
      )}
      {isRaised ? (
        <p>
          <strong>{t('raisedByRule', { level: levelName(words, levelByScore, 'name') })}</strong>
        </p>
      ) : null}
      {score === null && triggers.length > 0 ? <p>{t('levelWithoutScore')}</p> : null}
      {missingWeight > 0 ? (
        <p class="soft">
          {score === null ? t('missingShareNoScore', { share }) : t('missingShare', { share })}
        </p>
      ) : null}
    </>
  );
}

/** Rules that ask for a level whatever the score is. */
export function Triggers({ words, rating }: RatingProps) {
  if (rating.triggers.length === 0) return null;
  return (
    <section class="card triggers" aria-labelledby="triggers">
      <h2 id="triggers">{words.t('triggersTitle')}</h2>
      <ul class="plain">
        {strictestFirst(rating.triggers).map((trigger) => (
          <li>
            <LevelBadge words={words} level={trigger.level} />
            <span>
              {criterionOf(words, rating, trigger.code)}
              {words.say(trigger)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function strictestFirst(triggers: Rating['triggers']): Rating['triggers'] {
  const place = (level: Level) => LEVEL_ORDER.indexOf(level);
  return [...triggers].sort((a, b) => place(b.level) - place(a.level));
}

/** A criterion trigger's code ends with the criterion that it is about. */
function criterionOf(words: Words, rating: Rating, code: string): string {
  const criterion = rating.criteria.find(({ id }) => code.endsWith(`:${id}`));
  if (criterion === undefined) return '';
  return words.language === 'zh' ? `${criterion.zh}：` : `${criterion.en}: `;
}
