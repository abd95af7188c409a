import { DomainError, type Issue } from './errors.ts';

export { dayInChina } from '../engine/working-days.ts';

/** Refuses a day before the earliest that makes sense. */
export function requireDayFrom(day: string, earliest: string, pointer: string): void {
  if (day >= earliest) return;
  const issue: Issue = {
    pointer,
    code: 'DAY_TOO_EARLY',
    zh: `不得早于 ${earliest}。`,
    en: `Must be ${earliest} or later.`,
  };
  throw new DomainError('INPUT_INVALID', [issue]);
}
