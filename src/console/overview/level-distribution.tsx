import type { Overview } from '../../domain/counties/schemas.ts';
import { barChart } from '../charts/bars.ts';
import { ChartFigure, FigureTable, spoken } from '../parts/figure.tsx';
import { LevelBadge, levelColour, levelName } from '../parts/level-badge.tsx';
import type { Words } from '../texts.ts';
import { levelCounts, overviewHref } from './cooperative-order.ts';

type Props = { readonly words: Words; readonly overview: Overview };

/** How many cooperatives have which level, as a chart and as links that filter the list. */
export function LevelDistribution({ words, overview }: Props) {
  const { t } = words;
  const rows = levelCounts(overview.levels)
    .filter(({ level, count }) => count > 0 || (level !== null && level in WARNING_LEVELS))
    .map(({ level, count }) => ({ level, count, name: levelName(words, level, 'short') }));
  const svg = barChart(
    rows.map(({ level, count, name }) => ({
      name,
      value: count,
      label: String(count),
      colour: levelColour(level),
    })),
  );
  return (
    <section class="card" aria-label={t('distributionTitle')}>
      <ChartFigure
        words={words}
        heading="h2"
        title={t('distributionTitle')}
        hint={t('distributionHint')}
        alternative={t('distributionAlt', {
          list: spoken(
            rows.map(({ name, count }) => [name, count]),
            words,
          ),
        })}
        svg={svg}
      >
        <FigureTable
          caption={t('distributionTitle')}
          columns={[t('levelColumn'), t('countColumn')]}
          rows={rows.map(({ name, count }) => [name, String(count)])}
        />
      </ChartFigure>
      <LevelLinks words={words} overview={overview} />
    </section>
  );
}

/** These are listed even where nobody has them. */
const WARNING_LEVELS = { NORMAL: true, BLUE: true, YELLOW: true, ORANGE: true, RED: true };

function LevelLinks({ words, overview }: Props) {
  const { filter, levels, total } = overview;
  const withTown = filter.townId === undefined ? {} : { townId: filter.townId };
  return (
    <nav aria-label={words.t('distributionHint')}>
      <ul class="level-links plain">
        <li>
          <a
            class="all"
            href={overviewHref(withTown)}
            aria-current={filter.level === undefined ? 'true' : undefined}
          >
            {words.t('allLevels')} <span class="count">{total}</span>
          </a>
        </li>
        {levelCounts(levels)
          .filter(({ level, count }) => level !== null && count > 0)
          .map(({ level, count }) => (
            <li>
              <a
                href={overviewHref({ ...withTown, level: level ?? undefined })}
                aria-current={filter.level === level ? 'true' : undefined}
              >
                <LevelBadge words={words} level={level} /> <span class="count">{count}</span>
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
