import { endOfTerm } from '../working-days.ts';
import { type Case, type Duty, rankOf } from './case.ts';
import { opensWithState, stateRule } from './duties.ts';
import type { DualControlFile, DutyRule, StateRule } from './schema.ts';

/** What stands between a case and a lower level. */
export const HURDLES = [
  'DISPUTED',
  'RATING_NOT_BETTER',
  'COOPERATIVE_NOT_DONE',
  'GOVERNMENT_NOT_DONE',
  'CHECKS_NOT_PASSED',
  'NOT_CLEAN_LONG_ENOUGH',
  'PAUSED',
] as const;
export type Hurdle = (typeof HURDLES)[number];

/**
 * Hurdles: what still keeps a level from falling, or an exit from ending. With none, the bodies of
 * the government may turn their keys. Missing data is never better than the level that it leaves.
 * Source: DOMAIN section 6.
 *
 * @param rules the dual-control file
 * @param it the case
 * @returns every hurdle, none if the keys may be turned; undefined where nothing can fall
 * @example
 * hurdlesOf(dualControl().file, openCase(
 *   dualControl().file,
 *   { kind: 'rated', at: new Date(0), ratingId: 'rat_1', level: 'NORMAL' },
 * ).case); // => undefined
 */
export function hurdlesOf(rules: DualControlFile, it: Case): readonly Hurdle[] | undefined {
  const rule = stateRule(rules, it.state);
  if (rule.fall === undefined && it.state !== 'EXIT') return undefined;
  const found: Readonly<Record<Hurdle, boolean>> = {
    DISPUTED: it.disputedRatingId !== null,
    RATING_NOT_BETTER: rule.fall !== undefined && !isRatedBetter(it),
    COOPERATIVE_NOT_DONE: !isDoneBy(rule, it, ({ body }) => body === 'cooperative'),
    GOVERNMENT_NOT_DONE: !isDoneBy(rule, it, ({ body }) => body !== 'cooperative'),
    CHECKS_NOT_PASSED: passedChecks(it) < (rule.fall?.checksPassed ?? 0),
    NOT_CLEAN_LONG_ENOUGH: !isClean(rule, it),
    // Whoever leaves does no business any more.
    PAUSED: it.isPaused && rule.fall !== undefined,
  };
  return HURDLES.filter((hurdle) => found[hurdle]);
}

/** A rating of this stay that a lower level would follow from. */
function isRatedBetter({ rating, state, enteredAt }: Case): boolean {
  const rated = rating === null ? undefined : rankOf(rating.level);
  const rank = rankOf(state);
  if (rating === null || rated === undefined || rank === undefined) return false;
  return rated < rank && rating.ratedAt >= enteredAt;
}

/** Every duty of a side was done and, where the other side answers it, confirmed. */
function isDoneBy(rule: StateRule, it: Case, isOf: (duty: DutyRule) => boolean): boolean {
  return rule.duties.filter(isOf).every((duty) => {
    const opened = it.duties.filter(({ id, stay }) => id === duty.id && stay === it.stay);
    if (opened.length === 0) return !opensWithState(duty);
    return duty.repeats === undefined ? opened.every(isSettled) : isUpToDate(opened);
  });
}

const isSettled = ({ state, answer }: Duty): boolean =>
  state === 'done' && answer !== 'awaited' && answer !== 'returned';

/** The next one of those that repeat may be open, as long as it is not late. */
function isUpToDate(opened: readonly Duty[]): boolean {
  const lastEnded = opened.findLast(({ state }) => state !== 'open');
  const open = opened.filter(({ state }) => state === 'open');
  return lastEnded?.state !== 'missed' && open.every(({ lateAt }) => lateAt === null);
}

/** How many checks in a row were passed, up to the newest. */
function passedChecks({ duties, stay }: Case): number {
  const results = duties
    .filter((duty) => duty.stay === stay && duty.state === 'done')
    .map(({ result }) => result)
    .filter((result) => result === 'passed' || result === 'failed');
  return results.length - 1 - results.lastIndexOf('failed');
}

function isClean({ fall }: StateRule, { cleanSince, at }: Case): boolean {
  return fall?.cleanFor === undefined || at >= endOfTerm(cleanSince, fall.cleanFor);
}
