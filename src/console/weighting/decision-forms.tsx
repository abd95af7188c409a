import type { Draft } from '../../domain/weighting/schemas.ts';
import { Field, type FormState, PostForm, Revision } from '../parts/form.tsx';
import type { Words } from '../texts.ts';
import { draftPath } from './paths.ts';

export type DecisionProps = {
  readonly words: Words;
  readonly draft: Draft;
  readonly form: FormState;
};

/** Lays the draft before the regulator, with the assessment that the law asks for. */
export function SubmitForReview({ words, draft, form }: DecisionProps) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="submit">
      <h2 id="submit">{t('submitTitle')}</h2>
      <PostForm action={`${draftPath(draft)}/submit`}>
        <Revision revision={draft.revision} />
        <Field
          words={words}
          form={form}
          name="effectiveFrom"
          type="date"
          label={t('effectiveFromLabel')}
          value={draft.submission?.effectiveFrom}
        />
        <Field
          words={words}
          form={form}
          name="impactAssessment"
          label={t('impactLabel')}
          hint={t('impactHint')}
          value={draft.submission?.impactAssessment}
          rows={6}
          maxlength={20_000}
        />
        <button type="submit" class="button">
          {t('submitNow')}
        </button>
      </PostForm>
    </section>
  );
}

/** Publishes what was approved, from a day on, beside the other version before it if wanted. */
export function Publish({ words, draft, form }: DecisionProps) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="publish">
      <h2 id="publish">{t('publishTitle')}</h2>
      <p class="soft section-head">{t('publishHint')}</p>
      <PostForm action={`${draftPath(draft)}/publish`}>
        <Revision revision={draft.revision} />
        <Field
          words={words}
          form={form}
          name="inForceFrom"
          type="date"
          label={t('inForceFromLabel')}
          value={draft.submission?.effectiveFrom}
        />
        <Field
          words={words}
          form={form}
          name="shadowFrom"
          type="date"
          label={t('shadowFromLabel')}
        />
        <button type="submit" class="button">
          {t('publishNow')}
        </button>
      </PostForm>
    </section>
  );
}

/** Proposes the end of a version. */
export function ProposeRetirement({ words, draft, form }: DecisionProps) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="retire">
      <h2 id="retire">{t('retireTitle')}</h2>
      <p class="soft section-head">{t('retireHint')}</p>
      <PostForm action={`${draftPath(draft)}/retirement`}>
        <Revision revision={draft.revision} />
        <Field
          words={words}
          form={form}
          name="retiredFrom"
          type="date"
          label={t('retiredFromLabel')}
        />
        <Field
          words={words}
          form={form}
          name="reason"
          label={t('retireReasonLabel')}
          rows={2}
          maxlength={2000}
        />
        <button type="submit" class="button plain-button">
          {t('retirePropose')}
        </button>
      </PostForm>
    </section>
  );
}

/** The regulator's half of a retirement. */
export function ConfirmRetirement({ words: { t }, draft }: Omit<DecisionProps, 'form'>) {
  return (
    <PostForm action={`${draftPath(draft)}/retirement/confirm`}>
      <Revision revision={draft.revision} />
      <button type="submit" class="button">
        {t('retireConfirm')}
      </button>
    </PostForm>
  );
}
