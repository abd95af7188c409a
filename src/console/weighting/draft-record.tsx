import type { Draft } from '../../domain/weighting/schemas.ts';
import { beijingTime } from '../formats.ts';
import { EVENT_TEXTS } from '../texts/draft-states.ts';
import type { Words } from '../texts.ts';
import { ConfirmRetirement } from './decision-forms.tsx';

type Props = { readonly words: Words; readonly draft: Draft };

/** What the regulator said last; a draft that was sent back begins with it. */
export function ReviewResult({ words: { t }, draft: { review } }: Props) {
  if (review === null) return null;
  const isApproved = review.decision === 'approved';
  return (
    <section class="card" aria-labelledby="review-result">
      <h2 id="review-result">{t('reviewResultTitle')}</h2>
      <p>
        <span class={`badge level-${isApproved ? 'normal' : 'orange'}`}>
          {t(isApproved ? 'decisionApproved' : 'decisionReturned')}
        </span>{' '}
        <span class="soft small">
          {t('reviewedLine', { by: review.reviewedBy, at: beijingTime(review.reviewedAt) })}
        </span>
      </p>
      <p class="pre said">{review.note}</p>
    </section>
  );
}

/** What was laid before the regulator. */
export function SubmissionRecord({ words: { t }, draft: { submission } }: Props) {
  if (submission === null) return null;
  const { submittedBy, submittedAt, effectiveFrom, digest, impactAssessment } = submission;
  return (
    <section class="card" aria-labelledby="submission">
      <h2 id="submission">{t('submissionTitle')}</h2>
      <p class="soft small">
        {t('submittedLine', { by: submittedBy, at: beijingTime(submittedAt) })}
      </p>
      <dl class="sheet">
        <div>
          <dt>{t('effectiveFromLabel')}</dt>
          <dd>{effectiveFrom}</dd>
        </div>
        <div>
          <dt>{t('digestLabel')}</dt>
          <dd>
            <code>{digest}</code>
          </dd>
        </div>
        <div>
          <dt>{t('impactLabel')}</dt>
          <dd class="pre">{impactAssessment}</dd>
        </div>
      </dl>
    </section>
  );
}

/** From when on a version is in force, and until when. */
export function PublicationRecord({ words, draft, mayConfirm }: Props & { mayConfirm: boolean }) {
  const { t } = words;
  const { publication, retirement } = draft;
  if (publication === null) return null;
  const { publishedBy: by, publishedAt, inForceFrom: day, shadowFrom } = publication;
  return (
    <section class="card" aria-labelledby="publication">
      <h2 id="publication">{t('publishTitle')}</h2>
      <p>
        {t('publicationLine', { by, at: beijingTime(publishedAt), day })}
        {shadowFrom === null ? null : ` · ${t('shadowLine', { day: shadowFrom })}`}
      </p>
      <p class="soft small">
        {t('digestLabel')} <code>{publication.digest}</code>
      </p>
      {retirement === null ? null : (
        <>
          <h3>{t('retireTitle')}</h3>
          <p>
            {t('retirementLine', {
              by: retirement.proposedBy,
              day: retirement.retiredFrom,
              reason: retirement.reason,
            })}
          </p>
          {retirement.confirmedBy === null || retirement.confirmedAt === null ? null : (
            <p>
              {t('retirementConfirmed', {
                by: retirement.confirmedBy,
                at: beijingTime(retirement.confirmedAt),
              })}
            </p>
          )}
          {retirement.confirmedBy === null && mayConfirm ? (
            <ConfirmRetirement words={words} draft={draft} />
          ) : null}
        </>
      )}
    </section>
  );
}

/** Everything that happened to a draft, in order. */
export function Events({ words, draft: { events } }: Props) {
  const { t, say } = words;
  return (
    <section class="card" aria-labelledby="events">
      <h2 id="events">{t('eventsTitle')}</h2>
      <ol class="answers">
        {events.map(({ action, by, at, note }) => (
          <li>
            <b>{say(EVENT_TEXTS[action] ?? { zh: action, en: action })}</b>{' '}
            <span class="soft small">{t('whoWhen', { who: by, when: beijingTime(at) })}</span>
            {note === null ? null : <q class="soft small pre">{note}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}
