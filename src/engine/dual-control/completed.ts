import { endOfTerm } from '../working-days.ts';
import type { Case, Duty, Party, Refusal } from './case.ts';
import {
  dutyRule,
  nextBeginning,
  openDuties,
  type Progress,
  replaceDuty,
  returnDuty,
  stateRule,
} from './duties.ts';
import { openNext } from './elapse.ts';
import { type EventOf, type Handler, noted } from './handler.ts';
import type { DualControlFile, DutyRule } from './schema.ts';
import { move } from './transitions.ts';

type Completion = EventOf<'completed'>;

/** A party does a duty of its own: what follows from it opens, and what it answers is settled. */
export const completed: Handler<'completed'> = (rules, progress, event) => {
  const duty = progress.case.duties.find(({ number }) => number === event.duty);
  if (duty === undefined) return { refusal: whyAbsent(progress.case, event.duty) };
  const rule = dutyRule(rules, duty);
  if (rule === undefined || duty.state !== 'open') return { refusal: 'DUTY_NOT_OPEN' };
  const refusal =
    wrongCompletion(rule, event) ??
    wrongMoment(progress.case, duty, rule) ??
    wrongDecision(rules, progress.case, rule, event);
  if (refusal !== undefined) return { refusal };
  // Whoever has turned a key does nothing any more that the key is for.
  const hasTurned = progress.case.verifiedBy.some(({ person }) => person === event.by.person);
  if (hasTurned) return { refusal: 'KEY_SAME_PERSON' };
  const { at } = progress.case;
  const answering = stateRule(rules, progress.case.state).duties.find(
    ({ answers }) => answers === duty.id,
  );
  const done = replaceDuty(
    withOfficial(progress, event.by),
    {
      ...{ ...duty, state: 'done', endedAt: at, doneBy: event.by, result: event.result ?? null },
      answer: answering === undefined ? null : 'awaited',
    },
    'done',
  );
  const next = openNext(rules, done, duty);
  const asked = answering === undefined ? next : openDuties(rules, next, [answering]);
  return concluded(rules, answered(rules, asked, rule, event), rule, event);
};

/** Duties of earlier stays are not among those that count any more. */
const whyAbsent = ({ dutyCount }: Case, number: number): Refusal =>
  number >= 1 && number <= dutyCount ? 'DUTY_NOT_OPEN' : 'DUTY_UNKNOWN';

function withOfficial(progress: Progress, { body, person }: Party): Progress {
  const { case: it } = progress;
  if (body === 'cooperative' || it.officials.includes(person)) return progress;
  return { ...progress, case: { ...it, officials: [...it.officials, person] } };
}

function wrongCompletion(
  { body, together = [], results, reserved = [], needsEvidence }: DutyRule,
  { by, result, hasEvidence }: Completion,
): Refusal | undefined {
  if (by.body !== body && !together.includes(by.body)) return 'DUTY_NOT_YOURS';
  if (reserved.some((it) => it.result === result && it.body !== by.body)) return 'DUTY_NOT_YOURS';
  const isResultRight =
    results === undefined ? result === undefined : result !== undefined && results.includes(result);
  if (!isResultRight) return 'RESULT_WRONG';
  return needsEvidence === true && !hasEvidence ? 'EVIDENCE_NEEDED' : undefined;
}

/** What repeats is done once a term; what lasts for a time is not done before. */
function wrongMoment({ duties, at }: Case, duty: Duty, rule: DutyRule): Refusal | undefined {
  const { notBefore, repeats } = rule;
  const before = duties.findLast((it) => it.id === duty.id && it.number < duty.number);
  const isNext = repeats === true && before !== undefined && before.stay === duty.stay;
  const isEarliest = notBefore !== undefined && (isNext || repeats !== true);
  const begins = [
    ...(isNext ? [nextBeginning(rule, before.dueAt)] : []),
    ...(isEarliest ? [endOfTerm(duty.openedAt, notBefore)] : []),
  ];
  return begins.some((begin) => at < begin) ? 'DUTY_TOO_EARLY' : undefined;
}

/** An objection is decided by a review; a business is ended or paused by a case group that has met. */
function wrongDecision(
  { dispute }: DualControlFile,
  { duties, stay }: Case,
  { id, after }: DutyRule,
  { isReview }: Completion,
): Refusal | undefined {
  if (id === dispute.decision.id && isReview !== true) return 'DECIDED_BY_REVIEW';
  const isDone = duties.some((it) => it.id === after && it.stay === stay && it.state === 'done');
  return after === undefined || isDone ? undefined : 'NOT_READY';
}

/** A duty that answers another one confirms it or gives it back. */
function answered(
  rules: DualControlFile,
  progress: Progress,
  { answers }: DutyRule,
  { result }: Completion,
): Progress {
  const asked = progress.case.duties.find(
    ({ id, answer }) => id === answers && answer === 'awaited',
  );
  if (asked === undefined) return progress;
  if (result === 'returned') return returnDuty(rules, progress, asked);
  const duties = progress.case.duties.map(
    (duty): Duty => (duty.number === asked.number ? { ...duty, answer: 'confirmed' } : duty),
  );
  return { ...progress, case: { ...progress.case, duties } };
}

/** What some results decide beyond their duty. */
function concluded(
  rules: DualControlFile,
  progress: Progress,
  { id }: DutyRule,
  { result }: Completion,
): Progress {
  if (id === rules.dispute.decision.id) {
    return noted(progress, { disputedRatingId: null }, { kind: 'settled' });
  }
  if (result === 'pause') return noted(progress, { isPaused: true }, { kind: 'paused' });
  return result === 'exit' ? move(rules, progress, { kind: 'exit' }) : progress;
}
