import type { Progress } from '../../domain/weighting/judgment-schemas.ts';
import { beijingTime, percent } from '../formats.ts';
import { ScrollRegion } from '../parts/figure.tsx';
import { ShareBar } from '../parts/share-bar.tsx';
import type { Words } from '../texts.ts';
import { DisagreementHeat, Disagreements } from './disagreements.tsx';
import { nodeTitle, ratioText } from './words.ts';

type Props = { readonly words: Words; readonly progress: Progress };

/** How far the experts are, and how far they agree. */
export function Panel({ words, progress }: { words: Words; progress: Progress | undefined }) {
  if (progress === undefined) return null;
  return (
    <>
      <PanelProgress words={words} progress={progress} />
      <ConsensusList words={words} progress={progress} />
    </>
  );
}

/** Which expert is how far with which group of elements. */
function PanelProgress({ words, progress }: Props) {
  const { t, say } = words;
  const { round, closesAt, isClosed, experts, nodes } = progress;
  return (
    <section class="card" aria-labelledby="progress">
      <div class="section-head">
        <h2 id="progress">{t('progressTitle')}</h2>
        <p class="soft small">
          {isClosed
            ? t('progressClosed', { round })
            : t('progressHint', { round, at: beijingTime(closesAt) })}
        </p>
      </div>
      <ScrollRegion words={words} title={t('progressTitle')}>
        <table class="panel">
          <thead>
            <tr>
              <th scope="col" class="corner">
                {t('expertColumn')}
              </th>
              {nodes.map((node) => (
                <th scope="col">{say(node)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {experts.map((expert) => (
              <tr>
                <th scope="row">
                  {expert.name}
                  {expert.finishedAt === null ? null : (
                    <span class="soft small"> {t('finishedMark')}</span>
                  )}
                </th>
                {expert.nodes.map((node) => (
                  <ProgressCell node={node} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

type Standing = Progress['experts'][number]['nodes'][number];

function ProgressCell({ node }: { node: Standing }) {
  const { judged, pairs, consistencyRatio, isAcceptable } = node;
  if (judged === 0) return <td class="soft">–</td>;
  const look = isAcceptable ? 'good' : consistencyRatio === null ? 'part' : 'bad';
  return (
    <td class={`cell-${look}`}>
      {`${judged}/${pairs}`}
      <small>
        {consistencyRatio === null ? '…' : `CR ${ratioText(consistencyRatio)}`}{' '}
        <span class="tick">{isAcceptable ? '✓' : consistencyRatio === null ? '' : '✗'}</span>
      </small>
    </td>
  );
}

/** How far the experts agree on each group, and what they differ about most. */
function ConsensusList({ words, progress: { nodes } }: Props) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="consensus">
      <div class="section-head">
        <h2 id="consensus">{t('consensusTitle')}</h2>
        <p class="soft small">{t('consensusHint')}</p>
      </div>
      <ul class="consensus plain">
        {nodes.map((node) => (
          <li>
            <p class="between">
              <b>{nodeTitle(words, node)}</b>
              <span>
                {node.consensus === null || node.usable < 2
                  ? t('consensusNone')
                  : t('consensusOf', { n: percent(node.consensus, 0) })}
              </span>
            </p>
            {node.consensus === null || node.usable < 2 ? null : (
              <ShareBar share={node.consensus} label={t('consensusOf', { n: '' }).trim()} />
            )}
            <Disagreements words={words} node={node} />
            <DisagreementHeat words={words} node={node} />
          </li>
        ))}
      </ul>
    </section>
  );
}
