import type { AssignmentList } from '../../domain/weighting/judgment-schemas.ts';
import { beijingTime } from '../formats.ts';
import { NextPage } from '../parts/next-page.tsx';
import { ShareBar } from '../parts/share-bar.tsx';
import type { Words } from '../texts.ts';
import { assignmentPath, timeStanding } from './words.ts';

type Item = AssignmentList['items'][number];
type Props = { readonly words: Words; readonly list: AssignmentList; readonly now: Date };

/** What an expert was asked to judge, the newest first. */
export function AssignmentsPage({ words, list, now }: Props) {
  const { t } = words;
  return (
    <div class="narrow">
      <div class="title-row">
        <h1>{t('assignmentsTitle')}</h1>
        <p class="lead">{t('assignmentsLead')}</p>
      </div>
      {list.items.length === 0 ? <p class="card">{t('assignmentsNone')}</p> : null}
      {list.items.map((item) => (
        <AssignmentCard words={words} item={item} now={now} />
      ))}
      <NextPage words={words} path="/weighting/assignments" next={list.next} />
    </div>
  );
}

function AssignmentCard({ words, item, now }: { words: Words; item: Item; now: Date }) {
  const { t } = words;
  const { nodes, nodesAcceptable, closesAt, finishedAt } = item;
  const done = t('nodesDone', { n: nodesAcceptable, total: nodes });
  return (
    <section class="card" aria-labelledby={`title-${item.draftId}`}>
      <h2 id={`title-${item.draftId}`}>{item.title}</h2>
      <p class="soft small">
        {t('assignmentRound', { model: item.modelId, version: item.version, round: item.round })}
      </p>
      <p class="pre">{item.reason}</p>
      <ShareBar share={nodesAcceptable / nodes} label={done} />
      <p class="between">
        <span>{done}</span>
        <span class="strong">{timeStanding(words, item, now)}</span>
      </p>
      <p class="soft small">
        {finishedAt === null
          ? t('closesAt', { at: beijingTime(closesAt) })
          : t('finishedAt', { at: beijingTime(finishedAt) })}
      </p>
      <p class="actions">
        <a class="button" href={assignmentPath(item)}>
          {t(callOf(item))}
          <span class="hidden"> {item.title}</span>
        </a>
      </p>
    </section>
  );
}

function callOf({ isOpen, finishedAt, nodesAcceptable }: Item) {
  if (!isOpen || finishedAt !== null) return 'assignmentLook';
  return nodesAcceptable === 0 ? 'assignmentStart' : 'assignmentContinue';
}
