import { dayInChina } from './day.ts';

const DAY_MS = 86_400_000;

/**
 * The day so many working days after an instant. Mondays to Fridays count; public holidays and the
 * weekends that are worked for them do not enter, so that an answer is rather due too early.
 */
export function workingDaysAfter(instant: Date, workingDays: number): string {
  let day = new Date(`${dayInChina(instant)}T00:00:00Z`);
  for (let left = workingDays; left > 0; ) {
    day = new Date(day.getTime() + DAY_MS);
    if (![0, 6].includes(day.getUTCDay())) left -= 1;
  }
  return day.toISOString().slice(0, 10);
}
