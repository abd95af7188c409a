import type { StatementQuestion } from '../../domain/questions/schemas.ts';
import type { StatementComparison } from '../../domain/statements/schemas.ts';
import { ErrorSummary, type FormState, NEW_FORM } from '../parts/form.tsx';
import { Filing, Findings, Ratios } from '../report/statement-section.tsx';
import { localName, type Words } from '../texts.ts';
import { AskForm } from './ask-form.tsx';
import { ComparedSheet } from './compared-sheet.tsx';
import { VerifyForm } from './verify-form.tsx';

type Props = {
  readonly words: Words;
  readonly comparison: StatementComparison;
  readonly questions: readonly StatementQuestion[];
  /** Whoever reads submitted it. */
  readonly isOwn: boolean;
  readonly form?: FormState;
};

/** A statement beside last year's, what the checks found, and the decision over it. */
export function StatementPage({ words, comparison, questions, isOwn, form = NEW_FORM }: Props) {
  const { t } = words;
  const { name, nameEn, statement } = comparison;
  const title = { name: localName(words, name, nameEn), year: statement.fiscalYear };
  return (
    <>
      <ErrorSummary words={words} problems={form.problems} />
      <a class="back" href="/statements">
        ← {t('backToWaiting')}
      </a>
      <div class="title-row">
        <h1>{t('comparedTitle', title)}</h1>
      </div>
      <div class="grid halves">
        <section class="card" aria-labelledby="filing">
          <h2 id="filing">{t('filingTitle')}</h2>
          <Filing words={words} statement={statement} />
        </section>
        <section class="card" aria-labelledby="checks">
          <h2 id="checks">{t('checkTitle')}</h2>
          <Findings words={words} statement={statement} />
          <Ratios words={words} statement={statement} />
        </section>
      </div>
      <Sheets words={words} comparison={comparison} />
      {isOwn ? null : (
        <AskForm words={words} statement={statement} questions={questions} form={form} />
      )}
      {statement.state === 'submitted' ? (
        <VerifyForm words={words} statement={statement} isOwn={isOwn} form={form} />
      ) : null}
    </>
  );
}

function Sheets({ words, comparison }: Pick<Props, 'words' | 'comparison'>) {
  const { t } = words;
  const { lastYear, balanceSheet, surplusStatement } = comparison;
  return (
    <section class="card" aria-labelledby="beside">
      <div class="section-head">
        <h2 id="beside">{t('besideLastYear')}</h2>
        <p class="soft small">{t(lastYear === null ? 'withoutLastYear' : 'besideLastYearHint')}</p>
      </div>
      <ComparedSheet
        words={words}
        title={t('balanceSheetTitle')}
        columns={['openingColumn', 'closingColumn', 'lastOpeningColumn', 'lastClosingColumn']}
        lines={balanceSheet.map(({ opening, closing, lastOpening, lastClosing, ...line }) => ({
          ...line,
          amounts: [opening, closing, lastOpening, lastClosing],
        }))}
      />
      {surplusStatement.length === 0 ? (
        <p>{t('surplusNone')}</p>
      ) : (
        <ComparedSheet
          words={words}
          title={t('surplusTitle')}
          columns={['amountColumn', 'lastAmountColumn']}
          lines={surplusStatement.map(({ amount, lastAmount, ...line }) => ({
            ...line,
            amounts: [amount, lastAmount],
          }))}
        />
      )}
    </section>
  );
}
