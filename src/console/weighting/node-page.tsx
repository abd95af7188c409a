import { ErrorSummary, type FormState, NEW_FORM } from '../parts/form.tsx';
import { NodeStateBadge } from './assignment-page.tsx';
import { ConsistencyNote, WeightBars } from './figures.tsx';
import { AskAgain, RepairProposal, Triads } from './node-help.tsx';
import type { NodeProps } from './props.ts';
import { pairsOf } from './scale.ts';
import { assignmentPath, nodePath, nodeState, nodeTitle, sentenceOf } from './words.ts';

/** What an expert's answers on one group come to, and help where they contradict each other. */
export function NodePage({ form = NEW_FORM, ...props }: NodeProps & { readonly form?: FormState }) {
  const { words, assignment, node } = props;
  const { t } = words;
  const { judged, pairs, isAcceptable, isConnected } = node.figures;
  return (
    <div class="narrow">
      <ErrorSummary words={words} problems={form.problems} />
      <a class="back" href={assignmentPath(assignment)}>
        {t('backToAssignment')}
      </a>
      <h1>{nodeTitle(words, node)}</h1>
      <p class="between">
        <span class="soft">{t('pairsDone', { n: judged, total: pairs })}</span>
        <NodeStateBadge words={words} state={nodeState(node)} />
      </p>
      <section class="card" aria-labelledby="result">
        <h2 id="result">{t('nodeResult')}</h2>
        <ConsistencyNote words={words} node={node} limit={assignment.consistencyRatioLimit} />
        {judged < pairs && isConnected ? <p>{t('gapsLeft', { n: pairs - judged })}</p> : null}
        <h3>{t('weightsTitle')}</h3>
        <WeightBars words={words} node={node} />
        <NextStep {...props} />
      </section>
      {isAcceptable ? null : (
        <>
          <AskAgain {...props} />
          <RepairProposal {...props} />
          <Triads {...props} />
        </>
      )}
      <Answers {...props} />
    </div>
  );
}

function NextStep({ words, assignment, node }: NodeProps) {
  const { t } = words;
  const { nodes } = assignment;
  const after = nodes.slice(nodes.findIndex(({ nodeId }) => nodeId === node.nodeId) + 1);
  const next = [...after, ...nodes].find(
    ({ nodeId, figures }) => nodeId !== node.nodeId && !figures.isAcceptable,
  );
  if (!node.figures.isAcceptable) return null;
  return (
    <p class="actions">
      {next === undefined ? (
        <a class="button" href={assignmentPath(assignment)}>
          {t('finishTitle')}
        </a>
      ) : (
        <a class="button" href={nodePath(assignment, next.nodeId)}>
          {t('nextNode', { name: nodeTitle(words, next) })}
        </a>
      )}
    </p>
  );
}

function Answers({ words, assignment, node }: NodeProps) {
  const { t } = words;
  const path = nodePath(assignment, node.nodeId);
  return (
    <section class="card" aria-labelledby="answers">
      <h2 id="answers">{t('answersTitle')}</h2>
      <ol class="answers">
        {pairsOf(node).map(({ number, row, column, judgment }) => {
          const value = judgment?.value ?? null;
          const names = `${words.say(row)} – ${words.say(column)}`;
          return (
            <li>
              <span>
                {value === null ? (
                  <>
                    {names}：<span class="soft">{t('answerOpen')}</span>
                  </>
                ) : (
                  sentenceOf(words, node, row.id, column.id, value)
                )}
                {judgment?.comment ? <q class="soft small">{judgment.comment}</q> : null}
              </span>
              {assignment.isOpen ? (
                <a href={`${path}/${number}`}>
                  {t(value === null ? 'answerAnswer' : 'changeAnswer')}
                  <span class="hidden"> {names}</span>
                </a>
              ) : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
