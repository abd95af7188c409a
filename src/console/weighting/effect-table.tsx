// biome-ignore-all lint/a11y/noRedundantRoles: a table that is displayed as cards loses its roles
import type { EffectPreview } from '../../domain/weighting/review-schemas.ts';
import { percent, points, scoreText } from '../formats.ts';
import { ScrollRegion } from '../parts/figure.tsx';
import { LevelBadge } from '../parts/level-badge.tsx';
import { localName, type Words } from '../texts.ts';

type Effect = EffectPreview['cooperatives'][number];

const changeText = (change: number): string => (change > 0 ? `+${points(change)}` : points(change));

/** The numbers of the two versions. */
export type Versions = { readonly before: string; readonly after: string };

type TableProps = {
  readonly words: Words;
  readonly title: string;
  readonly versions: Versions;
  readonly rows: readonly Effect[];
};

/** Cooperatives with what they score now and would score; on a narrow screen, cards. */
export function EffectTable({ words, title, versions, rows }: TableProps) {
  const { t } = words;
  return (
    <ScrollRegion words={words} title={title}>
      <table class="effects" role="table">
        <caption class="hidden">{title}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {[t('nameColumn'), versions.before, versions.after].map((title) => (
              <th scope="col" role="columnheader">
                {title}
              </th>
            ))}
            {(['changeColumnPoints', 'certaintyColumn'] as const).map((key) => (
              <th scope="col" role="columnheader" class="number">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <EffectRow words={words} versions={versions} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type RowProps = { words: Words; versions: Versions; row: Effect };

function EffectRow({ words, versions, row }: RowProps) {
  const { uscc, name, nameEn, before, after, change, probability, low, high } = row;
  return (
    <tr role="row">
      <th scope="row" role="rowheader" class="name">
        <a href={`/cooperatives/${encodeURIComponent(uscc)}`}>{localName(words, name, nameEn)}</a>
      </th>
      <Side words={words} side={before} label={versions.before} />
      <Side words={words} side={after} label={versions.after} />
      <td role="cell" class="number" data-label={words.t('changeColumnPoints')}>
        {change === null ? (
          words.t('notKnown')
        ) : (
          <span class={change > 0 ? 'up' : change < 0 ? 'down' : undefined}>
            {changeText(change)}
          </span>
        )}
      </td>
      <td role="cell" class="number" data-label={words.t('certaintyColumn')}>
        {percent(probability, 0)}
        {low === null || high === null ? null : (
          <small class="soft interval">
            {words.t('intervalOf', { low: low.toFixed(1), high: high.toFixed(1) })}
          </small>
        )}
      </td>
    </tr>
  );
}

type SideProps = { words: Words; side: Effect['before']; label: string };

function Side({ words, side, label }: SideProps) {
  return (
    <td role="cell" class="moves" data-label={label}>
      <LevelBadge words={words} level={side.level} />{' '}
      {side.score === null ? null : scoreText(side.score)}
    </td>
  );
}
