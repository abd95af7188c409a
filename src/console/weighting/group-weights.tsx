import type { WeightedNode } from '../../domain/weighting/schemas.ts';
import { percent } from '../formats.ts';
import type { Words } from '../texts.ts';
import { nodeTitle, ratioText } from './words.ts';

type Props = { readonly words: Words; readonly nodes: readonly WeightedNode[] };

/** The weights of the draft beside those of the version that it departs from. */
export function GroupWeights({ words, nodes }: Props) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="weights">
      <div class="section-head">
        <h2 id="weights">{t('weightsChangeTitle')}</h2>
        <p class="soft small">{t('weightsChangeHint')}</p>
      </div>
      <div class="experts-side">
        {nodes.map((node) => (
          <section aria-label={nodeTitle(words, node)}>
            <p class="between">
              <b>{nodeTitle(words, node)}</b>
              <span class="soft small">{`CR ${ratioText(node.consistencyRatio)}`}</span>
            </p>
            <ComparedBars words={words} node={node} />
          </section>
        ))}
      </div>
    </section>
  );
}

/** Each weight as a bar, with a thin one for what it was. */
export function ComparedBars({
  words,
  node,
}: {
  words: Words;
  node: Pick<WeightedNode, 'elements'>;
}) {
  const largest = Math.max(...node.elements.flatMap((it) => [it.weight, it.baseWeight]));
  const width = (weight: number) => `width:${((weight / largest) * 100).toFixed(1)}%`;
  return (
    <ul class="weight-bars plain">
      {node.elements.map((element) => (
        <li>
          <span>{words.say(element)}</span>
          <span>
            <span class="soft small">{`${percent(element.baseWeight)} → `}</span>
            <b>{percent(element.weight)}</b>
          </span>
          <i>
            <s style={width(element.weight)} />
          </i>
          <i class="thin">
            <s class="was" style={width(element.baseWeight)} />
          </i>
        </li>
      ))}
    </ul>
  );
}
