import type { RatingRow } from '../../db/tables.ts';
import type { Trx } from '../../db/transaction.ts';
import { openCase } from '../../engine/dual-control/apply.ts';
import type { Move } from '../../engine/dual-control/case.ts';
import type { Level } from '../../engine/levels.ts';
import { dualControl } from '../../engine/models.ts';
import { dayInChina } from '../day.ts';
import { applied, runCase, saveCase } from './advance.ts';
import { saveWritings } from './save.ts';
import { type Origin, openingOf, type Writing } from './writing.ts';

export type Rated = Pick<RatingRow, 'uscc' | 'ratingId'> & { readonly level: string };

/**
 * Lets a rating act on the case of its cooperative, which the first one opens. Before the rules were
 * in force ratings open nothing.
 */
export async function followRating(
  trx: Trx,
  origin: Origin,
  rating: Rated,
  at: Date,
): Promise<readonly Move[]> {
  const running = await runCase(trx, origin, rating.uscc, at);
  if (running !== undefined) {
    const progress = applied(running, eventOf(rating, at));
    return (await saveCase(trx, origin, running, progress)).moves;
  }
  const opening = openingByRating(origin, rating, at);
  if (opening === undefined) return [];
  await saveWritings(trx, [opening.writing]);
  return opening.moves;
}

/** What a first rating makes of a cooperative that has no case yet. */
export function openingByRating(
  origin: Origin,
  rating: Rated,
  at: Date,
): { readonly writing: Writing; readonly moves: readonly Move[] } | undefined {
  const { file: rules, digest: rulesDigest } = dualControl();
  if (dayInChina(at) < rules.effectiveFrom) return undefined;
  const opened = openCase(rules, eventOf(rating, at));
  const row = { uscc: rating.uscc, rulesVersion: rules.version, rulesDigest };
  return { writing: openingOf(origin, row, opened), moves: opened.moves };
}

const eventOf = ({ ratingId, level }: Rated, at: Date) =>
  ({ kind: 'rated', at, ratingId, level: level as Level }) as const;
