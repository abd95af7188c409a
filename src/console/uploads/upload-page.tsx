import {
  ErrorSummary,
  Field,
  FieldFrame,
  type FormState,
  NEW_FORM,
  PostForm,
} from '../parts/form.tsx';
import type { Words } from '../texts.ts';
import { FormProgress } from './form-progress.tsx';

type Props = {
  readonly words: Words;
  /** Whoever reads sends in statements of many cooperatives. */
  readonly isForMany: boolean;
  readonly form?: FormState;
};

/** One file, and the templates for whoever has none yet. */
export function UploadPage({ words, isForMany, form = NEW_FORM }: Props) {
  const { t } = words;
  return (
    <div class="narrow">
      <ErrorSummary words={words} problems={form.problems} />
      <div class="title-row">
        <h1>{t('uploadTitle')}</h1>
        <p class="lead">{t('uploadLead')}</p>
      </div>
      <section class="card">
        <PostForm action="/uploads" enctype="multipart/form-data">
          <FieldFrame
            words={words}
            form={form}
            name="file"
            label={t('uploadFile')}
            hint={t('uploadFileHint')}
          >
            {(ties) => <input type="file" accept=".xlsx,.csv,.json" {...ties} />}
          </FieldFrame>
          <Field
            words={words}
            form={form}
            name="fiscalYear"
            label={t('uploadYear')}
            inputmode="numeric"
            maxlength={4}
          />
          <button type="submit" class="button">
            {t('uploadSend')}
          </button>
          <FormProgress words={words} begin="uploadReading" />
        </PostForm>
      </section>
      <section class="card" aria-labelledby="fill">
        <h2 id="fill">{t('fillInstead')}</h2>
        <p class="soft">{t('fillInsteadHint')}</p>
        <p class="actions">
          <a class="button plain-button" href="/uploads/form">
            {t('fillThisForm')}
          </a>
        </p>
      </section>
      <Templates words={words} isForMany={isForMany} />
    </div>
  );
}

const FORMS = ['2023', '2007'] as const;

function Templates({ words, isForMany }: Pick<Props, 'words' | 'isForMany'>) {
  const { t } = words;
  const layouts = isForMany ? (['single', 'list'] as const) : (['single'] as const);
  return (
    <section class="card" aria-labelledby="templates">
      <h2 id="templates">{t('templatesTitle')}</h2>
      <p class="soft section-head">{t('templatesHint')}</p>
      <ul class="tasks plain">
        {layouts.flatMap((layout) =>
          FORMS.map((form) => (
            <li>
              <span>{t(layout === 'single' ? 'templateSingle' : 'templateList', { form })}</span>
              <TemplateLinks path={`/uploads/templates/${form}/${layout}`} />
            </li>
          )),
        )}
      </ul>
    </section>
  );
}

const TemplateLinks = ({ path }: { path: string }) => (
  <span>
    <a href={`${path}/xlsx`}>Excel</a> · <a href={`${path}/csv`}>CSV</a>
  </span>
);
