import type { CaseList } from '../../domain/cases/schemas.ts';
import type { Words } from '../texts.ts';
import { StateBadge } from './state-badge.tsx';

type Props = {
  readonly words: Words;
  readonly levels: CaseList['levels'];
  /** The level that is shown; undefined for all. */
  readonly level?: string | undefined;
};

/** How many cases stand where, each the way to them. */
export function LevelFilter({ words, levels, level }: Props) {
  const { t } = words;
  const all = levels.reduce((sum, { count }) => sum + count, 0);
  return (
    <nav aria-label={t('casesFilter')}>
      <ul class="plain level-links">
        <li>
          <a class="all" href="/cases" aria-current={level === undefined ? 'true' : undefined}>
            {t('casesAll')} <span class="count">{all}</span>
          </a>
        </li>
        {levels
          .filter((one) => one.count > 0 || one.level === level)
          .map((one) => (
            <li>
              <a
                href={`/cases?level=${one.level}`}
                aria-current={one.level === level ? 'true' : undefined}
              >
                <StateBadge words={words} state={one.level} />{' '}
                <span class="count">{one.count}</span>
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
