import type { DutyOf } from '../../domain/cases/schemas.ts';
import { dayInChina } from '../../domain/day.ts';
import { untilText } from '../formats.ts';
import type { Words } from '../texts.ts';

const DAY_MS = 86_400_000;

/** Whole days in China from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** It is over, whether or not anybody has noted it yet. */
export const isLate = ({ state, dueAt }: Pick<DutyOf, 'state' | 'dueAt'>, now: Date): boolean =>
  state === 'open' && now >= new Date(dueAt);

/** How long there is until a term ends, or how long it is over, in whole days of China. */
export function remainingText({ t }: Words, dueAt: string, now: Date): string {
  const days = daysBetween(dayInChina(now), untilText(dueAt).slice(0, 10));
  if (now >= new Date(dueAt)) {
    if (days === 0) return t('dutyJustLate');
    return days === -1 ? t('dutyDayLate') : t('dutyDaysLate', { n: -days });
  }
  if (days === 0) return t('dutyToday');
  return days === 1 ? t('dutyTomorrow') : t('dutyInDays', { n: days });
}
