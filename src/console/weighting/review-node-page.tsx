import { percent } from '../formats.ts';
import { ErrorSummary, NEW_FORM } from '../parts/form.tsx';
import { DisagreementHeat, Disagreements } from './disagreements.tsx';
import { ComparedBars } from './group-weights.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { reviewPath } from './paths.ts';
import type { ReviewNodeProps } from './props.ts';
import { ReviewComments } from './review-comments.tsx';
import { elementName, intensityText, nodeTitle, ratioText } from './words.ts';

/** One matrix: what it says, where it contradicts itself, what changed, who said what. */
export function ReviewNodePage({ form = NEW_FORM, ...props }: ReviewNodeProps) {
  const { words, review, node } = props;
  const { t } = words;
  const { elements, matrix, triads, changes } = node;
  return (
    <>
      <ErrorSummary words={words} problems={form.problems} />
      <div class="title-row">
        <a class="back" href={reviewPath(review)}>
          {t('backToReview')}
        </a>
        <h1>{nodeTitle(words, node)}</h1>
        <p class="soft">
          {`CR ${ratioText(node.consistencyRatio)} · ${t('consensusOf', {
            n: percent(node.consensus, 0),
          })}`}
        </p>
      </div>
      <section class="card" aria-labelledby="matrix">
        <h2 id="matrix">{t('matrixTitle')}</h2>
        <p class="soft small section-head">{t('matrixHint', { base: review.baseVersion })}</p>
        <MatrixTable
          words={words}
          title={t('matrixTitle')}
          elements={elements}
          matrix={matrix}
          weights={elements.map(({ weight }) => weight)}
          triad={triads[0]?.elements}
          changes={changes}
        />
      </section>
      <div class="grid halves">
        <TriadList {...props} />
        <Changes {...props} />
      </div>
      <div class="grid halves">
        <section class="card" aria-labelledby="node-weights">
          <h2 id="node-weights">{t('weightsChangeTitle')}</h2>
          <p class="soft small">{t('weightsChangeHint')}</p>
          <ComparedBars words={words} node={node} />
        </section>
        <ReviewComments {...props} form={form} />
      </div>
      <Experts {...props} />
    </>
  );
}

function TriadList({ words, node }: ReviewNodeProps) {
  const { t } = words;
  const value = (a: string, b: string): number => {
    const place = (id: string) => node.elements.findIndex((one) => one.id === id);
    return node.matrix[place(a)]?.[place(b)] ?? 1;
  };
  return (
    <section class="card" aria-labelledby="worst-triads">
      <h2 id="worst-triads">{t('worstTriadsTitle')}</h2>
      {node.triads.length === 0 ? <p>{t('worstTriadsNone')}</p> : null}
      <ol class="answers">
        {node.triads.map(({ elements: [a = '', b = '', c = ''] }) => (
          <li>
            <b>{[a, b, c].map((id) => elementName(words, node, id)).join(' – ')}</b>
            <br />
            {t('triadGroup', {
              ab: intensityText(value(a, b)),
              bc: intensityText(value(b, c)),
              product: intensityText(value(a, b) * value(b, c)),
              ac: intensityText(value(a, c)),
            })}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Changes({ words, review, node }: ReviewNodeProps) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="changes">
      <h2 id="changes">{t('changesTitle', { base: review.baseVersion })}</h2>
      {node.changes.length === 0 ? <p>{t('changesNone')}</p> : null}
      <ol class="answers">
        {node.changes.map(({ row, column, before, after }) => (
          <li>
            {`${elementName(words, node, row)} – ${elementName(words, node, column)}: `}
            <b>{`${intensityText(before)} → ${intensityText(after)}`}</b>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Experts({ words, node }: ReviewNodeProps) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="experts">
      <h2 id="experts">{t('expertsTitle')}</h2>
      <Disagreements words={words} node={node} />
      <DisagreementHeat words={words} node={node} />
      <div class="experts-side">
        {node.experts.map((expert) => (
          <section aria-label={expert.name}>
            <p class="between">
              <b>{expert.name}</b>
              <span class="soft small">
                {t('expertLine', {
                  weight: String(Number(expert.weight.toFixed(2))),
                  cr: expert.consistencyRatio === null ? '–' : ratioText(expert.consistencyRatio),
                })}
              </span>
            </p>
            {expert.leftOut === null ? null : (
              <p class="field-error">
                {t('expertExcluded', { reason: expert.leftOut.reason ?? t('leftOutRule') })}
              </p>
            )}
            <MatrixTable
              words={words}
              title={expert.name}
              elements={node.elements}
              matrix={expert.matrix}
              weights={node.elements.map(({ id }) => expert.weights?.[id])}
              isShort
            />
            {expert.comments.map(({ row, column, comment }) => (
              <p class="said small">
                <b>{`${elementName(words, node, row)} – ${elementName(words, node, column)}`}</b>
                <br />
                {comment}
              </p>
            ))}
          </section>
        ))}
      </div>
      <p class="soft small">
        {node.elements.map((element) => `${element.id} ${words.say(element)}`).join(' · ')}
      </p>
    </section>
  );
}
