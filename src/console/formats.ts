import type { Rating } from '../domain/ratings/schemas.ts';
import type { Words } from './texts.ts';

export type Unit = Rating['indicators'][number]['unit'];

const fixed = (value: number, decimals: number): string => {
  const text = value.toFixed(decimals);
  // No "-0.00": a value that rounds to nothing has no sign.
  return Number(text) === 0 ? (0).toFixed(decimals) : text.replace('-', '−');
};

const trimmed = (value: number, decimals: number): string =>
  String(Number(value.toFixed(decimals)));

/** Points of a score, for reading: two decimals. */
export const points = (value: number): string => fixed(value, 2);

/** A score, for reading: cut and not rounded, so that it never shows the level above its own. */
export const scoreText = (value: number): string => fixed(Math.floor(value * 100 + 1e-6) / 100, 2);

/** Points where there is little room: one decimal. */
export const shortPoints = (value: number): string => fixed(value, 1);

/** Points with no more decimals than they need. */
export const briefPoints = (value: number): string => trimmed(value, 1);

/** A score as it is stored: up to four decimals, nothing rounded away. */
export const exactScore = (value: number): string => trimmed(value, 4);

export const percent = (share: number, decimals = 1): string => `${fixed(share * 100, decimals)}%`;

/** An indicator's value in its unit. */
export function inUnit({ t }: Words, unit: Unit, value: number): string {
  switch (unit) {
    case 'share':
      return percent(value);
    case 'ratio':
      return fixed(value, 2);
    case 'days': {
      const n = trimmed(value, 1);
      return n === '1' ? t('oneDay', { n }) : t('days', { n });
    }
    case 'points':
      return t('points', { n: trimmed(value, 1) });
  }
}

/** A threshold of a rule: thousands apart, nothing rounded away. */
export const plainNumber = (value: number): string => value.toLocaleString('en-US');

/** An amount of yuan: thousands apart, nothing rounded away. */
export function yuanText(amount: string): string {
  const [yuan = '', fen = ''] = amount.replace('-', '−').split('.');
  return `${yuan.replace(/\B(?=(\d{3})+$)/g, ',')}.${fen}`;
}

/** Beijing has one time zone and no summer time, so an instant is read without a locale's data. */
export function beijingTime(instant: string): string {
  const shifted = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`;
}

/** A day lasts until midnight in Beijing. */
export const endOfDay = (day: string): string => `${day}T16:00:00.000Z`;

/** The last day on which something holds that ends at that instant; within a day, the time as well. */
export function untilText(end: string): string {
  const time = beijingTime(end);
  if (!time.endsWith(' 00:00')) return time;
  return beijingTime(new Date(Date.parse(end) - 1).toISOString()).slice(0, 10);
}
