import type { Draft, ShadowComparison } from '../../domain/weighting/schemas.ts';
import { beijingTime, scoreText } from '../formats.ts';
import { ScrollRegion } from '../parts/figure.tsx';
import { knownLevel, LevelBadge } from '../parts/level-badge.tsx';
import { NextPage } from '../parts/next-page.tsx';
import { localName, type Words } from '../texts.ts';
import { draftPath, shadowPath } from './paths.ts';

type Props = {
  readonly words: Words;
  readonly draft: Pick<Draft, 'draftId' | 'title'>;
  readonly shadow: ShadowComparison;
};

/** What both versions said of the same evidence, while the new one runs beside the other. */
export function ShadowPage({ words, draft, shadow }: Props) {
  const { t } = words;
  const { total, changed, items, next } = shadow;
  return (
    <>
      <div class="title-row">
        <a class="back" href={draftPath(draft)}>
          {t('backToDraft')}
        </a>
        <h1>{`${t('shadowTitle')} · ${draft.title}`}</h1>
        <p class="lead">{t('shadowLead', { total, changed })}</p>
      </div>
      <section class="card" aria-label={t('shadowTitle')}>
        {items.length === 0 ? <p>{t('shadowNone')}</p> : <Rows words={words} items={items} />}
        <NextPage words={words} path={shadowPath(draft)} next={next} />
      </section>
    </>
  );
}

function Rows({ words, items }: { words: Words; items: ShadowComparison['items'] }) {
  const { t } = words;
  return (
    <ScrollRegion words={words} title={t('shadowTitle')}>
      <table class="effects">
        <thead>
          <tr>
            {(['nameColumn', 'ratedAt', 'beforeColumn', 'afterColumn'] as const).map((key) => (
              <th scope="col">{t(key)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ uscc, name, nameEn, ratedAt, ...item }) => (
            <tr>
              <th scope="row" class="name">
                <a href={`/cooperatives/${encodeURIComponent(uscc)}`}>
                  {localName(words, name, nameEn)}
                </a>
              </th>
              <td class="number">{beijingTime(ratedAt)}</td>
              <Said words={words} level={item.level} score={item.score} />
              <Said words={words} level={item.shadowLevel} score={item.shadowScore} />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type SaidProps = {
  words: Words;
  level: ShadowComparison['items'][number]['level'];
  score: number | null;
};

const Said = ({ words, level, score }: SaidProps) => (
  <td class="moves">
    <LevelBadge words={words} level={knownLevel(level)} />{' '}
    {score === null ? null : scoreText(score)}
  </td>
);
