import type { Overview } from '../../domain/counties/schemas.ts';
import { LEVEL_ORDER } from '../texts/levels.ts';

export type RatedCooperative = Overview['cooperatives'][number];
export type Criterion = Overview['criteria'][number];

const URGENCY = ['RED', 'ORANGE', 'YELLOW', 'BLUE', 'NORMAL', 'REVIEW', 'DATA_GAP'] as const;

/** Highest risk first; what has no level comes last, by name. */
export function byUrgency(cooperatives: readonly RatedCooperative[]): readonly RatedCooperative[] {
  const place = ({ level }: RatedCooperative) =>
    level === null ? URGENCY.length : URGENCY.indexOf(level);
  return [...cooperatives].sort(
    (a, b) =>
      place(a) - place(b) ||
      (a.score ?? 101) - (b.score ?? 101) ||
      a.uscc.localeCompare(b.uscc, 'en'),
  );
}

/** Levels as they are listed, with the count of each; what was not rated is last. */
export function levelCounts(levels: Overview['levels']) {
  const countOf = (level: (typeof LEVEL_ORDER)[number] | null) =>
    levels.find((entry) => entry.level === level)?.count ?? 0;
  const named = LEVEL_ORDER.map((level) => ({ level, count: countOf(level) }));
  const unrated = { level: null, count: countOf(null) };
  return [...named, unrated];
}

/** The mean score of a criterion over the cooperatives that have one. */
export function criterionMean(
  cooperatives: readonly RatedCooperative[],
  id: string,
): number | null {
  const scores = cooperatives.flatMap(({ criteria }) => criteria[id] ?? []);
  return scores.length === 0 ? null : scores.reduce((sum, it) => sum + it, 0) / scores.length;
}

/** The page with a filter; what is undefined is not filtered by. */
export function overviewHref(filter: Overview['filter']): string {
  const query = new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();
  return query === '' ? '/' : `/?${query}`;
}
