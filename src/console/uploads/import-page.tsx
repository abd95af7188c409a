import type {
  ChangedAmount,
  ImportedStatement,
  ImportedStatementList,
  StatementImport,
} from '../../domain/imports/schemas.ts';
import { yuanText } from '../formats.ts';
import { ErrorSummary, type FormState, NEW_FORM, PostForm } from '../parts/form.tsx';
import { NextPage } from '../parts/next-page.tsx';
import type { Words } from '../texts.ts';
import { FormProgress } from './form-progress.tsx';

type Props = {
  readonly words: Words;
  readonly made: StatementImport;
  readonly list: ImportedStatementList;
  readonly form?: FormState;
};

/** Whether its button is still to be pressed. */
export const isCommittable = ({ isAcceptable, state }: StatementImport): boolean =>
  isAcceptable && state === 'checked';

/** What was found in a file, cell by cell, and the button that files it. */
export function ImportPage({ words, made, list, form = NEW_FORM }: Props) {
  const { t } = words;
  const { statements: all, refused, corrections, unchanged } = made;
  return (
    <>
      <ErrorSummary words={words} problems={form.problems} />
      <a class="back" href="/uploads">
        ← {t('uploadAgain')}
      </a>
      <div class="title-row">
        <h1>{t('reportOfFile')}</h1>
        <p class="lead">{made.fileName || t('fileUnnamed')}</p>
      </div>
      <section class="card">
        <Verdict words={words} made={made} />
        {all > 1 ? <p>{t('uploadCounts', { all, refused, corrections, unchanged })}</p> : null}
        {made.findings.length === 0 ? null : <Findings words={words} findings={made.findings} />}
        {isCommittable(made) ? (
          <PostForm action={`/uploads/${made.importId}`}>
            <button type="submit" class="button">
              {t('uploadCommit')}
            </button>
            <FormProgress words={words} begin="uploadFiling" />
          </PostForm>
        ) : null}
      </section>
      {list.items.map((item) => (
        <Item words={words} item={item} />
      ))}
      <NextPage words={words} path={`/uploads/${made.importId}`} next={list.next} />
    </>
  );
}

function Verdict({ words: { t }, made }: Pick<Props, 'words' | 'made'>) {
  const verdict = made.isAcceptable ? 'valid' : 'broken';
  const acceptable = made.state === 'committed' ? 'uploadCommitted' : 'uploadAcceptable';
  return (
    <div class="result" data-verdict={verdict}>
      <p>
        <b>{t(made.isAcceptable ? acceptable : 'uploadRefused')}</b>
      </p>
    </div>
  );
}

function Item({ words, item }: { words: Words; item: ImportedStatement }) {
  const { t } = words;
  const { uscc, fiscalYear: year, findings, changes, earlierRevision: n } = item;
  const isKnown = uscc !== null && year !== null;
  return (
    <section class="card">
      <h2>{isKnown ? t('statementOfYear', { uscc, year }) : t('statementUnidentified')}</h2>
      {findings.length === 0 ? (
        <p>{t('uploadFindingsNone')}</p>
      ) : (
        <Findings words={words} findings={findings} />
      )}
      {changes.length === 0 ? null : (
        <Changes words={words} changes={changes} title={t('uploadChanges', { n })} />
      )}
    </section>
  );
}

type FindingProps = { words: Words; findings: ImportedStatement['findings'] };

function Findings({ words, findings }: FindingProps) {
  const { t, say } = words;
  return (
    <table class="stacked">
      <caption class="hidden">{t('uploadFindings')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('cellColumn')}</th>
          <th scope="col">{t('findingColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ sheet, cell, severity, ...text }) => (
          <tr>
            <th scope="row">
              {[sheet, cell].filter(Boolean).join(' ') || t('fileAsWhole')}{' '}
              <span class={`badge level-${severity === 'error' ? 'red' : 'yellow'}`}>
                {t(severity === 'error' ? 'mustFix' : 'pleaseCheck')}
              </span>
            </th>
            <td>{say(text)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** More are seen by whoever asks for them. */
const CHANGES_SHOWN = 10;

type ChangesProps = { words: Words; changes: readonly ChangedAmount[]; title: string };

export function Changes({ words: { t }, changes, title }: ChangesProps) {
  const amount = (yuan: string | null) => (yuan === null ? t('notKnown') : yuanText(yuan));
  const lineOf = ({ line, column }: ChangedAmount) =>
    column === null
      ? line
      : `${line} · ${t(column === 'opening' ? 'openingColumn' : 'closingColumn')}`;
  return (
    <details class="more" open={changes.length <= CHANGES_SHOWN}>
      <summary>{title}</summary>
      <table class="stacked">
        <caption class="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('lineColumn')}</th>
            <th scope="col" class="number">
              {t('changeFrom')}
            </th>
            <th scope="col" class="number">
              {t('changeTo')}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr>
              <th scope="row">{lineOf(change)}</th>
              <td class="number" data-label={t('changeFrom')}>
                {amount(change.from)}
              </td>
              <td class="number" data-label={t('changeTo')}>
                {amount(change.to)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
