import type { Overview } from '../../domain/counties/schemas.ts';
import { barChart } from '../charts/bars.ts';
import { percent, shortPoints } from '../formats.ts';
import { ChartFigure, FigureTable, spoken } from '../parts/figure.tsx';
import type { Words } from '../texts.ts';
import { criterionMean } from './cooperative-order.ts';

/** Where the listed cooperatives are strong and weak, and how much each criterion weighs. */
export function CriteriaMeans({ words, overview }: { words: Words; overview: Overview }) {
  const { t, say } = words;
  const rows = overview.criteria.map((criterion) => {
    const mean = criterionMean(overview.cooperatives, criterion.id);
    return {
      name: say(criterion),
      weight: percent(criterion.weight, 0),
      mean: mean ?? 0,
      text: mean === null ? t('notKnown') : shortPoints(mean),
    };
  });
  return (
    <section class="card" aria-label={t('criteriaMeanTitle')}>
      <ChartFigure
        words={words}
        heading="h2"
        title={t('criteriaMeanTitle')}
        hint={t('criteriaMeanHint')}
        alternative={t('criteriaMeanAlt', {
          list: spoken(
            rows.map(({ name, text }) => [name, text]),
            words,
          ),
        })}
        svg={barChart(
          rows.map(({ name, weight, mean, text }) => ({
            name: words.language === 'zh' ? `${name}（${weight}）` : `${name} (${weight})`,
            value: mean,
            label: text,
            colour: 'var(--chart-earned)',
          })),
          { max: 100, lineLength: 24 },
        )}
      >
        <FigureTable
          caption={t('criteriaMeanTitle')}
          columns={[t('criterionColumn'), t('weightColumn'), t('meanColumn')]}
          rows={rows.map(({ name, weight, text }) => [name, weight, text])}
        />
      </ChartFigure>
    </section>
  );
}
