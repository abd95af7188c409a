import type { CheckedStatement } from '../../domain/statements/schemas.ts';
import { beijingTime, inUnit } from '../formats.ts';
import { STATEMENT_STATE_TEXTS } from '../texts/levels.ts';
import type { Words } from '../texts.ts';
import type { ReportProps } from './types.ts';

type Props = { readonly words: Words; readonly statement: CheckedStatement };

/** The statement that the rating rests on: who filed and verified it, and what the checks found. */
export function StatementSection({
  words,
  report: { cooperative, statement },
  mayFile,
}: ReportProps & { readonly mayFile: boolean }) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="statement">
      <h2 id="statement">{t('statementTitle')}</h2>
      {statement === null ? (
        <p>{t('statementNone')}</p>
      ) : (
        <>
          <Filing words={words} statement={statement} />
          <div class="reasons">
            <Findings words={words} statement={statement} />
            <Ratios words={words} statement={statement} />
          </div>
        </>
      )}
      {mayFile ? (
        <p class="actions">
          <a class="button plain-button" href={`/uploads/form?uscc=${cooperative.uscc}`}>
            {t('fillThisForm')}
          </a>
          <a href="/uploads">{t('uploadTitle')}</a>
        </p>
      ) : null}
    </section>
  );
}

export function Filing({ words, statement }: Props) {
  const { t, say } = words;
  const { statementId, fiscalYear, form, revision, state } = statement;
  const entries: readonly (readonly [string, string])[] = [
    [t('statementId'), `${statementId} · ${t('statementRevision', { n: revision })}`],
    [t('fiscalYear'), t('yearOf', { year: fiscalYear })],
    [t('statementForm'), t('statementFormName', { form })],
    [t('statementState'), say(STATEMENT_STATE_TEXTS[state])],
    [t('submittedBy'), whoWhen(words, statement.submittedBy, statement.submittedAt)],
    [t('verifiedBy'), whoWhen(words, statement.verifiedBy, statement.verifiedAt)],
    ...(statement.note === null ? [] : [[t('noteLabel'), statement.note] as const]),
  ];
  return (
    <dl class="sheet filing">
      {entries.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function whoWhen({ t }: Words, who: string | null, when: string | null): string {
  if (who === null || when === null) return t('notKnown');
  return t('whoWhen', { who, when: beijingTime(when) });
}

/** So many findings are seen at once; a statement that was copied wrongly has dozens. */
const FINDINGS_SHOWN = 6;

export function Findings({ words, statement: { findings } }: Props) {
  const { t } = words;
  const more = findings.slice(FINDINGS_SHOWN);
  return (
    <div>
      <h3>{t('findingsTitle')}</h3>
      {findings.length === 0 ? <p>{t('findingsNone')}</p> : null}
      <FindingList words={words} findings={findings.slice(0, FINDINGS_SHOWN)} />
      {more.length === 0 ? null : (
        <details class="more">
          <summary>{t('moreFindings', { n: more.length })}</summary>
          <FindingList words={words} findings={more} />
        </details>
      )}
    </div>
  );
}

type ListProps = { readonly words: Words; readonly findings: CheckedStatement['findings'] };

function FindingList({ words: { t, say }, findings }: ListProps) {
  return (
    <ul class="findings plain">
      {findings.map((finding) => (
        <li>
          <b class={finding.severity === 'error' ? 'down' : undefined}>
            {finding.severity === 'error' ? t('findingError') : t('findingWarning')}
          </b>{' '}
          {say(finding)}
        </li>
      ))}
    </ul>
  );
}

export function Ratios({ words, statement: { ratios } }: Props) {
  const { t } = words;
  return (
    <div>
      <h3>{t('ratiosTitle')}</h3>
      <table>
        <caption class="hidden">{t('ratiosTitle')}</caption>
        <tbody>
          {(['debtToAssets', 'currentRatio', 'cashRatio'] as const).map((key) => {
            const value = ratios[key];
            return (
              <tr>
                <th scope="row">{t(key)}</th>
                <td class="number">
                  {value === null ? t('notKnown') : inUnit(words, 'ratio', value)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
