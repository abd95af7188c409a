import { endOfTerm, type Term } from '../working-days.ts';
import type { Case, Duty, Move } from './case.ts';
import type { DualControlFile, DutyRule, StateId, StateRule } from './schema.ts';

/** A case with what came of an event so far. */
export type Progress = { readonly case: Case; readonly moves: readonly Move[] };

/**
 * State rule: what a state asks for.
 *
 * @param rules the dual-control file
 * @param id the state
 * @returns its rule
 * @throws {Error} if the file has none
 * @example
 * stateRule(dualControl().file, 'RED').code; // => "S4"
 */
export function stateRule(rules: DualControlFile, id: StateId): StateRule {
  const rule = rules.states.find((state) => state.id === id);
  if (rule === undefined) throw new Error(`the dual-control rules have no state ${id}`);
  return rule;
}

/**
 * Duty rule: what a duty of a case was opened by.
 *
 * @param rules the dual-control file
 * @param duty its id, and the state in which it opened
 * @returns its rule, or undefined if that state has none of that id
 * @example
 * dutyRule(dualControl().file, { openedIn: 'YELLOW', id: 'plan' }).body; // => "cooperative"
 */
export function dutyRule(
  rules: DualControlFile,
  { openedIn, id }: Pick<Duty, 'openedIn' | 'id'>,
): DutyRule | undefined {
  const outlasting = [rules.dispute.decision, rules.review, ...stateRule(rules, 'DATA_GAP').duties];
  return [...stateRule(rules, openedIn).duties, ...outlasting].find((rule) => rule.id === id);
}

/** Whether a duty opens with its state: the others wait for something. */
export const opensWithState = ({ answers, onRequest }: DutyRule): boolean =>
  answers === undefined && onRequest === undefined;

/** Opens duties one after the other; those that outlast the stay belong to none. */
export function openDuties(
  rules: DualControlFile,
  progress: Progress,
  opened: readonly DutyRule[],
  { outlasts = false, from = progress.case.at }: { outlasts?: boolean; from?: Date } = {},
): Progress {
  return opened.reduce(({ case: it, moves }, rule) => {
    const stay = outlasts ? null : it.stay;
    const place = { number: it.dutyCount + 1, stay, openedIn: it.state };
    const duty = { ...newDuty(rules, rule, it.at, from), ...place };
    return {
      case: { ...it, duties: [...it.duties, duty], dutyCount: duty.number },
      moves: [...moves, { kind: 'opened', at: it.at, duty }],
    };
  }, progress);
}

function newDuty(rules: DualControlFile, rule: DutyRule, openedAt: Date, from: Date) {
  return {
    ...{ id: rule.id, body: rule.body, openedAt, ...timesOf(rules, rule, from) },
    ...({ state: 'open', isReminded: false, lateAt: null, endedAt: null } as const),
    ...{ doneBy: null, result: null, answer: null },
  };
}

function timesOf(rules: DualControlFile, rule: DutyRule, from: Date) {
  const dueAt = endOfTerm(from, rule.within);
  const remindAt = reminderOf(rules, dueAt);
  return {
    remindAt: remindAt > from ? remindAt : null,
    dueAt,
    raisesAt: rule.raises === undefined ? null : endOfTermAfter(dueAt, rule.raises.after),
    renewsAt:
      rule.repeats === undefined ? null : endOfTerm(nextBeginning(rule, dueAt), rule.within),
  };
}

const reminderOf = (rules: DualControlFile, dueAt: Date): Date =>
  endOfTerm(lastInstantBefore(dueAt), rules.reminder.before);

/** Where the term of the next one begins: in the period after, or on the day that this one ends. */
export const nextBeginning = ({ within }: DutyRule, dueAt: Date): Date =>
  within.after === undefined ? lastInstantBefore(dueAt) : dueAt;

/** A term that follows a day that has just ended. */
const endOfTermAfter = (end: Date, term: Term): Date =>
  term.value === 0 ? end : endOfTerm(lastInstantBefore(end), term);

const lastInstantBefore = (end: Date): Date => new Date(end.getTime() - 1);

/** Puts another one in the place of a duty, and notes what came of it. */
export function replaceDuty(
  { case: it, moves }: Progress,
  duty: Duty,
  kind: Extract<Move, { duty: Duty }>['kind'],
): Progress {
  const duties = it.duties.map((one) => (one.number === duty.number ? duty : one));
  return { case: { ...it, duties }, moves: [...moves, { kind, at: it.at, duty }] };
}

/** Ends the open duties of the stay: the next state has its own. */
export function cancelDuties(progress: Progress): Progress {
  const { stay } = progress.case;
  return progress.case.duties
    .filter((duty) => duty.state === 'open' && duty.stay === stay)
    .reduce(cancelDuty, progress);
}

export const cancelDuty = (progress: Progress, duty: Duty): Progress =>
  replaceDuty(progress, { ...duty, state: 'cancelled', endedAt: progress.case.at }, 'cancelled');

/** Gives a duty back to whoever did it: it is open again, and has at least the term for that. */
export function returnDuty(rules: DualControlFile, progress: Progress, duty: Duty): Progress {
  const { at } = progress.case;
  const least = endOfTerm(at, rules.returned.within);
  const shift = Math.max(least.getTime() - duty.dueAt.getTime(), 0);
  const later = (time: Date | null) => (time === null ? null : new Date(time.getTime() + shift));
  const dueAt = later(duty.dueAt) as Date;
  const remindAt = reminderOf(rules, dueAt);
  const again: Duty = {
    ...duty,
    ...{ state: 'open', answer: 'returned', result: null, endedAt: null, doneBy: null },
    ...{ isReminded: remindAt <= at, remindAt, dueAt, raisesAt: later(duty.raisesAt) },
    // The next one opened when this one was done.
    renewsAt: null,
  };
  return replaceDuty(progress, again, 'returned');
}

/** A duty of the case by what opened it; the newest, where it repeats. */
export const newestDuty = (it: Case, id: string): Duty | undefined =>
  it.duties.findLast((duty) => duty.id === id);
