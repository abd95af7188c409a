import type { Progress } from '../../domain/weighting/judgment-schemas.ts';
import type { Draft, ExpertList } from '../../domain/weighting/schemas.ts';
import { beijingTime } from '../formats.ts';
import { ErrorSummary, type FormState, NEW_FORM } from '../parts/form.tsx';
import type { TextKey, Words } from '../texts.ts';
import { ProposeRetirement, Publish, SubmitForReview } from './decision-forms.tsx';
import { Events, PublicationRecord, ReviewResult, SubmissionRecord } from './draft-record.tsx';
import { DraftWay } from './draft-way.tsx';
import { GroupWeights } from './group-weights.tsx';
import { ConsensusList, PanelProgress } from './panel-progress.tsx';
import { effectPath, reviewPath, shadowPath } from './paths.ts';
import { CloseRound, OpenRound } from './round-forms.tsx';
import { StateBadge } from './state-badge.tsx';

/** What whoever reads the page may do with the draft. */
export type DraftRights = {
  readonly mayDraft: boolean;
  readonly mayPublish: boolean;
  readonly mayReview: boolean;
};

export type DraftProps = {
  readonly words: Words;
  readonly draft: Draft;
  /** Of the newest round; undefined before the first one. */
  readonly progress: Progress | undefined;
  /** Whom a round may ask. */
  readonly experts: ExpertList['items'];
  readonly rights: DraftRights;
  readonly form?: FormState;
};

/** A draft on its way: where it stands, what may be done next, and all that it rests on. */
export function DraftPage({ form = NEW_FORM, ...props }: DraftProps) {
  const { words, draft, progress } = props;
  return (
    <>
      <ErrorSummary words={words} problems={form.problems} />
      <DraftHead words={words} draft={draft} />
      <DraftWay words={words} state={draft.state} />
      <div class="stack">
        {draft.state === 'RETURNED' ? <ReviewResult words={words} draft={draft} /> : null}
        <NextForms {...props} form={form} />
        {draft.state === 'RETURNED' ? null : <ReviewResult words={words} draft={draft} />}
        <PublicationRecord words={words} draft={draft} mayConfirm={props.rights.mayReview} />
        {draft.nodes === null ? null : <GroupWeights words={words} nodes={draft.nodes} />}
        {draft.state === 'JUDGING' ? null : <Panel words={words} progress={progress} />}
        <SubmissionRecord words={words} draft={draft} />
        <Events words={words} draft={draft} />
      </div>
    </>
  );
}

const METHOD_TEXTS = {
  eigenvector: 'methodEigenvector',
  'geometric-mean': 'methodGeometricMean',
  'column-average': 'methodColumnAverage',
} as const satisfies Record<Draft['aggregation']['method'], TextKey>;

function DraftHead({ words, draft }: Pick<DraftProps, 'words' | 'draft'>) {
  const { t } = words;
  const { modelId: model, baseVersion: base, version, createdBy: by, createdAt } = draft;
  const { of, method, randomIndex } = draft.aggregation;
  const facts = [
    t('draftFrom', { model, base, version }),
    t(of === 'judgments' ? 'aggregationJudgments' : 'aggregationPriorities'),
    t(METHOD_TEXTS[method]),
    `RI ${randomIndex}`,
    t('draftBy', { by, at: beijingTime(createdAt) }),
  ];
  return (
    <div class="title-row">
      <a class="back" href="/weighting">
        {t('backToWeighting')}
      </a>
      <h1>
        {draft.title} <StateBadge words={words} state={draft.state} />
      </h1>
      <p class="soft small">{facts.join(' · ')}</p>
      <p class="lead pre">{draft.reason}</p>
    </div>
  );
}

/** What may be done at this stage, by whoever reads the page. */
function NextForms(props: DraftProps & { form: FormState }) {
  const { words, draft, progress, experts, rights, form } = props;
  const { mayDraft, mayPublish } = rights;
  const { state } = draft;
  const isRetiring = draft.retirement !== null && draft.retirement.confirmedBy !== null;
  const common = { words, draft, form };
  const mayOpen = state === 'DRAFT' || state === 'RETURNED';
  return (
    <>
      {draft.nodes === null ? null : <Reading {...props} />}
      {state === 'JUDGING' ? <Panel words={words} progress={progress} /> : null}
      {mayDraft && state === 'JUDGING' && progress !== undefined ? (
        <CloseRound {...common} progress={progress} />
      ) : null}
      {mayDraft && state === 'AGGREGATED' ? <SubmitForReview {...common} /> : null}
      {mayDraft && mayOpen ? <OpenRound {...common} experts={experts} /> : null}
      {mayDraft && (state === 'AGGREGATED' || state === 'JUDGING') ? (
        <details class="more">
          <summary>{words.t('roundOpenTitle')}</summary>
          <OpenRound {...common} experts={experts} />
        </details>
      ) : null}
      {mayPublish && state === 'APPROVED' ? <Publish {...common} /> : null}
      {mayDraft && ['SHADOW', 'PUBLISHED', 'IN_FORCE'].includes(state) && !isRetiring ? (
        <details class="more">
          <summary>{words.t('retireTitle')}</summary>
          <ProposeRetirement {...common} />
        </details>
      ) : null}
    </>
  );
}

/** How far the experts are, and how far they agree. */
function Panel({ words, progress }: Pick<DraftProps, 'words' | 'progress'>) {
  if (progress === undefined) return null;
  return (
    <>
      <PanelProgress words={words} progress={progress} />
      <ConsensusList words={words} progress={progress} />
    </>
  );
}

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
