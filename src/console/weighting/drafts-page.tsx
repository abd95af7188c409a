import type { DraftList, ModelVersionList } from '../../domain/weighting/schemas.ts';
import { modelFilePath } from '../files.ts';
import { beijingTime } from '../formats.ts';
import { ErrorSummary, Field, type FormState, NEW_FORM, PostForm } from '../parts/form.tsx';
import { NextPage } from '../parts/next-page.tsx';
import type { Words } from '../texts.ts';
import { draftPath } from './paths.ts';
import { Select } from './select.tsx';
import { StateBadge } from './state-badge.tsx';

type Props = {
  readonly words: Words;
  readonly drafts: DraftList;
  readonly versions: ModelVersionList;
  readonly mayDraft: boolean;
  readonly form?: FormState;
};

/** Drafts of weights, and the versions that came of them. */
export function DraftsPage({ words, drafts, versions, mayDraft, form = NEW_FORM }: Props) {
  const { t } = words;
  return (
    <>
      <ErrorSummary words={words} problems={form.problems} />
      <div class="title-row">
        <h1>{t('weightingTitle')}</h1>
        <p class="lead">{t('weightingLead')}</p>
      </div>
      <section class="card" aria-labelledby="drafts">
        <h2 id="drafts">{t('draftsTitle')}</h2>
        {drafts.items.length === 0 ? (
          <p>{t('draftsNone')}</p>
        ) : (
          <ul class="tasks plain">
            {drafts.items.map((draft) => (
              <li>
                <a href={draftPath(draft)}>{draft.title}</a>
                <span class="soft small">
                  {t('draftFrom', {
                    model: draft.modelId,
                    base: draft.baseVersion,
                    version: draft.version,
                  })}
                  {` · ${beijingTime(draft.createdAt)}`}
                </span>
                <StateBadge words={words} state={draft.state} />
              </li>
            ))}
          </ul>
        )}
        <NextPage words={words} path="/weighting" next={drafts.next} />
      </section>
      <Versions words={words} versions={versions} />
      {mayDraft ? <CreateDraft words={words} form={form} /> : null}
    </>
  );
}

function Versions({ words, versions }: Pick<Props, 'words' | 'versions'>) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="versions">
      <h2 id="versions">{t('versionsTitle')}</h2>
      <table class="stacked">
        <thead>
          <tr>
            {(['versionColumn', 'originColumn', 'inForceColumn', 'versionFile'] as const).map(
              (key) => (
                <th scope="col">{t(key)}</th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {versions.items.map((item) => (
            <tr>
              <th scope="row">
                {item.draftId === null ? (
                  `${item.id} ${item.version}`
                ) : (
                  <a href={draftPath({ draftId: item.draftId })}>{`${item.id} ${item.version}`}</a>
                )}{' '}
                {item.isInForce ? <span class="badge level-normal">{t('inForceNow')}</span> : null}
              </th>
              <td data-label={t('originColumn')}>
                {t(item.origin === 'built-in' ? 'originBuiltIn' : 'originCounty')}
              </td>
              <td data-label={t('inForceColumn')}>{item.inForceFrom}</td>
              <td>
                <a href={modelFilePath(item)} download="">
                  {t('fileModel')}
                  <span class="hidden">: {`${item.id} ${item.version}`}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CreateDraft({ words, form }: { words: Words; form: FormState }) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="create">
      <h2 id="create">{t('draftCreateTitle')}</h2>
      <p class="soft section-head">{t('draftCreateHint')}</p>
      <PostForm action="/weighting">
        <Field
          words={words}
          form={form}
          name="title"
          label={t('draftTitleLabel')}
          maxlength={120}
        />
        <Field
          words={words}
          form={form}
          name="reason"
          label={t('draftReasonLabel')}
          hint={t('draftReasonHint')}
          rows={3}
          maxlength={2000}
        />
        <Select
          words={words}
          form={form}
          name="of"
          label={t('aggregationLabel')}
          options={[
            ['judgments', t('aggregationJudgments')],
            ['priorities', t('aggregationPriorities')],
          ]}
        />
        <Select
          words={words}
          form={form}
          name="method"
          label={t('methodChoice')}
          options={[
            ['eigenvector', t('methodEigenvector')],
            ['geometric-mean', t('methodGeometricMean')],
            ['column-average', t('methodColumnAverage')],
          ]}
        />
        <button type="submit" class="button">
          {t('draftCreate')}
        </button>
      </PostForm>
    </section>
  );
}
