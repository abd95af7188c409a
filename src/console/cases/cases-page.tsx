// biome-ignore-all lint/a11y/noRedundantRoles: a table that is displayed as cards loses its roles
import type { CaseList, ListedCase } from '../../domain/cases/schemas.ts';
import { dayInChina } from '../../domain/day.ts';
import { NextPage } from '../parts/next-page.tsx';
import { localName, type Words } from '../texts.ts';
import { LevelFilter } from './level-filter.tsx';
import { casePath } from './paths.ts';
import { StateBadge } from './state-badge.tsx';

type Props = {
  readonly words: Words;
  readonly list: CaseList;
  /** The level that is asked for; undefined for all. */
  readonly level: string | undefined;
};

/** Cases with what both sides still have to do, side by side; who is late comes first. */
export function CasesPage({ words, list, level }: Props) {
  const { t } = words;
  const path = level === undefined ? '/cases' : `/cases?level=${level}`;
  return (
    <>
      <div class="title-row">
        <h1>{t('casesTitle')}</h1>
        <p class="lead">{t('casesLead')}</p>
        <LevelFilter words={words} levels={list.levels} level={level} />
      </div>
      {list.items.length === 0 ? (
        <p class="card">{t('casesNone')}</p>
      ) : (
        <section class="card" aria-label={t('casesTitle')}>
          <CaseTable words={words} items={list.items} />
        </section>
      )}
      <NextPage words={words} path={path} next={list.next} />
    </>
  );
}

const COLUMNS = [
  'caseNameColumn',
  'caseStateColumn',
  'caseSinceColumn',
  'caseOwnColumn',
  'caseGovernmentColumn',
] as const;

function CaseTable({ words, items }: { words: Words; items: readonly ListedCase[] }) {
  const { t } = words;
  return (
    <table class="cases" role="table">
      <caption class="hidden">{t('casesTitle')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {COLUMNS.map((key) => (
            <th scope="col" role="columnheader">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((item) => (
          <CaseRow words={words} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function CaseRow({ words, item }: { words: Words; item: ListedCase }) {
  const { t } = words;
  const { uscc, name, nameEn, state, level, enteredAt, cooperative, government } = item;
  return (
    <tr role="row">
      <th scope="row" role="rowheader" class="name">
        <a href={casePath(uscc)}>{localName(words, name, nameEn)}</a>
      </th>
      <td role="cell" class="state">
        <StateBadge words={words} state={level} />
        {state === 'DISPUTE' ? (
          <>
            {' '}
            <StateBadge words={words} state={state} />
          </>
        ) : null}
      </td>
      <td role="cell" class="since" data-label={t('caseSinceColumn')}>
        {dayInChina(new Date(enteredAt))}
      </td>
      <DutyCount words={words} label={t('caseOwnColumn')} count={cooperative} />
      <DutyCount words={words} label={t('caseGovernmentColumn')} count={government} />
    </tr>
  );
}

type CountProps = {
  readonly words: Words;
  readonly label: string;
  readonly count: ListedCase['cooperative'];
};

function DutyCount({ words: { t }, label, count: { open, late } }: CountProps) {
  return (
    <td role="cell" class="duties" data-label={label}>
      {t('caseDutyCount', { n: open })}
      {late === 0 ? null : (
        <>
          {' '}
          <span class="badge level-red">{t('caseLateCount', { n: late })}</span>
        </>
      )}
    </td>
  );
}
