import { RuleStatusLegend } from '../parts/rule-status.tsx';
import type { Programme } from '../texts/route.ts';
import { ApplicationForm } from './application-form.tsx';
import { ProgrammeCard } from './programme-card.tsx';
import { type Rule, RuleList } from './rule-list.tsx';
import type { ReportProps } from './types.ts';

const NEAREST_FIRST = ['OPEN', 'CONDITIONS', 'INCOMPLETE', 'LATER', 'SHUT'] as const;

/** The way to finance: the lane, and every programme with its reasons. */
export function FinanceRoute({ words, report }: ReportProps) {
  const { t, say } = words;
  if (report.route === null) return null;
  const { lane, programmes, priorities, reviews, notices } = report.route;
  return (
    <section class="card" aria-labelledby="route">
      <h2 id="route">{t('routeTitle')}</h2>
      <p class="lane">
        <span class="soft">{t('laneLabel')}</span> <b>{say(lane)}</b>
        {lane.remedy === null ? null : (
          <span>
            {t('laneNext')} → {say(lane.remedy)}
          </span>
        )}
      </p>
      <ApplicationForm words={words} report={report} />
      <div class="programmes">
        {nearestFirst(programmes).map((programme) => (
          <ProgrammeCard words={words} programme={programme} />
        ))}
      </div>
      <div class="reasons">
        <Rules words={words} title={t('prioritiesTitle')} rules={priorities} />
        <Rules words={words} title={t('reviewsTitle')} rules={reviews} />
        {notices.length === 0 ? null : (
          <div>
            <h3>{t('noticesTitle')}</h3>
            <ul class="rules plain notices">
              {notices.map((notice) => (
                <li>{say(notice)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <RuleStatusLegend words={words} />
    </section>
  );
}

function nearestFirst(programmes: readonly Programme[]): readonly Programme[] {
  return NEAREST_FIRST.flatMap((outcome) => programmes.filter((it) => it.outcome === outcome));
}

type RulesProps = {
  readonly words: ReportProps['words'];
  readonly title: string;
  readonly rules: readonly Rule[];
};

function Rules({ words, title, rules }: RulesProps) {
  if (rules.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <RuleList words={words} rules={rules} />
    </div>
  );
}
