import type { Draft } from '../../domain/weighting/schemas.ts';
import { beijingTime } from '../formats.ts';
import { EVENT_TEXTS } from '../texts/draft-states.ts';
import type { Words } from '../texts.ts';
import { ConfirmRetirement } from './decision-forms.tsx';
import { nameOf } from './hands.ts';

type Props = { readonly words: Words; readonly draft: Draft };

/** What the regulator said last; a draft that was sent back begins with it. */
export function ReviewResult({ words: { t }, draft: { review, hands } }: Props) {
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
          {t('reviewedLine', {
            by: nameOf(hands, review.reviewedBy),
            at: beijingTime(review.reviewedAt),
          })}
        </span>
      </p>
      <p class="pre said">{review.note}</p>
    </section>
  );
}

/** What was laid before the regulator. */
export function SubmissionRecord({ words, draft: { submission, hands } }: Props) {
  const { t } = words;
  if (submission === null) return null;
  const { submittedBy, submittedAt, effectiveFrom, digest, impactAssessment } = submission;
  const { takenBack } = submission;
  return (
    <section class="card" aria-labelledby="submission">
      <h2 id="submission">{t('submissionTitle')}</h2>
      <p class="soft small">
        {t('submittedLine', { by: nameOf(hands, submittedBy), at: beijingTime(submittedAt) })}
      </p>
      {takenBack === null ? null : <Withdrawn words={words} withdrawal={takenBack} hands={hands} />}
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
  const { publication, retirement, hands } = draft;
  if (publication === null) return null;
  const { publishedBy, publishedAt, inForceFrom: day, shadowFrom } = publication;
  return (
    <section class="card" aria-labelledby="publication">
      <h2 id="publication">{t('publishTitle')}</h2>
      <p>
        {t('publicationLine', {
          by: nameOf(hands, publishedBy),
          at: beijingTime(publishedAt),
          day,
        })}
        {shadowFrom === null ? null : ` · ${t('shadowLine', { day: shadowFrom })}`}
      </p>
      <p class="soft small">
        {t('digestLabel')} <code>{publication.digest}</code>
      </p>
      {retirement === null ? null : (
        <Retirement words={words} draft={draft} retirement={retirement} mayConfirm={mayConfirm} />
      )}
    </section>
  );
}

type RetirementProps = Props & {
  readonly retirement: NonNullable<Draft['retirement']>;
  readonly mayConfirm: boolean;
};

function Retirement({ words, draft, retirement, mayConfirm }: RetirementProps) {
  const { t } = words;
  const { proposedBy, retiredFrom, takesOver, reason, confirmedBy, confirmedAt } = retirement;
  const by = nameOf(draft.hands, proposedBy);
  return (
    <>
      <h3>{t('retireTitle')}</h3>
      <p>{t('retirementLine', { by, day: retiredFrom, reason })}</p>
      {takesOver === null ? null : (
        <p class="strong">{t('takesOverLine', { version: takesOver })}</p>
      )}
      {confirmedBy === null || confirmedAt === null ? null : (
        <p>
          {t('retirementConfirmed', {
            by: nameOf(draft.hands, confirmedBy),
            at: beijingTime(confirmedAt),
          })}
        </p>
      )}
      {confirmedBy === null && mayConfirm ? (
        <ConfirmRetirement words={words} draft={draft} />
      ) : null}
    </>
  );
}

/** Why a draft goes no further. */
export function WithdrawalRecord({ words, draft: { withdrawal, hands } }: Props) {
  if (withdrawal === null) return null;
  return (
    <section class="card" aria-labelledby="withdrawal">
      <h2 id="withdrawal">{words.t('withdrawTitle')}</h2>
      <Withdrawn words={words} withdrawal={withdrawal} hands={hands} />
    </section>
  );
}

type WithdrawnProps = {
  readonly words: Words;
  readonly withdrawal: NonNullable<Draft['withdrawal']>;
  readonly hands: Draft['hands'];
};

function Withdrawn({ words: { t }, withdrawal, hands }: WithdrawnProps) {
  const { withdrawnBy, withdrawnAt, reason } = withdrawal;
  return (
    <>
      <p class="soft small">
        {t('withdrawnLine', { by: nameOf(hands, withdrawnBy), at: beijingTime(withdrawnAt) })}
      </p>
      <p class="pre said">{reason}</p>
    </>
  );
}

/** Everything that happened to a draft, in order. */
export function Events({ words, draft: { events, hands } }: Props) {
  const { t, say } = words;
  return (
    <section class="card" aria-labelledby="events">
      <h2 id="events">{t('eventsTitle')}</h2>
      <ol class="answers">
        {events.map(({ action, by, at, note }) => (
          <li>
            <b>{say(EVENT_TEXTS[action] ?? { zh: action, en: action })}</b>{' '}
            <span class="soft small">
              {t('whoWhen', { who: nameOf(hands, by), when: beijingTime(at) })}
            </span>
            {note === null ? null : <q class="soft small pre">{note}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}
