import { type Case, type CaseEvent, rankOf } from './case.ts';
import { completed } from './completed.ts';
import { involved, objected } from './disputed.ts';
import { openDuties, opensWithState, type Progress, stateRule } from './duties.ts';
import { elapse } from './elapse.ts';
import type { EventOf, Handler, Refused } from './handler.ts';
import { resumed, verified } from './keys.ts';
import { rated, reviewed } from './rated.ts';
import type { DualControlFile, StateId } from './schema.ts';
import { enteredNow, move } from './transitions.ts';

/** A case after an event, or why it is refused. */
export type Applied = Progress | (Progress & Refused);

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
export function openCase(rules: DualControlFile, event: EventOf<'rated'>): Progress {
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

/** A body asks for a duty that opens on request: the general meeting. */
const requested: Handler<'requested'> = (rules, progress, { dutyId }) => {
  const { state, duties, stay } = progress.case;
  const rule = stateRule(rules, state).duties.find(({ id }) => id === dutyId);
  if (rule?.onRequest === undefined) return { refusal: 'DUTY_NOT_OPEN' };
  const isThere = duties.some((duty) => duty.id === dutyId && duty.stay === stay);
  return isThere ? { refusal: 'DUTY_NOT_OPEN' } : openDuties(rules, progress, [rule]);
};

/** A cooperative leaves by its own wish; out of a serious warning the case group decides. */
const exitRequested: Handler<'exit-requested'> = (rules, progress, { by }) => {
  const { state } = progress.case;
  if (state === 'EXIT') return { refusal: 'EXIT_RUNNING' };
  if (by.body !== 'cooperative') return { refusal: 'DUTY_NOT_YOURS' };
  if (stateRule(rules, state).mayExit !== true) return { refusal: 'EXIT_NOT_OPEN' };
  return move(rules, progress, { kind: 'exit' });
};

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
