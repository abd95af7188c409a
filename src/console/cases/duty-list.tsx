import type { CaseAct, DutyOf } from '../../domain/cases/schemas.ts';
import type { Actor } from '../../domain/context.ts';
import { dayInChina } from '../../domain/day.ts';
import { hasPermission } from '../../domain/permissions.ts';
import { untilText } from '../formats.ts';
import { RESULT_TEXTS } from '../texts/cases.ts';
import type { Words } from '../texts.ts';
import { isLate, remainingText } from './deadline.ts';
import { Evidence } from './evidence.tsx';
import { dutyHref } from './paths.ts';
import { bodyName, bodyNames } from './words.ts';

export type DutyProps = {
  readonly words: Words;
  readonly uscc: string;
  readonly actor: Actor;
  readonly now: Date;
  readonly acts: readonly CaseAct[];
};

type SideProps = DutyProps & {
  readonly id: string;
  readonly title: string;
  readonly duties: readonly DutyOf[];
};

/** What one side has to do, the late ones first, and below it what is done. */
export function SideDuties({ id, title, duties, ...props }: SideProps) {
  const { t } = props.words;
  const open = duties.filter(({ state }) => state === 'open').sort(byDeadline);
  const ended = duties.filter(({ state }) => state !== 'open');
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {open.length === 0 ? <p>{t('dutiesNone')}</p> : null}
      <ul class="duty-list plain">
        {open.map((duty) => (
          <OpenDuty duty={duty} {...props} />
        ))}
      </ul>
      {ended.length === 0 ? null : (
        <details class="more" open={open.length === 0}>
          <summary>{t('dutiesEnded', { n: ended.length })}</summary>
          <ul class="duty-list plain">
            {ended.map((duty) => (
              <EndedDuty duty={duty} {...props} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const byDeadline = (a: DutyOf, b: DutyOf): number =>
  a.dueAt.localeCompare(b.dueAt) || a.number - b.number;

/** Whose duty it is, alone or with others. */
export const mayDo = (actor: Actor, { body, together, isDecidedByReview }: DutyOf): boolean =>
  hasPermission(actor, isDecidedByReview ? 'ratings:decide-review' : 'cases:act') &&
  [body, ...together].some((one) => one === actor.role);

type OneProps = DutyProps & { readonly duty: DutyOf };

function OpenDuty({ duty, words, uscc, actor, now }: OneProps) {
  const { t, say } = words;
  const late = isLate(duty, now);
  return (
    <li class={late ? 'late' : undefined}>
      <h3>{say(duty)}</h3>
      <Deadline words={words} duty={duty} now={now} />
      {duty.answer === 'returned' ? <p class="strong">{t('dutyReturned')}</p> : null}
      <DutyGround words={words} duty={duty} now={now} />
      {mayDo(actor, duty) ? <DoLink words={words} uscc={uscc} duty={duty} /> : null}
    </li>
  );
}

type LinkProps = Pick<OneProps, 'words' | 'uscc' | 'duty'>;

function DoLink({ words: { t, say }, uscc, duty }: LinkProps) {
  return (
    <p>
      <a class="button" href={dutyHref(uscc, duty)}>
        {t(duty.dutyId === 'decide-objection' ? 'dutyDecideObjection' : 'dutyDo')}
        <span class="hidden">{` ${say(duty)}`}</span>
      </a>
    </p>
  );
}

type GroundProps = Pick<OneProps, 'words' | 'duty' | 'now'>;

/** Until when, with the days that are left or over. */
export function Deadline({ words, duty, now }: GroundProps) {
  const late = isLate(duty, now);
  return (
    <p class="deadline">
      <span class="number">{words.t('dutyDue', { day: untilText(duty.dueAt) })}</span>{' '}
      <span class={`badge ${late ? 'level-red' : 'level-gap'}`}>
        {remainingText(words, duty.dueAt, now)}
      </span>
    </p>
  );
}

/** Whose duty it is, what it rests on, and who is told when it is late. */
export function DutyGround({ words, duty, now }: GroundProps) {
  const { t, say } = words;
  const { body, together, basis, escalatesTo } = duty;
  const told = { body: bodyName(words, escalatesTo) };
  const by = { body: bodyName(words, body), others: bodyNames(words, together) };
  return (
    <ul class="ground plain soft small">
      {body === 'cooperative' ? null : (
        <li>{t(together.length === 0 ? 'dutyBy' : 'dutyTogether', by)}</li>
      )}
      <li>{t('dutyBasis', { basis: say(basis) })}</li>
      <li>{t(isLate(duty, now) ? 'dutyEscalated' : 'dutyEscalates', told)}</li>
    </ul>
  );
}

function EndedDuty({ duty, words, acts }: OneProps) {
  const { t, say } = words;
  const act = acts.find(
    ({ kind, dutyNumber }) => kind === 'completed' && dutyNumber === duty.number,
  );
  return (
    <li>
      <h3>{say(duty)}</h3>
      <p class="small">
        {endedText(words, duty)}
        {duty.lateAt !== null && duty.state === 'done' ? ` ${t('dutyWasLate')}` : null}
        {duty.result === null
          ? null
          : ` · ${t('dutyResult', { result: say(RESULT_TEXTS[duty.result]) })}`}
      </p>
      {duty.answer === 'awaited' ? <p class="small strong">{t('dutyAwaited')}</p> : null}
      {act?.note == null ? null : <p class="small pre said">{act.note}</p>}
      <Evidence words={words} evidence={act?.evidence ?? []} />
    </li>
  );
}

function endedText({ t }: Words, { state, endedAt }: DutyOf): string {
  const day = endedAt === null ? '' : dayInChina(new Date(endedAt));
  if (state === 'done') return t('dutyDone', { day });
  return t(state === 'missed' ? 'dutyMissed' : 'dutyCancelled');
}
