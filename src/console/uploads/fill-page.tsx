import type { Child } from 'hono/jsx';
import type { FormLayout, FormSection } from '../../domain/imports/form-sections.ts';
import { ErrorSummary, Field, type FieldProblem, PostForm } from '../parts/form.tsx';
import type { Words } from '../texts.ts';
import { AmountTable, type FilledIn } from './amount-table.tsx';
import { FILL_PATH, inputName, sectionTitle } from './form-words.ts';

type Props = {
  readonly words: Words;
  readonly layout: FormLayout;
  readonly subject: { readonly uscc: string; readonly name: string; readonly fiscalYear: string };
  readonly form: FilledIn;
  /** What is wrong was found in what is kept already. */
  readonly isKept: boolean;
  /** Where the amounts come from, or what is to be done first. */
  readonly note?: Child;
};

/** A statement to be filled in, all of it on one page, so that one press carries everything. */
export function FillPage({ words, layout, subject, form, isKept, note }: Props) {
  const { t } = words;
  const { uscc, name, fiscalYear } = subject;
  const ofWhole = form.warnings.filter(({ field }) => field === undefined);
  return (
    <div class="narrow">
      <ErrorSummary
        words={words}
        problems={form.problems}
        title={t(isKept ? 'fillSavedProblems' : 'formProblems')}
      />
      <a class="back" href={`/uploads/form?uscc=${uscc}&fiscalYear=${fiscalYear}`}>
        ← {t('fillChangeChoice')}
      </a>
      <div class="title-row">
        <h1>{t('fillTitle', { year: fiscalYear })}</h1>
        <p class="lead">
          {name} · {t('fillForm', { form: layout.form })}
        </p>
      </div>
      {note === undefined ? null : <div class="form-note">{note}</div>}
      <p class="soft">{t('fillUnit')}</p>
      {ofWhole.map((it) => (
        <p class="field-warning">
          <b>{t('pleaseCheck')}</b> {words.say(it)}
        </p>
      ))}
      <Contents words={words} layout={layout} form={form} />
      <PostForm action={FILL_PATH} class="fill">
        <input type="hidden" name="uscc" value={uscc} />
        <input type="hidden" name="form" value={layout.form} />
        <div class="card">
          <Field
            words={words}
            form={form}
            name="fiscalYear"
            label={t('fiscalYear')}
            value={fiscalYear}
            inputmode="numeric"
            maxlength={4}
          />
        </div>
        {layout.sections.map((section) => (
          <section class="card" id={section.id} aria-labelledby={`${section.id}-title`}>
            <h2 id={`${section.id}-title`}>{sectionTitle(words, section)}</h2>
            {section.sheet === 'surplusStatement' ? (
              <p class="soft small section-head">{t('sectionSurplusHint')}</p>
            ) : null}
            <AmountTable words={words} section={section} form={form} />
          </section>
        ))}
        <div class="card check-now">
          <button type="submit" class="button">
            {t('fillCheck')}
          </button>
          <p class="soft small">{t('fillCheckHint')}</p>
        </div>
      </PostForm>
    </div>
  );
}

type ContentsProps = Pick<Props, 'words' | 'layout' | 'form'>;

/** The way to each section, and how much there is to do in it. */
function Contents({ words, layout, form }: ContentsProps) {
  const { t } = words;
  return (
    <nav class="contents" aria-label={t('fillContents')}>
      <ul class="plain">
        {layout.sections.map((section) => {
          const problems = countIn(section, form.problems);
          const warnings = countIn(section, form.warnings);
          return (
            <li>
              <a href={`#${section.id}`}>{sectionTitle(words, section)}</a>
              {problems === 0 ? null : (
                <span class="badge level-red">{t('fillProblems', { n: problems })}</span>
              )}
              {warnings === 0 ? null : (
                <span class="badge level-yellow">{t('fillWarnings', { n: warnings })}</span>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function countIn({ lines }: FormSection, problems: readonly FieldProblem[]): number {
  const names = lines.flatMap(({ fields }) => fields.map(({ field }) => inputName(field)));
  return problems.filter(({ field }) => field !== undefined && names.includes(field)).length;
}
