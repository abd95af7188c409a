import type { RetentionPeriod } from '../../engine/model-schema.ts';

const HOUR_MS = 3_600_000;

/** The instant before which a period that ends now began. */
export function beginOf(now: Date, { value, unit }: Pick<RetentionPeriod, 'value' | 'unit'>): Date {
  if (unit === 'hours') return new Date(now.getTime() - value * HOUR_MS);
  if (unit === 'days') return new Date(now.getTime() - value * 24 * HOUR_MS);
  const months = unit === 'years' ? value * 12 : value;
  const begin = new Date(now);
  begin.setUTCDate(1);
  begin.setUTCMonth(begin.getUTCMonth() - months);
  // The 31st of a month that has none is its last day.
  const last = new Date(Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + 1, 0)).getUTCDate();
  begin.setUTCDate(Math.min(now.getUTCDate(), last));
  return begin;
}
