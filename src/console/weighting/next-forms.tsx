import type { DraftState } from '../../domain/weighting/schemas.ts';
import type { FormState } from '../parts/form.tsx';
import { CloseRound } from './close-round.tsx';
import { ProposeRetirement, Publish, SubmitForReview } from './decision-forms.tsx';
import { OpenRound } from './open-round.tsx';
import { Panel } from './panel-progress.tsx';
import { effectPath, reviewPath, shadowPath } from './paths.ts';
import type { DraftProps } from './props.ts';
import { TakeBack, WithdrawDraft } from './withdraw-forms.tsx';

/** What may be done at this stage, by whoever reads the page. */
export function NextForms(props: DraftProps & { form: FormState }) {
  const { words, draft, progress, experts, rights, form } = props;
  const { mayDraft, mayPublish } = rights;
  const { state } = draft;
  const isRetiring = draft.retirement !== null && draft.retirement.confirmedBy !== null;
  const common = { words, draft, form };
  const mayOpen = state === 'DRAFT' || state === 'RETURNED';
  const maySubmit = (state === 'AGGREGATED' || state === 'TAKEN_BACK') && !draft.isBaseOutdated;
  return (
    <>
      {draft.nodes === null ? null : <Reading {...props} />}
      {state === 'JUDGING' ? <Panel words={words} progress={progress} /> : null}
      {mayDraft && state === 'JUDGING' && progress !== undefined ? (
        <CloseRound {...common} progress={progress} />
      ) : null}
      {mayDraft && maySubmit ? <SubmitForReview {...common} /> : null}
      {mayDraft && mayOpen ? <OpenRound {...common} experts={experts} /> : null}
      {mayDraft && ['AGGREGATED', 'TAKEN_BACK', 'JUDGING'].includes(state) ? (
        <details class="more">
          <summary>{words.t('roundOpenTitle')}</summary>
          <OpenRound {...common} experts={experts} />
        </details>
      ) : null}
      {mayPublish && state === 'APPROVED' && !draft.isBaseOutdated ? <Publish {...common} /> : null}
      {mayDraft && ['SHADOW', 'PUBLISHED', 'IN_FORCE'].includes(state) && !isRetiring ? (
        <details class="more">
          <summary>{words.t('retireTitle')}</summary>
          <ProposeRetirement {...common} />
        </details>
      ) : null}
      {mayDraft && MAY_WITHDRAW.includes(state) ? <WithdrawDraft {...common} /> : null}
      {mayDraft && state === 'IN_REVIEW' ? <TakeBack {...common} /> : null}
    </>
  );
}

const MAY_WITHDRAW: readonly DraftState[] = [
  'DRAFT',
  'JUDGING',
  'AGGREGATED',
  'RETURNED',
  'TAKEN_BACK',
];

/** The ways to what is read before a decision. */
function Reading({ words: { t }, draft, rights }: DraftProps) {
  const isReviewer = rights.mayReview && draft.state === 'IN_REVIEW';
  return (
    <section class="card" aria-labelledby="effect">
      <h2 id="effect">{t('effectTitle')}</h2>
      <p>{t('effectHint')}</p>
      <p class="actions">
        <a class={isReviewer ? 'button plain-button' : 'button'} href={effectPath(draft)}>
          {t('effectOpen')}
        </a>
        <a class={isReviewer ? 'button' : 'button plain-button'} href={reviewPath(draft)}>
          {t(isReviewer ? 'reviewOpen' : 'reviewLook')}
        </a>
        {draft.publication === null ? null : (
          <a class="button plain-button" href={shadowPath(draft)}>
            {t('shadowOpen')}
          </a>
        )}
      </p>
    </section>
  );
}
