import { PostForm, Revision } from '../parts/form.tsx';
import type { NodeProps } from './props.ts';
import { pairsOf } from './scale.ts';
import { nodePath, ratioText, sentenceOf } from './words.ts';

/** The single answer that would mend most, as a question. */
export function AskAgain({ words, assignment, node }: NodeProps) {
  const { t } = words;
  const { askAgain } = node.figures;
  if (askAgain === null) return null;
  const { row, column, value, best, consistencyRatioAtBest } = askAgain;
  const pair = pairsOf(node).find((it) => it.row.id === row && it.column.id === column);
  return (
    <section class="card" aria-labelledby="ask-again">
      <h2 id="ask-again">{t('askAgainTitle')}</h2>
      <p>
        {t('askAgainSentence', {
          now: sentenceOf(words, node, row, column, value),
          best: sentenceOf(words, node, row, column, best),
          cr: ratioText(consistencyRatioAtBest),
        })}
      </p>
      {assignment.isOpen && pair !== undefined ? (
        <p class="actions">
          <a class="button" href={`${nodePath(assignment, node.nodeId)}/${pair.number}`}>
            {t('askAgainLink')}
          </a>
        </p>
      ) : null}
    </section>
  );
}

/** The fewest changes that would do; taken with one click, and only then. */
export function RepairProposal({ words, assignment, node }: NodeProps) {
  const { t } = words;
  const { repair } = node.figures;
  if (repair === null || repair.steps.length === 0) return null;
  return (
    <section class="card" aria-labelledby="repair">
      <h2 id="repair">{t('repairTitle')}</h2>
      <p>{repair.isMet ? t('repairHint') : t('repairFar')}</p>
      <ol class="answers">
        {repair.steps.map(({ row, column, from, to, consistencyRatioAfter }) => (
          <li>
            <span>
              {t('repairStep', {
                from: sentenceOf(words, node, row, column, from),
                to: sentenceOf(words, node, row, column, to),
              })}
            </span>
            <span class="soft small">
              {t('repairAfter', { cr: ratioText(consistencyRatioAfter) })}
            </span>
          </li>
        ))}
      </ol>
      {assignment.isOpen && repair.isMet ? (
        <PostForm action={`${nodePath(assignment, node.nodeId)}/repair`}>
          <Revision revision={node.revision} />
          <button type="submit" class="button plain-button">
            {t('repairTake', { n: repair.steps.length })}
          </button>
        </PostForm>
      ) : null}
    </section>
  );
}

/** The judgments that contradict each other most, three at a time, in words. */
export function Triads({ words, node }: NodeProps) {
  const { t } = words;
  const pairs = pairsOf(node);
  const said = (a: string | undefined, b: string | undefined): string | undefined => {
    const pair = pairs.find(({ row, column }) => row.id === a && column.id === b);
    const value = pair?.judgment?.value;
    return value && a && b ? sentenceOf(words, node, a, b, value) : undefined;
  };
  const sentences = node.figures.triads.flatMap(({ elements: [a, b, c] }) => {
    const [first, second, third] = [said(a, b), said(b, c), said(a, c)];
    return first && second && third ? [t('triadSentence', { first, second, third })] : [];
  });
  if (sentences.length === 0) return null;
  return (
    <section class="card" aria-labelledby="triads">
      <h2 id="triads">{t('triadsTitle')}</h2>
      <ul class="sentences">
        {sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
