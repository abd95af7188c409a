import type { RatingRow } from '../../db/tables.ts';
import type { Trx } from '../../db/transaction.ts';
import { openCase } from '../../engine/dual-control/apply.ts';
import type { Level } from '../../engine/levels.ts';
import { dualControl } from '../../engine/models.ts';
import { dayOf } from '../../engine/working-days.ts';
import { type Advanced, applied, runCase, saveCase } from './advance.ts';
import { type Origin, saveOpened } from './save.ts';

type Rated = Pick<RatingRow, 'uscc' | 'ratingId' | 'fiscalYear'> & { readonly level: string };

/**
 * Lets a rating act on the case of its cooperative, which the first one opens. Before the rules were
 * in force ratings open nothing, and one for an older year than the case knows is history.
 */
export async function followRating(
  trx: Trx,
  origin: Origin,
  rating: Rated,
  at: Date,
): Promise<Advanced | undefined> {
  const { uscc, ratingId } = rating;
  const event = { kind: 'rated', at, ratingId, level: rating.level as Level } as const;
  const running = await runCase(trx, origin, uscc, at);
  if (running !== undefined) return saveCase(trx, origin, running, applied(running, event));
  const { file: rules, digest: rulesDigest } = dualControl();
  if (dayOf(at) < rules.effectiveFrom) return undefined;
  const opened = openCase(rules, event);
  const row = { uscc, rulesVersion: rules.version, rulesDigest };
  return { row: await saveOpened(trx, origin, row, opened), ...opened };
}
