import type { Report } from '../../domain/counties/schemas.ts';
import type { Rating } from '../../domain/ratings/schemas.ts';
import type { Words } from '../texts.ts';

export type Indicator = Rating['indicators'][number];
export type ReportProps = { readonly words: Words; readonly report: Report };
/** Files for repetition are for offices and for the cooperative itself. */
export type DisclosureProps = ReportProps & { readonly withFiles: boolean };
export type RatingProps = { readonly words: Words; readonly rating: Rating };

/** What an indicator could bring at most: what it brings and what it lost. */
export const fullPoints = ({ contribution, lost }: Indicator): number => contribution + lost;

/** The points that the indicators of a criterion bring and lose. */
export function criterionPoints({ indicators }: Rating, criterion: string) {
  const own = indicators.filter((indicator) => indicator.criterion === criterion);
  return {
    earned: own.reduce((sum, { contribution }) => sum + contribution, 0),
    lost: own.reduce((sum, { lost }) => sum + lost, 0),
    indicators: own,
  };
}

/** Losses below this are not worth a sentence. */
const LOSS_MIN = 0.05;

/** The indicators that cost most, largest loss first. */
export function largestLosses({ indicators }: Rating, limit: number): readonly Indicator[] {
  return indicators
    .filter(({ state, lost }) => state === 'VALUE' && lost >= LOSS_MIN)
    .sort((a, b) => b.lost - a.lost)
    .slice(0, limit);
}

const STRONG_SCORE_MIN = 80;

/** The indicators that hold a score up: strong ones, the weightiest first, no named loss among them. */
export function strengths(
  { indicators }: Rating,
  losses: readonly Indicator[],
  limit: number,
): readonly Indicator[] {
  return indicators
    .filter(({ score }) => score !== null && score >= STRONG_SCORE_MIN)
    .filter((indicator) => !losses.includes(indicator))
    .sort((a, b) => b.contribution - a.contribution)
    .slice(0, limit);
}

export function withoutData({ indicators }: Rating): readonly Indicator[] {
  return indicators.filter(({ state }) => state === 'MISSING' || state === 'EVALUATION_ERROR');
}
