import type { DutyList } from '../../domain/cases/schemas.ts';
import type { Actor } from '../../domain/context.ts';
import { NextPage } from '../parts/next-page.tsx';
import type { Words } from '../texts.ts';
import { isLate } from './deadline.ts';
import { Deadline, mayDo } from './duty-list.tsx';
import { casePath, dutyHref } from './paths.ts';

type Props = {
  readonly words: Words;
  readonly list: DutyList;
  /** Late duties of others, of which this body is told. */
  readonly told: DutyList['items'];
  readonly actor: Actor;
  readonly now: Date;
  /** How many questions on its statements a cooperative has not answered. */
  readonly questions?: number;
};

/** What the body of whoever is signed in has to do, of all cases: late ones, then the first due. */
export function DutiesPage(props: Props) {
  const { words, list, told, now, questions = 0 } = props;
  const { t } = words;
  const late = list.items.filter((duty) => isLate(duty, now));
  const open = list.items.filter((duty) => !isLate(duty, now));
  return (
    <div class="narrow">
      <div class="title-row">
        <h1>{t('dueTitle')}</h1>
        <p class="lead">{t('dueLead')}</p>
      </div>
      {questions === 0 ? null : (
        <p class="card">
          <a href="/questions">{t('ownQuestionsOpen', { n: questions })}</a>
        </p>
      )}
      {list.items.length + told.length === 0 ? <p class="card">{t('dueNone')}</p> : null}
      <Tasks {...props} title={t('dueLateTitle')} duties={late} />
      <Tasks {...props} title={t('dueToldTitle')} duties={told} />
      <Tasks {...props} title={t('dueOpenTitle')} duties={open} />
      <NextPage words={words} path="/duties" next={list.next} />
    </div>
  );
}

type TasksProps = Props & { readonly title: string; readonly duties: DutyList['items'] };

function Tasks({ words, title, duties, actor, now }: TasksProps) {
  if (duties.length === 0) return null;
  return (
    <>
      <h2 class="block-title">{title}</h2>
      <ul class="tasks plain due">
        {duties.map((duty) => (
          <li>
            <a href={taskPath(actor, duty)}>{words.say(duty)}</a>
            <span class="soft small">{duty.name}</span>
            <Deadline words={words} duty={duty} now={now} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The case tells what is nobody's here. */
const taskPath = (actor: Actor, duty: DutyList['items'][number]): string =>
  mayDo(actor, duty) ? dutyHref(duty.uscc, duty) : casePath(duty.uscc);
