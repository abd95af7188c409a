import type { Prevention } from '../../domain/prevention/schemas.ts';
import type { Rating } from '../../domain/ratings/schemas.ts';
import { casePath } from '../cases/paths.ts';
import { stateName } from '../cases/state-badge.tsx';
import { points, scoreText } from '../formats.ts';
import { ErrorSummary, type FormState } from '../parts/form.tsx';
import { LevelBadge, levelClass, levelName } from '../parts/level-badge.tsx';
import { Improvements } from '../report/improvements.tsx';
import type { Words } from '../texts.ts';
import { SelfCheck } from './self-check.tsx';

type Shown = { readonly prevention: Prevention; readonly rating: Rating };

type Props = {
  readonly words: Words;
  /** Undefined as long as there is no rating. */
  readonly shown: Shown | undefined;
  readonly form: FormState;
};

/** How far the next level is, what would raise the score most, and what to check. */
export function PreventionPage({ words, shown, form }: Props) {
  const { t } = words;
  return (
    <>
      <ErrorSummary words={words} problems={form.problems} />
      <div class="title-row">
        <h1>{t('preventionTitle')}</h1>
        <p class="lead">{t('preventionLead')}</p>
      </div>
      {shown === undefined ? (
        <p class="card">{t('preventionUnrated')}</p>
      ) : (
        <>
          <Standing words={words} {...shown} />
          <div class="stack">
            <Improvements words={words} rating={shown.rating} />
            <SelfCheck words={words} prevention={shown.prevention} form={form} />
          </div>
        </>
      )}
    </>
  );
}

/** The score with the thresholds next to it. */
function Standing({ words, prevention, rating }: Shown & { words: Words }) {
  const { t, say } = words;
  const { uscc, score, level, caseState, up, down } = prevention;
  const blanks = ({ points: n, level: to }: NonNullable<Prevention['up']>) => ({
    ...{ n: points(n), level: levelName(words, to, 'short') },
  });
  return (
    <section class={`card standing level-mark ${levelClass(level)}`} aria-label={t('verdict')}>
      <p>
        <LevelBadge words={words} level={level} size="large" />
      </p>
      {score === null ? (
        <p class="meaning">{t('preventionNoScore')}</p>
      ) : (
        <>
          <p class="meaning">
            {t('safetyScore')} <b>{scoreText(score)}</b> {t('outOf100')}
          </p>
          {down === null ? null : <p class="strong">{t('distanceDown', blanks(down))}</p>}
          <p>{up === null ? t('distanceSafest') : t('distanceUp', blanks(up))}</p>
        </>
      )}
      {rating.triggers.length === 0 ? null : (
        <>
          <p class="strong">{t('preventionTriggers')}</p>
          <ul>
            {rating.triggers.map((trigger) => (
              <li>{say(trigger)}</li>
            ))}
          </ul>
        </>
      )}
      {caseState === null || caseState === level ? null : (
        <p class="important">
          {t('preventionCase', { state: stateName(words, caseState) })}{' '}
          <a href={casePath(uscc)}>{t('caseCardTitle')}</a>
        </p>
      )}
    </section>
  );
}
