import type { RiskCase } from '../domain/cases/schemas.ts';
import { CaseCard } from './cases/case-card.tsx';
import { beijingTime } from './formats.ts';
import { ErrorSummary, type FormState, NEW_FORM } from './parts/form.tsx';
import { Disclosure } from './report/disclosure.tsx';
import { FinanceRoute } from './report/finance-route.tsx';
import { HistorySection } from './report/history-section.tsx';
import { Improvements } from './report/improvements.tsx';
import { IndicatorTable } from './report/indicator-table.tsx';
import { MakeUp } from './report/make-up.tsx';
import { ObjectionNote, ReviewForm } from './report/objection.tsx';
import type { Privacy } from './report/privacy.ts';
import { PrivacySection } from './report/privacy-section.tsx';
import { Reasons } from './report/reasons.tsx';
import { StatementSection } from './report/statement-section.tsx';
import type { ReportProps } from './report/types.ts';
import { Triggers, Verdict } from './report/verdict.tsx';
import { localName } from './texts.ts';

type Props = ReportProps & {
  readonly privacy?: Privacy | null;
  readonly withFiles?: boolean;
  /** Whoever reads may send in statements of the cooperative. */
  readonly mayFile?: boolean;
  /** The case, for those who see it, as it is now. */
  readonly standing?: { readonly riskCase: RiskCase; readonly now: Date } | undefined;
  readonly form?: FormState;
};

/** One cooperative's report: result, reasons, what would raise it, the way to finance, all data. */
export function ReportPage(props: Props) {
  const { words, report, privacy = null, withFiles = false, mayFile = false } = props;
  const { standing, form = NEW_FORM } = props;
  const { rating } = report;
  return (
    <>
      <ErrorSummary words={words} problems={form.problems} />
      <a class="back" href="/">
        ← {words.t('backToOverview')}
      </a>
      <ReportHead words={words} report={report} />
      <Verdict words={words} report={report} />
      {rating === null ? null : (
        <>
          <ObjectionNote words={words} rating={rating} />
          <Triggers words={words} rating={rating} />
        </>
      )}
      {standing === undefined ? null : <CaseCard words={words} {...standing} />}
      <Contents words={words} report={report} />
      {rating === null ? null : (
        <>
          <Reasons words={words} rating={rating} />
          <Improvements words={words} rating={rating} />
          <MakeUp words={words} rating={rating} />
        </>
      )}
      <div class="stack">
        <FinanceRoute words={words} report={report} />
        {rating === null ? null : <IndicatorTable words={words} rating={rating} />}
        <StatementSection words={words} report={report} mayFile={mayFile} />
        <HistorySection words={words} report={report} />
        <Disclosure words={words} report={report} withFiles={withFiles} />
        {privacy === null ? null : (
          <>
            {rating === null ? null : <ReviewForm words={words} rating={rating} form={form} />}
            <PrivacySection words={words} privacy={privacy} form={form} />
          </>
        )}
      </div>
    </>
  );
}

function ReportHead({ words, report: { cooperative, rating } }: ReportProps) {
  const { t, say, language } = words;
  const { name, nameEn, uscc, town, trade, tradeEn, registeredOn, note, noteEn } = cooperative;
  const title = localName(words, name, nameEn);
  const entries = [
    [t('uscc'), uscc],
    [t('town'), say(town)],
    [t('trade'), localName(words, trade, tradeEn)],
    [t('registeredOn'), registeredOn],
    ...(rating === null
      ? []
      : [
          [t('fiscalYear'), t('yearOf', { year: rating.fiscalYear })],
          [t('ratedAt'), beijingTime(rating.ratedAt)],
        ]),
  ];
  return (
    <div class="report-head">
      <p class="kind">{t('reportTitle')}</p>
      <h1>{title}</h1>
      {language === 'en' && title !== name ? (
        <p class="soft" lang="zh-CN">
          {name}
        </p>
      ) : null}
      <dl class="facts">
        {entries.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {note === null ? null : (
          <div class="long">
            <dt>{t('noteLabel')}</dt>
            <dd>{localName(words, note, noteEn)}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

const RATED_SECTIONS = [
  ['why', 'reasonsTitle'],
  ['improvements', 'improvementsTitle'],
  ['make-up', 'makeUpTitle'],
  ['route', 'routeTitle'],
  ['indicators', 'indicatorsTitle'],
  ['statement', 'statementTitle'],
  ['history', 'historyTitle'],
  ['disclosure', 'disclosureTitle'],
] as const;

const NEEDS_RATING: readonly string[] = ['why', 'improvements', 'make-up', 'indicators'];

function Contents({ words: { t }, report: { rating, route } }: ReportProps) {
  const isShown = (id: string) =>
    (rating !== null || !NEEDS_RATING.includes(id)) && (route !== null || id !== 'route');
  return (
    <nav class="contents" aria-label={t('contents')}>
      <ul class="plain">
        {RATED_SECTIONS.filter(([id]) => isShown(id)).map(([id, key]) => (
          <li>
            <a href={`#${id}`}>{t(key)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
