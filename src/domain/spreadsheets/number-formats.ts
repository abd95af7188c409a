/** Formats that have a number instead of a code; 27 to 58 are dates where the language is Chinese. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58);

/** Whether a number format shows dates or times, by its number and its code, where it has one. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id);
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '');
  return /[ymdhs]/i.test(bare.replace(/general/gi, ''));
}

const DAY_MS = 86_400_000;
const FROM_1900 = Date.UTC(1899, 11, 30);
const FROM_1904 = Date.UTC(1904, 0, 1);

/** The day that a number of days stands for, such as "2025-12-31". */
export function dayOf(days: number, countsFrom1904: boolean): string {
  const time = (countsFrom1904 ? FROM_1904 : FROM_1900) + Math.floor(days) * DAY_MS;
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().slice(0, 10);
}
