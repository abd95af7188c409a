import { DomainError, type Issue } from './errors.ts';

/** The calendar day on which an instant falls in China, which has one time zone. */
export const dayInChina = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

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
