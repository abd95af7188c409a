import type { CaseList } from '../../domain/cases/schemas.ts';
import { localName, type Words } from '../texts.ts';
import { LevelFilter } from './level-filter.tsx';
import { casePath } from './paths.ts';
import { StateBadge } from './state-badge.tsx';

type Props = { readonly words: Words; readonly cases: CaseList };

/** How the cases of a county stand, and who has most late duties, for the overview. */
export function CasesCard({ words, cases: { items, levels } }: Props) {
  const { t } = words;
  const late = items.filter(
    ({ cooperative, government }) => cooperative.late + government.late > 0,
  );
  return (
    <section class="card" aria-labelledby="cases">
      <div class="section-head">
        <h2 id="cases">{t('caseCardTitle')}</h2>
        <p class="soft small">{t('caseInForce')}</p>
      </div>
      <LevelFilter words={words} levels={levels} />
      <ul class="late-cases plain">
        {late.map(({ uscc, name, nameEn, level, cooperative, government }) => (
          <li>
            <a href={casePath(uscc)}>{localName(words, name, nameEn)}</a>{' '}
            <StateBadge words={words} state={level} />{' '}
            <span class="soft small">
              {t('caseCardLate', { own: cooperative.late, other: government.late })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
