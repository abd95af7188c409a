import type { Case, Duty } from './case.ts';
import {
  dutyRule,
  nextBeginning,
  openDuties,
  type Progress,
  replaceDuty,
  stateRule,
} from './duties.ts';
import type { DualControlFile } from './schema.ts';
import { move } from './transitions.ts';

type Step = {
  readonly at: Date;
  readonly duty: Duty;
  readonly take: (rules: DualControlFile, progress: Progress, duty: Duty) => Progress;
};

/**
 * Lets time pass: everything that falls due until then happens, in the order of the clock and once.
 * Whoever asks twice, or later than due, gets the same.
 *
 * @param rules the dual-control file
 * @param progress the case with what came of the event so far
 * @param until the instant that it is now
 * @returns the case at that instant
 * @example
 * nextStepAt({ duties: [] }); // => null
 */
export function elapse(rules: DualControlFile, progress: Progress, until: Date): Progress {
  let now = progress;
  for (let step = nextStep(now.case); step !== undefined && step.at <= until; ) {
    const at = step.at > now.case.at ? step.at : now.case.at;
    now = step.take(rules, { ...now, case: { ...now.case, at } }, step.duty);
    step = nextStep(now.case);
  }
  const at = until > now.case.at ? until : now.case.at;
  return { ...now, case: { ...now.case, at } };
}

/**
 * Next step: when something happens to a case if nobody does anything.
 *
 * @param it its duties
 * @returns the instant, or null if nothing is open
 * @example
 * nextStepAt({ duties: [] }); // => null
 */
export const nextStepAt = (it: Pick<Case, 'duties'>): Date | null => nextStep(it)?.at ?? null;

function nextStep({ duties }: Pick<Case, 'duties'>): Step | undefined {
  return duties
    .filter(({ state }) => state === 'open')
    .flatMap(stepsOf)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.duty.number - b.duty.number)[0];
}

/** What is still to happen to an open duty; a step that was taken is not among them. */
function stepsOf(duty: Duty): Step[] {
  const step = (at: Date | null, take: Step['take']) => (at === null ? [] : [{ at, duty, take }]);
  return [
    ...step(duty.isReminded ? null : duty.remindAt, remind),
    ...step(isLateFor(duty) ? null : duty.dueAt, becomeLate),
    ...step(duty.raisesAt, raise),
    ...step(duty.renewsAt, renew),
  ];
}

/** What was given back has a new term, and can be late again. */
const isLateFor = ({ lateAt, dueAt }: Duty): boolean => lateAt !== null && lateAt >= dueAt;

const remind: Step['take'] = (_, progress, duty) =>
  replaceDuty(progress, { ...duty, isReminded: true }, 'reminded');

/** A cooperative that is late is not clean, and its level rises when it is late too often. */
const becomeLate: Step['take'] = (rules, progress, duty) => {
  const { at } = progress.case;
  const late = replaceDuty(progress, { ...duty, lateAt: at, isReminded: true }, 'late');
  if (duty.body !== 'cooperative' || duty.stay === null) return late;
  // Terms that end at the same instant are one lateness.
  const isCounted = late.case.lateCount > 0 && late.case.cleanSince.getTime() === at.getTime();
  const lateCount = late.case.lateCount + (isCounted ? 0 : 1);
  const counted = { ...late, case: { ...late.case, lateCount, cleanSince: at } };
  const { lateness } = stateRule(rules, late.case.state);
  if (lateness === undefined || lateCount < lateness.times) return counted;
  return move(rules, counted, { kind: 'lateness', level: lateness.to });
};

const raise: Step['take'] = (rules, progress, duty) => {
  const level = dutyRule(rules, duty)?.raises?.level;
  const raised = { ...duty, raisesAt: null };
  const duties = progress.case.duties.map((one) => (one.number === duty.number ? raised : one));
  const taken = { ...progress, case: { ...progress.case, duties } };
  return level === undefined ? taken : move(rules, taken, { kind: 'deadline', level });
};

/** The next one is due: this one was missed. */
const renew: Step['take'] = (rules, progress, duty) => {
  const missed = { ...duty, state: 'missed', endedAt: progress.case.at } as const;
  const rule = dutyRule(rules, duty);
  const ended = replaceDuty(progress, missed, 'missed');
  return rule === undefined ? ended : openNext(rules, ended, duty);
};

/** Opens the next one of a duty that repeats: its term begins where the term of this one ended. */
export function openNext(rules: DualControlFile, progress: Progress, duty: Duty): Progress {
  const rule = dutyRule(rules, duty);
  if (rule?.repeats === undefined) return progress;
  return openDuties(rules, progress, [rule], {
    from: laterOf(nextBeginning(rule, duty.dueAt), progress.case.at),
  });
}

const laterOf = (a: Date, b: Date): Date => (a > b ? a : b);
