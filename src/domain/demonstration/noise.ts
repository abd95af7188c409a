import { type Anchor, curveScore } from '../../engine/curve.ts';

/**
 * Noise for invented figures: looks random, but the same key always gives the same number, so the
 * demonstration county is the same on every computer.
 *
 * @param key what the number is for, such as "93370322000000011N/2025/cash"
 * @returns a number from −1 (included) to 1 (excluded)
 * @example
 * noise('a') === noise('a'); // => true
 */
export function noise(key: string): number {
  let hash = 0x811c9dc5;
  for (const character of key) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x80000000 - 1;
}

/** Noise from 0 (included) to 1 (excluded). */
export const unitNoise = (key: string): number => (noise(key) + 1) / 2;

/** A number that differs from another by at most a share of it. */
export const vary = (value: number, share: number, key: string): number =>
  value * (1 + share * noise(key));

/** What a grade from 0 to 100 stands for: piecewise linear between points (grade, value). */
export const byGrade = (grade: number, points: readonly Anchor[]): number =>
  curveScore(points, grade);

/** Integer fen of an amount in ten thousand yuan, the unit of the tables of this folder. */
export const fenOfTenThousand = (tenThousandYuan: number): number =>
  Math.round(tenThousandYuan * 1_000_000);

/** A part of an amount, in integer fen. */
export const partOf = (amountFen: number, share: number): number => Math.round(amountFen * share);

/** An amount rounded to whole multiples, the way banks lend and members pay in. */
export const roundedTo = (amountFen: number, multipleFen: number): number =>
  Math.round(amountFen / multipleFen) * multipleFen;
