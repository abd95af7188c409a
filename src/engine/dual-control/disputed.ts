import { endOfTerm } from '../working-days.ts';
import { newestDuty, openDuties, replaceDuty } from './duties.ts';
import { type Handler, noted } from './handler.ts';

/** The cooperative objects to its newest rating, in time. */
export const objected: Handler<'objected'> = (rules, progress, { by }) => {
  const { disputedRatingId, rating, at } = progress.case;
  if (by.body !== 'cooperative') return { refusal: 'DUTY_NOT_YOURS' };
  if (disputedRatingId !== null) return { refusal: 'ALREADY_DISPUTED' };
  if (rating === null || at >= endOfTerm(rating.ratedAt, rules.dispute.objectWithin)) {
    return { refusal: 'OBJECTION_TOO_LATE' };
  }
  const disputed = noted(progress, { disputedRatingId: rating.ratingId }, { kind: 'disputed' });
  return openDuties(rules, disputed, [rules.dispute.decision], { outlasts: true });
};

/** Other bodies have to be heard: the decision has the longer term, from the same beginning. */
export const involved: Handler<'involved'> = (rules, progress, { by }) => {
  const { decision, involvingOthers } = rules.dispute;
  const duty = newestDuty(progress.case, decision.id);
  if (duty?.state !== 'open') return { refusal: 'NOT_DISPUTED' };
  if (by.body !== decision.body) return { refusal: 'DUTY_NOT_YOURS' };
  if (duty.lateAt !== null) return { refusal: 'DUTY_NOT_OPEN' };
  const dueAt = endOfTerm(duty.openedAt, involvingOthers);
  return replaceDuty(progress, { ...duty, dueAt }, 'extended');
};
