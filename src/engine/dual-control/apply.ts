import { endOfTerm } from '../working-days.ts';
import { type Case, type CaseEvent, type Duty, type Party, type Refusal, rankOf } from './case.ts';
import {
  type Completion,
  dutyRule,
  newestDuty,
  openDuties,
  opensWithState,
  type Progress,
  replaceDuty,
  returnDuty,
  stateRule,
} from './duties.ts';
import { elapse, openNext } from './elapse.ts';
import { type Hurdle, hurdlesOf } from './hurdles.ts';
import type { DualControlFile, DutyRule, StateId } from './schema.ts';
import { enteredNow, move } from './transitions.ts';

type Refused = { readonly refusal: Refusal; readonly hurdles?: readonly Hurdle[] };
type EventOf<Kind extends CaseEvent['kind']> = Extract<CaseEvent, { kind: Kind }>;
type Rated = EventOf<'rated'>;

/** A case after an event, or why it is refused. */
export type Applied = Progress | (Progress & Refused);

type Handler<Kind extends CaseEvent['kind']> = (
  rules: DualControlFile,
  progress: Progress,
  event: EventOf<Kind>,
) => Progress | Refused;

/**
 * Opens a case with its first rating.
 *
 * @param rules the dual-control file
 * @param event the rating
 * @returns the case, with its first duties
 * @example
 * openCase(
 *   dualControl().file,
 *   { kind: 'rated', at: new Date(0), ratingId: 'rat_1', level: 'RED' },
 * ).case.state; // => "RED"
 */
export function openCase(rules: DualControlFile, event: Rated): Progress {
  const { at, level, ratingId } = event;
  const state: StateId = rankOf(level) === undefined ? 'DATA_GAP' : (level as StateId);
  const it: Case = {
    ...{ state, disputedRatingId: null, isPaused: false, at },
    ...enteredNow({ stay: 0, at }),
    ...{ rating: { ratingId, level, ratedAt: at }, duties: [], dutyCount: 0 },
  };
  const opened = { kind: 'moved', at, transition: 'OPENED', from: state, to: state } as const;
  const duties = stateRule(rules, state).duties.filter(opensWithState);
  return reviewed(
    rules,
    openDuties(rules, { case: it, moves: [{ ...opened, keys: [] }] }, duties),
    event,
  );
}

/**
 * Applies an event to a case: first the time that has passed until then, then the event itself. What
 * is refused changes nothing but what the time has changed.
 *
 * @param rules the dual-control file
 * @param it the case
 * @param event what happens
 * @returns the case afterwards with every move in order; `refusal` says why the event did not count
 * @example
 * applyEvent(
 *   dualControl().file,
 *   openCase(
 *     dualControl().file,
 *     { kind: 'rated', at: new Date(0), ratingId: 'rat_1', level: 'BLUE' },
 *   ).case,
 *   { kind: 'rated', at: new Date(1), ratingId: 'rat_2', level: 'RED' },
 * ).case.state; // => "RED"
 */
export function applyEvent(rules: DualControlFile, it: Case, event: CaseEvent): Applied {
  const now = elapse(rules, { case: it, moves: [] }, event.at);
  if (event.kind === 'elapsed') return now;
  if (now.case.state === 'CLOSED') return { ...now, refusal: 'CASE_CLOSED' };
  const handler = HANDLERS[event.kind] as Handler<CaseEvent['kind']>;
  const after = handler(rules, now, event);
  return 'refusal' in after ? { ...now, ...after } : after;
}

/** Whatever a newer rating says that is no better, it takes back the keys that were turned. */
const rated: Handler<'rated'> = (rules, progress, event) => {
  const { case: before } = progress;
  if (before.state === 'EXIT') return rememberRating(progress, event);
  const remembered = rememberRating(progress, event);
  const moved = move(rules, remembered, { kind: 'rated', level: event.level });
  const isElsewhere = moved.case.stay !== before.stay;
  const known = isElsewhere ? moved : takeKeysBack(moved, event);
  return reviewed(rules, missingData(rules, known, event), event);
};

function rememberRating(progress: Progress, { ratingId, level }: Rated): Progress {
  const { at } = progress.case;
  return { ...progress, case: { ...progress.case, rating: { ratingId, level, ratedAt: at } } };
}

function takeKeysBack(progress: Progress, { level }: Rated): Progress {
  const { case: it } = progress;
  const [asked, own] = [rankOf(level), rankOf(it.state)];
  if (asked !== undefined && own !== undefined && asked < own) return progress;
  return { ...progress, case: { ...it, verifiedBy: [], cleanSince: it.at } };
}

/** In a warning, missing data opens its duties beside those that there are. */
function missingData(rules: DualControlFile, progress: Progress, { level }: Rated): Progress {
  const { state, duties } = progress.case;
  if (level !== 'DATA_GAP' || state === 'DATA_GAP') return progress;
  const missing = stateRule(rules, 'DATA_GAP').duties.filter(
    ({ id }) => !duties.some((duty) => duty.id === id && duty.state === 'open'),
  );
  return openDuties(rules, progress, missing, { outlasts: true });
}

function reviewed(rules: DualControlFile, progress: Progress, { level }: Rated): Progress {
  if (level !== 'REVIEW') return progress;
  return openDuties(rules, progress, [rules.review], { outlasts: true });
}

const completed: Handler<'completed'> = (rules, progress, event) => {
  const duty = progress.case.duties.find(({ number }) => number === event.duty);
  if (duty === undefined) return { refusal: whyAbsent(progress.case, event.duty) };
  const rule = dutyRule(rules, duty);
  if (rule === undefined || duty.state !== 'open') return { refusal: 'DUTY_NOT_OPEN' };
  const refusal = wrongCompletion(rule, event);
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
  { body, together = [], results, needsEvidence }: DutyRule,
  { by, result, hasEvidence }: Completion,
): Refusal | undefined {
  if (by.body !== body && !together.includes(by.body)) return 'DUTY_NOT_YOURS';
  const isResultRight =
    results === undefined ? result === undefined : result !== undefined && results.includes(result);
  if (!isResultRight) return 'RESULT_WRONG';
  return needsEvidence === true && !hasEvidence ? 'EVIDENCE_NEEDED' : undefined;
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
    return noted(progress, { disputedRatingId: null }, 'settled');
  }
  if (result === 'pause') return noted(progress, { isPaused: true }, 'paused');
  return result === 'exit' ? move(rules, progress, { kind: 'exit' }) : progress;
}

/** A body asks for a duty that opens on request: the general meeting. */
const requested: Handler<'requested'> = (rules, progress, { dutyId }) => {
  const { state, duties, stay } = progress.case;
  const rule = stateRule(rules, state).duties.find(({ id }) => id === dutyId);
  if (rule?.onRequest === undefined) return { refusal: 'DUTY_NOT_OPEN' };
  const isThere = duties.some((duty) => duty.id === dutyId && duty.stay === stay);
  return isThere ? { refusal: 'DUTY_NOT_OPEN' } : openDuties(rules, progress, [rule]);
};

/** A body of the government turns its key: the last one that is needed moves the case. */
const verified: Handler<'verified'> = (rules, progress, { by }) => {
  const { case: it } = progress;
  const hurdles = hurdlesOf(rules, it);
  if (hurdles === undefined) return { refusal: 'NOTHING_TO_VERIFY' };
  if (hurdles.length > 0) return { refusal: 'NOT_READY', hurdles };
  const refusal = wrongKey(by, it.verifiedBy, it.officials);
  if (refusal !== undefined) return { refusal };
  const turned = turnedKey(progress, { verifiedBy: [...it.verifiedBy, by] }, 'verified', by);
  const needed = stateRule(rules, it.state).fall?.bodies ?? EXIT_BODIES;
  return turned.case.verifiedBy.length < needed
    ? turned
    : move(rules, turned, { kind: 'keys-turned' });
};

/** As many bodies as came together to end a cooperative's business see that it has ended. */
export const EXIT_BODIES = 2;
/** A pause ends by decision of two bodies. */
const RESUMING_BODIES = 2;

const resumed: Handler<'resumed'> = (_, progress, { by }) => {
  const { isPaused, resumedBy } = progress.case;
  if (!isPaused) return { refusal: 'NOT_PAUSED' };
  const refusal = wrongKey(by, resumedBy, []);
  if (refusal !== undefined) return { refusal };
  const turned = turnedKey(progress, { resumedBy: [...resumedBy, by] }, 'resumed', by);
  return turned.case.resumedBy.length < RESUMING_BODIES
    ? turned
    : noted(turned, { isPaused: false, resumedBy: [] }, 'unpaused');
};

function wrongKey(
  by: Party,
  turned: readonly Party[],
  officials: readonly string[],
): Refusal | undefined {
  if (by.body === 'cooperative') return 'KEY_NOT_YOURS';
  const persons = [...officials, ...turned.map(({ person }) => person)];
  if (persons.includes(by.person)) return 'KEY_SAME_PERSON';
  const isSameBody = turned.some(
    ({ body, organisation }) => body === by.body && organisation === by.organisation,
  );
  return isSameBody ? 'KEY_SAME_BODY' : undefined;
}

const objected: Handler<'objected'> = (rules, progress, { by }) => {
  const { disputedRatingId, rating, at } = progress.case;
  if (by.body !== 'cooperative') return { refusal: 'DUTY_NOT_YOURS' };
  if (disputedRatingId !== null) return { refusal: 'ALREADY_DISPUTED' };
  if (rating === null || at >= endOfTerm(rating.ratedAt, rules.dispute.objectWithin)) {
    return { refusal: 'OBJECTION_TOO_LATE' };
  }
  const disputed = noted(progress, { disputedRatingId: rating.ratingId }, 'disputed');
  return openDuties(rules, disputed, [rules.dispute.decision], { outlasts: true });
};

/** Other bodies have to be heard: the decision has the longer term, from the same beginning. */
const involved: Handler<'involved'> = (rules, progress, { by }) => {
  const { decision, involvingOthers } = rules.dispute;
  const duty = newestDuty(progress.case, decision.id);
  if (duty?.state !== 'open') return { refusal: 'NOT_DISPUTED' };
  if (by.body !== decision.body) return { refusal: 'DUTY_NOT_YOURS' };
  if (duty.lateAt !== null) return { refusal: 'DUTY_NOT_OPEN' };
  const dueAt = endOfTerm(duty.openedAt, involvingOthers);
  return replaceDuty(progress, { ...duty, dueAt }, 'extended');
};

const exitRequested: Handler<'exit-requested'> = (rules, progress) =>
  progress.case.state === 'EXIT'
    ? { refusal: 'EXIT_RUNNING' }
    : move(rules, progress, { kind: 'exit' });

function noted(
  progress: Progress,
  changed: Partial<Case>,
  kind: 'disputed' | 'settled' | 'paused' | 'unpaused',
): Progress {
  const { case: it, moves } = progress;
  return { case: { ...it, ...changed }, moves: [...moves, { kind, at: it.at }] };
}

function turnedKey(
  progress: Progress,
  changed: Partial<Case>,
  kind: 'verified' | 'resumed',
  by: Party,
): Progress {
  const { case: it, moves } = progress;
  return { case: { ...it, ...changed }, moves: [...moves, { kind, at: it.at, by }] };
}

const HANDLERS: { readonly [Kind in Exclude<CaseEvent['kind'], 'elapsed'>]: Handler<Kind> } = {
  rated,
  completed,
  requested,
  verified,
  resumed,
  objected,
  involved,
  'exit-requested': exitRequested,
};
