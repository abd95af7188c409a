import { raw } from 'hono/html';
import { yearChart } from '../charts/bars.ts';
import { beijingTime, exactScore, shortPoints } from '../formats.ts';
import { ScrollRegion, spoken } from '../parts/figure.tsx';
import { LevelBadge, levelColour } from '../parts/level-badge.tsx';
import type { ReportProps } from './types.ts';

/** The newest rating of each year. */
export function HistorySection({ words, report: { history } }: ReportProps) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="history">
      <h2 id="history">{t('historyTitle')}</h2>
      {history.length === 0 ? (
        <p>{t('historyNone')}</p>
      ) : (
        <div class="reasons years">
          <HistoryChart words={words} history={history} />
          <HistoryTable words={words} history={history} />
        </div>
      )}
    </section>
  );
}

type Props = {
  readonly words: ReportProps['words'];
  readonly history: ReportProps['report']['history'];
};

/** One year alone is no history. */
function HistoryChart({ words, history }: Props) {
  const scored = history.flatMap(({ fiscalYear, score, level }) =>
    score === null ? [] : [{ year: String(fiscalYear), score, level }],
  );
  if (scored.length < 2) return null;
  const list = spoken(
    scored.map(({ year, score }) => [year, shortPoints(score)]),
    words,
  );
  const bars = scored.map(({ year, score, level }) => ({
    name: year,
    value: score,
    label: shortPoints(score),
    colour: levelColour(level),
  }));
  return (
    <div class="chart" role="img" aria-label={words.t('historyAlt', { list })}>
      {raw(yearChart(bars))}
    </div>
  );
}

function HistoryTable({ words, history }: Props) {
  const { t } = words;
  return (
    <ScrollRegion words={words} title={t('historyTitle')}>
      <table class="history">
        <caption class="hidden">{t('historyTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('yearColumn')}</th>
            <th scope="col" class="number">
              {t('scoreColumn')}
            </th>
            <th scope="col">{t('levelColumn')}</th>
            <th scope="col" class="number">
              {t('ratedAt')}
            </th>
            <th scope="col">{t('modelLabel')}</th>
          </tr>
        </thead>
        <tbody>
          {[...history].reverse().map(({ fiscalYear, score, level, ratedAt, model }) => (
            <tr>
              <th scope="row">{fiscalYear}</th>
              <td class="number">{score === null ? t('notKnown') : exactScore(score)}</td>
              <td>
                <LevelBadge words={words} level={level} />
              </td>
              <td class="number">{beijingTime(ratedAt)}</td>
              <td>{model.version}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
