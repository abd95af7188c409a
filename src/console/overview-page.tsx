import type { CaseList } from '../domain/cases/schemas.ts';
import type { Overview } from '../domain/counties/schemas.ts';
import { CasesCard } from './cases/cases-card.tsx';
import { CooperativeTable } from './overview/cooperative-table.tsx';
import { CriteriaMeans } from './overview/criteria-means.tsx';
import { LevelDistribution } from './overview/level-distribution.tsx';
import type { Words } from './texts.ts';

type Props = {
  readonly words: Words;
  readonly overview: Overview;
  /** For those who see cases. */
  readonly cases?: CaseList | undefined;
};

/** A county at a glance: levels, criteria, and every cooperative with the way to its report. */
export function OverviewPage({ words, overview, cases }: Props) {
  const { t, say } = words;
  const { county, model, total } = overview;
  return (
    <>
      <div class="title-row">
        <h1>{t('overviewTitle', { county: say(county) })}</h1>
        <p class="soft">{t('overviewLead')}</p>
      </div>
      {total === 0 ? <p class="card">{t('listNone')}</p> : null}
      {total === 1 ? <OnlyOne words={words} overview={overview} cases={cases} /> : null}
      {total > 1 ? <Many words={words} overview={overview} cases={cases} /> : null}
      <p class="soft small">
        {t('modelLine', { id: model.id, version: model.version })} <code>{model.digest}</code>
      </p>
    </>
  );
}

function Many({ words, overview, cases }: Props) {
  return (
    <>
      <Stats words={words} overview={overview} />
      <div class="grid halves">
        <LevelDistribution words={words} overview={overview} />
        <CriteriaMeans words={words} overview={overview} />
      </div>
      {cases === undefined ? null : <CasesCard words={words} cases={cases} />}
      <CooperativeList words={words} overview={overview} />
    </>
  );
}

/** A cooperative sees itself: there is nothing to count or to filter. */
function OnlyOne({ words, overview, cases }: Props) {
  return (
    <>
      <CooperativeList words={words} overview={overview} />
      {cases === undefined ? null : <CasesCard words={words} cases={cases} />}
      <div class="grid">
        <CriteriaMeans words={words} overview={overview} />
      </div>
    </>
  );
}

function Stats({ words: { t }, overview: { levels, total } }: Props) {
  const countOf = (...wanted: readonly (string | null)[]) =>
    levels.filter(({ level }) => wanted.includes(level)).reduce((sum, { count }) => sum + count, 0);
  const withoutLevel = countOf('DATA_GAP', 'REVIEW', null);
  const figures = [
    [t('statTotal'), total],
    [t('statRated'), total - withoutLevel],
    [t('statAttention'), countOf('YELLOW', 'ORANGE', 'RED')],
    [t('statOpen'), withoutLevel],
  ] as const;
  return (
    <dl class="stats">
      {figures.map(([name, figure]) => (
        <div>
          <dt>{name}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

function CooperativeList({ words, overview }: Props) {
  const { t } = words;
  const { cooperatives, isCut } = overview;
  return (
    <section class="card" aria-labelledby="list">
      <div class="list-head">
        <div>
          <h2 id="list">{t('listTitle')}</h2>
          <p class="soft small">
            {t('listCount', { n: cooperatives.length })}
            {cooperatives.length > 1 ? ` · ${t('listOrder')}` : null}
          </p>
        </div>
        {overview.total > 1 ? <TownFilter words={words} overview={overview} /> : null}
      </div>
      {isCut ? <p class="important">{t('listCut')}</p> : null}
      {cooperatives.length === 0 ? (
        <p>
          {t('listEmpty')} <a href="/">{t('listEmptyNext')}</a>
        </p>
      ) : (
        <CooperativeTable words={words} overview={overview} />
      )}
    </section>
  );
}

function TownFilter({ words: { t, say }, overview: { towns, filter } }: Props) {
  const isFiltered = filter.townId !== undefined || filter.level !== undefined;
  return (
    <form class="filters" method="get" action="/">
      {filter.level === undefined ? null : (
        <input type="hidden" name="level" value={filter.level} />
      )}
      <div>
        <label for="town">{t('townLabel')}</label>
        <select id="town" name="townId">
          <option value="">{t('allTowns')}</option>
          {towns.map((town) => (
            <option value={town.townId} selected={town.townId === filter.townId}>
              {say(town)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="button">
        {t('applyFilter')}
      </button>
      {isFiltered ? (
        <a class="clear" href="/">
          {t('clearFilter')}
        </a>
      ) : null}
    </form>
  );
}
