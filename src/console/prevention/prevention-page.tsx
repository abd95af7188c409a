import type { Prevention } from '../../domain/prevention/schemas.ts';
import type { Rating } from '../../domain/ratings/schemas.ts';
import { points, scoreText } from '../formats.ts';
import { ErrorSummary, type FormState } from '../parts/form.tsx';
import { LevelBadge, levelClass, levelName } from '../parts/level-badge.tsx';
import { Improvements } from '../report/improvements.tsx';
import type { Words } from '../texts.ts';
import { SelfCheck } from './self-check.tsx';

type Props = {
  readonly words: Words;
  /** Undefined as long as there is no rating. */
  readonly shown: { readonly prevention: Prevention; readonly rating: Rating } | undefined;
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
          <Standing words={words} prevention={shown.prevention} />
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
function Standing({ words, prevention }: { words: Words; prevention: Prevention }) {
  const { t } = words;
  const { score, level, up, down } = prevention;
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
    </section>
  );
}
