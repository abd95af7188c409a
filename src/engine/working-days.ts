import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import calendar from 'chinese-days/package.json' with { type: 'json' };

/** A term as rules give it: so many days or hours, or the day after the end of a period. */
export type Term = {
  readonly value: number;
  readonly unit: 'working-days' | 'days' | 'hours' | 'months';
  /** What it runs from: the opening, or the end of the calendar period that the opening falls in. */
  readonly after?: 'month' | 'quarter' | 'year' | undefined;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** China has one time zone. */
const OFFSET_MS = 8 * HOUR_MS;

/**
 * Calendar of working days: which one decides, and how far it knows the days that the State Council
 * has published; after that only weekends are known.
 *
 * @returns the calendar's name and version, and the last year that it knows
 * @example
 * workingDayCalendar().lastYear >= 2026; // => true
 */
export function workingDayCalendar(): { readonly version: string; readonly lastYear: number } {
  return { version: `chinese-days ${calendar.version}`, lastYear: LAST_YEAR };
}

/**
 * Working day: whether people work on a day, make-up working days at weekends included.
 * Source: the State Council's yearly notices, as chinese-days carries them.
 *
 * @param day such as "2026-10-10"
 * @returns whether it is a working day
 * @example
 * isWorkingDay('2026-10-10'); // => true
 */
export function isWorkingDay(day: string): boolean {
  // The days of the library, not its functions, which err on machines west of Greenwich.
  if (Object.hasOwn(days.workdays, day)) return true;
  const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
  return !isWeekend && !Object.hasOwn(days.holidays, day);
}

/**
 * End of a term: the instant at which it is over. Days are whole days in China: the day of the
 * beginning does not count, and the last day ends at midnight. Hours run from the instant itself.
 *
 * @param from when it begins
 * @param term how long it is; negative values of days lie before
 * @returns the first instant after the term
 * @example
 * endOfTerm(
 *   new Date('2026-09-30T02:00:00Z'),
 *   { value: 3, unit: 'working-days' },
 * ).toISOString(); // => "2026-10-10T16:00:00.000Z"
 */
export function endOfTerm(from: Date, { value, unit, after }: Term): Date {
  if (unit === 'hours') return new Date(from.getTime() + value * HOUR_MS);
  const day = after === undefined ? dayInChina(from) : lastDayOf(dayInChina(from), after);
  return midnightAfter(DAYS_ON[unit](day, value));
}

/**
 * Last day of a term: the day in China that ends with it.
 *
 * @param from when it begins
 * @param term how long it is
 * @returns such as "2026-10-10"
 * @example
 * lastDayOfTerm(
 *   new Date('2026-09-30T02:00:00Z'),
 *   { value: 3, unit: 'working-days' },
 * ); // => "2026-10-10"
 */
export const lastDayOfTerm = (from: Date, term: Term): string =>
  lastDayBefore(endOfTerm(from, term));

/**
 * Last day before the end of a term.
 *
 * @param end the first instant after the term
 * @returns the day in China, such as "2026-10-10"
 * @example
 * lastDayBefore(new Date('2026-10-10T16:00:00Z')); // => "2026-10-10"
 */
export const lastDayBefore = (end: Date): string => dayInChina(new Date(end.getTime() - 1));

/**
 * Day in China on which an instant falls.
 *
 * @param instant any
 * @returns such as "2026-10-10"
 * @example
 * dayInChina(new Date('2026-10-09T16:00:00Z')); // => "2026-10-10"
 */
export const dayInChina = (instant: Date): string =>
  new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);

const DAYS_ON: Record<Exclude<Term['unit'], 'hours'>, (day: string, value: number) => string> = {
  days: addDays,
  months: addMonths,
  'working-days': addWorkingDays,
};

function addWorkingDays(day: string, value: number): string {
  const step = Math.sign(value);
  let found = day;
  for (let left = Math.abs(value); left > 0; ) {
    found = addDays(found, step);
    if (isWorkingDay(found)) left -= 1;
  }
  return found;
}

function addDays(day: string, value: number): string {
  return new Date(Date.parse(day) + value * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Month arithmetic: the same date of a later or earlier month, or the last one that it has.
 *
 * @param day such as "2026-05-31"
 * @param value how many months later; negative for earlier
 * @returns the day
 * @example
 * addMonths('2026-05-31', -3); // => "2026-02-28"
 */
export function addMonths(day: string, value: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + value, 0)).getUTCDate();
  return isoDay(Date.UTC(year, month - 1 + value, Math.min(date, last)));
}

function lastDayOf(day: string, period: NonNullable<Term['after']>): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const months = { month: 1, quarter: 3, year: 12 }[period];
  return isoDay(Date.UTC(year, Math.ceil(month / months) * months, 0));
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

const midnightAfter = (day: string): Date => new Date(Date.parse(day) + DAY_MS - OFFSET_MS);

const LAST_YEAR = Math.max(...Object.keys(days.holidays).map((day) => Number(day.slice(0, 4))));
