// biome-ignore-all lint/a11y/noRedundantRoles: a table that is displayed as cards loses its roles
import type { Overview } from '../../domain/counties/schemas.ts';
import { points, scoreText, shortPoints } from '../formats.ts';
import { LevelBadge } from '../parts/level-badge.tsx';
import { localName, type TextKey, type Words } from '../texts.ts';
import {
  byUrgency,
  type Criterion,
  criterionMean,
  type RatedCooperative,
} from './cooperative-order.ts';

type Props = { readonly words: Words; readonly overview: Overview };

/** The list of cooperatives and the map of criteria in one table; on a narrow screen, cards. */
export function CooperativeTable({ words, overview }: Props) {
  const { criteria, cooperatives } = overview;
  return (
    <>
      <HeatLegend words={words} />
      <table class="coops" role="table">
        <caption class="hidden">{words.t('listTitle')}</caption>
        <TableHead words={words} criteria={criteria} />
        <tbody role="rowgroup">
          {byUrgency(cooperatives).map((cooperative) => (
            <CooperativeRow words={words} criteria={criteria} cooperative={cooperative} />
          ))}
        </tbody>
        {cooperatives.length > 1 ? <MeanRow words={words} overview={overview} /> : null}
      </table>
    </>
  );
}

function TableHead({ words, criteria }: { words: Words; criteria: readonly Criterion[] }) {
  const { t } = words;
  return (
    <thead role="rowgroup">
      <tr role="row">
        {(['nameColumn', 'townColumn', 'tradeColumn', 'levelColumn'] as const).map((key) => (
          <th scope="col" role="columnheader">
            {t(key)}
          </th>
        ))}
        {(['scoreColumn', 'changeColumn'] as const).map((key) => (
          <th scope="col" role="columnheader" class="number">
            {t(key)}
          </th>
        ))}
        {criteria.map((criterion) => (
          <th scope="col" role="columnheader" class="heat-head">
            <ShortHead words={words} criterion={criterion} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** In English there is room for the first word only. */
function ShortHead({ words, criterion }: { words: Words; criterion: Criterion }) {
  const name = words.say(criterion);
  if (words.language === 'zh') return <>{name}</>;
  return (
    <>
      <span aria-hidden="true">{shortName(words, criterion)}</span>
      <span class="hidden">{name}</span>
    </>
  );
}

type RowProps = {
  readonly words: Words;
  readonly criteria: readonly Criterion[];
  readonly cooperative: RatedCooperative;
};

function CooperativeRow({ words, criteria, cooperative }: RowProps) {
  const { uscc, name, nameEn, town, trade, tradeEn, level, score, change } = cooperative;
  return (
    <tr role="row">
      <th scope="row" role="rowheader" class="name">
        <a href={`/cooperatives/${encodeURIComponent(uscc)}`}>{localName(words, name, nameEn)}</a>
      </th>
      <td role="cell" class="town">
        {words.say(town)}
      </td>
      <td role="cell" class="trade">
        {localName(words, trade, tradeEn)}
      </td>
      <td role="cell" class="level">
        <LevelBadge words={words} level={level} />
      </td>
      <td role="cell" class="score number">
        {score === null ? <NotKnown words={words} /> : scoreText(score)}
      </td>
      <td role="cell" class="change number">
        <Change words={words} change={change} />
      </td>
      {criteria.map(({ id, ...name }) => (
        <HeatCell words={words} short={shortName(words, name)} score={cooperative.criteria[id]} />
      ))}
    </tr>
  );
}

/** Rises and falls by sign, shape, colour and, for a screen reader, in words. */
function Change({ words: { t }, change }: { words: Words; change: number | null }) {
  if (change === null) {
    return (
      <span class="soft">
        <span aria-hidden="true">{t('notKnown')}</span>
        <span class="hidden">{t('changeUnknown')}</span>
      </span>
    );
  }
  const n = shortPoints(Math.abs(change));
  if (Number(n) === 0) {
    return (
      <span class="soft">
        <span aria-hidden="true">＝</span>
        <span class="hidden">{t('changeNone')}</span>
      </span>
    );
  }
  return (
    <span class={change > 0 ? 'up' : 'down'}>
      <span aria-hidden="true">{`${change > 0 ? '▲' : '▼'} ${n}`}</span>
      <span class="hidden">{t(change > 0 ? 'changeUp' : 'changeDown', { n })}</span>
    </span>
  );
}

function NotKnown({ words: { t } }: { words: Words }) {
  return (
    <>
      <span aria-hidden="true" class="soft">
        {t('notKnown')}
      </span>
      <span class="hidden">{t('notKnownSpoken')}</span>
    </>
  );
}

/** Two characters of Chinese, or the first word of English, for a card's narrow cells. */
function shortName({ language }: Words, { zh, en }: { zh: string; en: string }): string {
  return language === 'zh' ? zh.slice(0, 2) : (en.split(/[\s,&]/)[0] ?? en).slice(0, 10);
}

type HeatProps = {
  readonly words: Words;
  readonly short: string;
  readonly score: number | null | undefined;
};

function HeatCell({ words, short, score }: HeatProps) {
  return (
    <td role="cell" class={heatClass(score)} data-short={short}>
      {score === null || score === undefined ? <NotKnown words={words} /> : shortPoints(score)}
    </td>
  );
}

const HEATS = [
  { below: 40, name: 'h0 weak', key: 'heatBelow40' },
  { below: 60, name: 'h1 weak', key: 'heatBelow60' },
  { below: 70, name: 'h2', key: 'heatBelow70' },
  { below: 80, name: 'h3', key: 'heatBelow80' },
  { below: Number.POSITIVE_INFINITY, name: 'h4', key: 'heatFrom80' },
] as const satisfies readonly { below: number; name: string; key: TextKey }[];

function heatClass(score: number | null | undefined): string {
  if (score === null || score === undefined) return 'heat hx';
  return `heat ${HEATS.find(({ below }) => score < below)?.name ?? ''}`;
}

function HeatLegend({ words: { t } }: { words: Words }) {
  return (
    <p class="heat-legend">
      {t('heatLegend')}
      {HEATS.map(({ name, key }) => (
        <span>
          <i class={name.slice(0, 2)} />
          {t(key)}
        </span>
      ))}
    </p>
  );
}

function MeanRow({ words, overview: { criteria, cooperatives } }: Props) {
  const scores = cooperatives.flatMap(({ score }) => score ?? []);
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        <th scope="row" role="rowheader" colspan={4}>
          {words.t('meanRow')}
        </th>
        <td role="cell" class="score number pad">
          {scores.length === 0 ? <NotKnown words={words} /> : points(mean)}
        </td>
        <td role="cell" class="pad" />
        {criteria.map(({ id, ...name }) => (
          <HeatCell
            words={words}
            short={shortName(words, name)}
            score={criterionMean(cooperatives, id)}
          />
        ))}
      </tr>
    </tfoot>
  );
}
