import type { Draft } from '../../domain/weighting/schemas.ts';
import { beijingTime } from '../formats.ts';
import { ErrorSummary, NEW_FORM } from '../parts/form.tsx';
import type { TextKey } from '../texts.ts';
import { BaseOutdated } from './base-outdated.tsx';
import {
  Events,
  PublicationRecord,
  ReviewResult,
  SubmissionRecord,
  WithdrawalRecord,
} from './draft-record.tsx';
import { DraftWay } from './draft-way.tsx';
import { GroupWeights } from './group-weights.tsx';
import { nameOf } from './hands.ts';
import { LeftOutOfRound } from './left-out.tsx';
import { NextForms } from './next-forms.tsx';
import { Panel } from './panel-progress.tsx';
import type { DraftProps } from './props.ts';
import { StateBadge } from './state-badge.tsx';

/** A draft on its way: where it stands, what may be done next, and all that it rests on. */
export function DraftPage({ form = NEW_FORM, ...props }: DraftProps) {
  const { words, draft, progress } = props;
  return (
    <>
      <ErrorSummary words={words} problems={form.problems} />
      <DraftHead words={words} draft={draft} />
      <DraftWay words={words} state={draft.state} />
      {draft.isBaseOutdated ? <BaseOutdated words={words} base={draft.baseVersion} /> : null}
      <div class="stack">
        <WithdrawalRecord words={words} draft={draft} />
        {draft.state === 'RETURNED' ? <ReviewResult words={words} draft={draft} /> : null}
        <NextForms {...props} form={form} />
        {draft.state === 'RETURNED' ? null : <ReviewResult words={words} draft={draft} />}
        <PublicationRecord words={words} draft={draft} mayConfirm={props.rights.mayReview} />
        {draft.nodes === null ? null : <GroupWeights words={words} nodes={draft.nodes} />}
        {draft.state === 'JUDGING' ? null : <Panel words={words} progress={progress} />}
        <LeftOutOfRound words={words} draft={draft} />
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
    t('draftBy', { by: nameOf(draft.hands, by), at: beijingTime(createdAt) }),
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
