import type { EffectPreview } from '../../domain/weighting/review-schemas.ts';
import type { Draft } from '../../domain/weighting/schemas.ts';
import { LevelBadge, levelClass } from '../parts/level-badge.tsx';
import { LEVEL_ORDER } from '../texts/levels.ts';
import type { Words } from '../texts.ts';
import { EffectTable, type Versions } from './effect-table.tsx';
import { draftPath } from './paths.ts';

type Props = {
  readonly words: Words;
  readonly draft: Pick<Draft, 'draftId' | 'title'>;
  readonly preview: EffectPreview;
};
type Effect = EffectPreview['cooperatives'][number];

/** What every cooperative would score under the draft, before anything is decided. */
export function EffectPage({ words, draft, preview }: Props) {
  const { t } = words;
  const { cooperatives, version, against, standing, draws, seed } = preview;
  const versions = { before: against.version, after: version };
  const lead = standing === 'replaced' ? 'effectLeadReplaced' : 'effectLead';
  const movers = cooperatives.filter(({ isMover }) => isMover);
  const others = cooperatives.filter(({ isMover }) => !isMover);
  return (
    <>
      <div class="title-row">
        <a class="back" href={draftPath(draft)}>
          {t('backToDraft')}
        </a>
        <h1>{`${t('effectTitle')} · ${draft.title}`}</h1>
        <p class="lead">{t(lead, { version, before: versions.before })}</p>
      </div>
      <Stats words={words} preview={preview} />
      <div class="stack">
        <Counts words={words} preview={preview} versions={versions} />
        <section class="card" aria-labelledby="movers">
          <h2 id="movers">{t('effectMoversTitle')}</h2>
          <p class="soft small section-head">{t('certaintyHint', { draws, seed })}</p>
          {movers.length === 0 ? (
            <p>{t('effectMoversNone')}</p>
          ) : (
            <EffectTable
              words={words}
              title={t('effectMoversTitle')}
              versions={versions}
              rows={movers}
            />
          )}
        </section>
        <details class="card">
          <summary>
            <b>{t('effectOthers', { n: others.length })}</b>
          </summary>
          <EffectTable
            words={words}
            title={t('effectOthersTitle')}
            versions={versions}
            rows={others}
          />
        </details>
      </div>
    </>
  );
}

/** LEVEL_ORDER begins with the safest. */
const danger = ({ level }: Effect['before']): number => LEVEL_ORDER.indexOf(level);

function Stats({ words: { t }, preview: { cooperatives, movers } }: Omit<Props, 'draft'>) {
  const moved = cooperatives.filter(({ isMover }) => isMover);
  const safer = moved.filter(({ before, after }) => danger(after) < danger(before)).length;
  const figures = [
    [t('effectTotal'), cooperatives.length],
    [t('effectMovers'), movers],
    [t('effectUp'), safer],
    [t('effectDown'), moved.length - safer],
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

type CountsProps = Omit<Props, 'draft'> & { readonly versions: Versions };

function Counts({ words, preview: { counts }, versions }: CountsProps) {
  const { t } = words;
  const shown = counts.filter(({ before, after }) => before + after > 0);
  const largest = Math.max(1, ...shown.flatMap(({ before, after }) => [before, after]));
  const width = (count: number) => `width:${((count / largest) * 100).toFixed(1)}%`;
  return (
    <section class="card" aria-labelledby="counts">
      <h2 id="counts">{t('effectCounts')}</h2>
      <table class="level-counts">
        <thead>
          <tr>
            <th scope="col">{t('levelColumn')}</th>
            <th scope="col" class="number">
              {versions.before}
            </th>
            <th scope="col" class="number">
              {versions.after}
            </th>
            <th scope="col" class="number">
              {t('differenceColumn')}
            </th>
            <td class="bars" />
          </tr>
        </thead>
        <tbody>
          {shown.map(({ level, before, after }) => (
            <tr>
              <th scope="row">
                <LevelBadge words={words} level={level} />
              </th>
              <td class="number">{before}</td>
              <td class="number">
                <b>{after}</b>
              </td>
              <td class="number">{signed(after - before)}</td>
              <td class={`bars ${levelClass(level)}`} aria-hidden="true">
                <i>
                  <s class="was" style={width(before)} />
                </i>
                <i>
                  <s style={width(after)} />
                </i>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const signed = (n: number): string => (n === 0 ? '0' : n > 0 ? `+${n}` : `−${-n}`);
