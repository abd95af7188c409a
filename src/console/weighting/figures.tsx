import type { AssignedNode } from '../../domain/weighting/judgment-schemas.ts';
import { percent } from '../formats.ts';
import type { Words } from '../texts.ts';
import { ratioText } from './words.ts';

type Props = { readonly words: Words; readonly node: AssignedNode; readonly limit: number };

/** What CR says, in words first and then as a number; the script keeps it current. */
export function ConsistencyNote({ words: { t }, node: { figures }, limit }: Props) {
  const { consistencyRatio, isAcceptable } = figures;
  const state = consistencyRatio === null ? 'unknown' : isAcceptable ? 'good' : 'bad';
  const word = { unknown: 'crUnknown', good: 'crGood', bad: 'crBad' } as const;
  return (
    <div class="cr" data-consistency={state}>
      <p class="strong" data-consistency-word>
        {t(word[state])}
      </p>
      <p class="small" data-consistency-figure>
        {consistencyRatio === null
          ? t('crNotYet')
          : t('crAgainst', { cr: ratioText(consistencyRatio), limit: limit.toFixed(2) })}
      </p>
    </div>
  );
}

/** The weights of a node as bars, in the order of its elements. */
export function WeightBars({ words, node }: Pick<Props, 'words' | 'node'>) {
  const { elements, figures } = node;
  const largest = Math.max(...Object.values(figures.weights ?? {}), 0.01);
  return (
    <ul class="weight-bars plain">
      {elements.map((element) => {
        const weight = figures.weights?.[element.id];
        return (
          <li data-element={element.id}>
            <span>{words.say(element)}</span>
            <b data-weight>{weight === undefined ? words.t('notKnown') : percent(weight)}</b>
            <i>
              <s data-bar style={`width:${(((weight ?? 0) / largest) * 100).toFixed(1)}%`} />
            </i>
          </li>
        );
      })}
    </ul>
  );
}
