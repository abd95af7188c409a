import type { AssignedNode, Assignment } from '../../domain/weighting/judgment-schemas.ts';
import { beijingTime } from '../formats.ts';
import { ErrorSummary, type FormState, NEW_FORM, PostForm } from '../parts/form.tsx';
import { CheckMark, CrossMark } from '../parts/marks.tsx';
import { ShareBar } from '../parts/share-bar.tsx';
import type { TextKey, Words } from '../texts.ts';
import { firstOpen } from './scale.ts';
import {
  assignmentPath,
  type NodeState,
  nodePath,
  nodeState,
  nodeTitle,
  ratioText,
  timeStanding,
} from './words.ts';

type Props = {
  readonly words: Words;
  readonly assignment: Assignment;
  readonly now: Date;
  readonly form?: FormState;
};

/** The groups of one assignment, and the way to finish it. */
export function AssignmentPage({ words, assignment, now, form = NEW_FORM }: Props) {
  const { t } = words;
  const { nodes, closesAt, isOpen } = assignment;
  const done = nodes.filter(({ figures }) => figures.isAcceptable).length;
  const progress = t('nodesDone', { n: done, total: nodes.length });
  return (
    <div class="narrow">
      <ErrorSummary words={words} problems={form.problems} />
      <a class="back" href="/weighting/assignments">
        {t('backToAssignments')}
      </a>
      <h1>{assignment.title}</h1>
      <p class="lead pre">{assignment.reason}</p>
      <div class="card">
        <ShareBar share={done / nodes.length} label={progress} />
        <p class="between">
          <span>{progress}</span>
          <span class="strong">{timeStanding(words, assignment, now)}</span>
        </p>
        <p class="soft small">{t('closesAt', { at: beijingTime(closesAt) })}</p>
      </div>
      <h2 class="block-title">{t('nodesTitle')}</h2>
      <ol class="tasks plain">
        {nodes.map((node) => (
          <NodeTask words={words} assignment={assignment} node={node} />
        ))}
      </ol>
      {isOpen ? (
        <Finish words={words} assignment={assignment} open={nodes.length - done} />
      ) : (
        <p class="important">{t('judgmentsClosed')}</p>
      )}
    </div>
  );
}

type TaskProps = Pick<Props, 'words' | 'assignment'> & { readonly node: AssignedNode };

function NodeTask({ words, assignment, node }: TaskProps) {
  const { t } = words;
  const { judged, pairs, consistencyRatio } = node.figures;
  return (
    <li>
      <a href={nodeEntry(assignment, node)}>{nodeTitle(words, node)}</a>
      <span class="soft small">
        {t('pairsDone', { n: judged, total: pairs })}
        {consistencyRatio === null ? null : ` · CR ${ratioText(consistencyRatio)}`}
      </span>
      <NodeStateBadge words={words} state={nodeState(node)} />
    </li>
  );
}

/** To the first comparison that is open, or to the results where there is something to see. */
function nodeEntry(assignment: Assignment, node: AssignedNode): string {
  const path = nodePath(assignment, node.nodeId);
  const open = firstOpen(node);
  const isFirstTime = !node.figures.isConnected && open !== undefined && assignment.isOpen;
  return isFirstTime ? `${path}/${open.number}` : path;
}

const STATES = {
  open: { text: 'stateOpen', look: 'gap' },
  gaps: { text: 'stateGaps', look: 'blue' },
  contradictory: { text: 'stateContradictory', look: 'orange' },
  done: { text: 'stateDone', look: 'normal' },
} as const satisfies Record<NodeState, { text: TextKey; look: string }>;

export function NodeStateBadge({ words, state }: { words: Words; state: NodeState }) {
  const { text, look } = STATES[state];
  return (
    <span class={`badge level-${look}`}>
      {state === 'done' ? <CheckMark /> : null}
      {state === 'contradictory' ? <CrossMark /> : null}
      {words.t(text)}
    </span>
  );
}

type FinishProps = Pick<Props, 'words' | 'assignment'> & { readonly open: number };

function Finish({ words: { t }, assignment, open }: FinishProps) {
  const { finishedAt } = assignment;
  return (
    <section class="card" aria-labelledby="finish">
      <h2 id="finish">{t('finishTitle')}</h2>
      {finishedAt === null ? null : (
        <p class="strong">{t('finishedAt', { at: beijingTime(finishedAt) })}</p>
      )}
      <p>{t('finishHint')}</p>
      {open === 0 ? null : <p class="soft">{t('finishNotYet', { n: open })}</p>}
      <PostForm action={`${assignmentPath(assignment)}/finish`}>
        <button type="submit" class={open === 0 ? 'button' : 'button plain-button'}>
          {t('finishNow')}
        </button>
      </PostForm>
    </section>
  );
}
