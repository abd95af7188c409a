import { Field, PostForm, Revision } from '../parts/form.tsx';
import type { DecisionProps } from './decision-forms.tsx';
import { draftPath } from './paths.ts';

type Step = {
  readonly path: string;
  readonly title: 'withdrawTitle' | 'takeBackTitle';
  readonly hint: 'withdrawHint' | 'takeBackHint';
};

/** Ends a draft. */
export const WithdrawDraft = (props: DecisionProps) => (
  <WithReason {...props} path="withdrawal" title="withdrawTitle" hint="withdrawHint" />
);

/** Takes a submission back before anybody has decided on it. */
export const TakeBack = (props: DecisionProps) => (
  <WithReason {...props} path="submit/withdrawal" title="takeBackTitle" hint="takeBackHint" />
);

function WithReason({ words, draft, form, path, title, hint }: DecisionProps & Step) {
  const { t } = words;
  return (
    <details class="more" open={form.values.reason !== undefined}>
      <summary>{t(title)}</summary>
      <section class="card" aria-label={t(title)}>
        <p class="soft section-head">{t(hint)}</p>
        <PostForm action={`${draftPath(draft)}/${path}`}>
          <Revision revision={draft.revision} />
          <Field
            words={words}
            form={form}
            name="reason"
            label={t('withdrawReason')}
            rows={2}
            maxlength={2000}
          />
          <button type="submit" class="button plain-button">
            {t(title)}
          </button>
        </PostForm>
      </section>
    </details>
  );
}
