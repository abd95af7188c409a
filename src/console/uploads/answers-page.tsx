import type { FilledForm } from '../../domain/imports/get-form.ts';
import type { ImportedStatement, StatementImport } from '../../domain/imports/schemas.ts';
import { ErrorSummary, type FieldProblem, PostForm } from '../parts/form.tsx';
import { localName, type Words } from '../texts.ts';
import type { FilledIn } from './amount-table.tsx';
import { AnswersTable } from './answers-table.tsx';
import { FiledNext } from './filed-next.tsx';
import { Changes } from './import-page.tsx';

export type AnswersProps = {
  readonly words: Words;
  readonly made: StatementImport;
  readonly filled: FilledForm;
  readonly item: ImportedStatement;
  readonly form: FilledIn;
  /** Why it could not be filed. */
  readonly problems: readonly FieldProblem[];
  /** Whoever reads is the cooperative. */
  readonly isOwn: boolean;
};

/** What was filled in, to be looked over and filed; afterwards, what happens next. */
export function AnswersPage(props: AnswersProps) {
  const { words, made, filled, item, form: found, problems, isOwn } = props;
  const { t } = words;
  const { uscc, fiscalYear: year, form } = filled;
  const name = localName(words, filled.name, filled.nameEn);
  const isFiled = made.state === 'committed';
  const isFresh = !isFiled && item.outcome !== 'unchanged';
  return (
    <div class="narrow">
      <ErrorSummary words={words} problems={problems} />
      {isFiled ? null : (
        <a class="back" href={`/uploads/${made.importId}/form`}>
          ← {t('answersChange')}
        </a>
      )}
      <div class="title-row">
        <h1>{t(isFiled ? 'filedTitle' : 'formAnswersTitle')}</h1>
        <p class="lead">{t('answersSubject', { name, year, form })}</p>
      </div>
      <section class="card">
        <Verdict words={words} year={year} isFiled={isFiled} isFresh={isFresh} />
        {isFiled || found.warnings.length === 0 ? null : (
          <p>{t('answersToCheck', { n: found.warnings.length })}</p>
        )}
        {isFresh ? <FileNow words={words} importId={made.importId} /> : null}
      </section>
      {isFiled ? <FiledNext words={words} uscc={uscc} isOwn={isOwn} /> : null}
      {item.changes.length === 0 ? null : (
        <section class="card">
          <Changes
            words={words}
            changes={item.changes}
            title={t('uploadChanges', { n: item.earlierRevision })}
          />
        </section>
      )}
      {filled.sections.map((section) => (
        <AnswersTable words={words} section={section} amounts={filled.amounts} found={found} />
      ))}
      {isFresh ? (
        <div class="card">
          <FileNow words={words} importId={made.importId} />
        </div>
      ) : null}
    </div>
  );
}

type VerdictProps = { words: Words; year: number; isFiled: boolean; isFresh: boolean };

function Verdict({ words: { t }, year, isFiled, isFresh }: VerdictProps) {
  const text = isFresh ? t('answersSound') : t('answersUnchanged');
  return (
    <div class="result" data-verdict="valid">
      <p>
        <b>{isFiled ? t('filedVerdict', { year }) : text}</b>
      </p>
    </div>
  );
}

function FileNow({ words: { t }, importId }: { words: Words; importId: string }) {
  return (
    <PostForm action={`/uploads/${importId}`} class="actions">
      <button type="submit" class="button">
        {t('answersFile')}
      </button>
      <a class="button plain-button" href={`/uploads/${importId}/form`}>
        {t('answersChange')}
      </a>
    </PostForm>
  );
}
