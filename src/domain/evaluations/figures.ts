import type { CaseAgesRow, PunctualityRow, StayRow } from '../../db/evaluations.ts';
import type { Body } from '../../engine/dual-control/schema.ts';
import type { CaseAges, Punctuality } from './schemas.ts';

/** How often a case left NORMAL, came back to it, or closed. */
export type MoveCounts = {
  readonly leftNormal: number;
  readonly returned: number;
  readonly closed: number;
};

/** The duties of several rows together. */
export function punctualityOf(rows: readonly PunctualityRow[]): Punctuality {
  const sum = (of: (row: PunctualityRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  const onTime = sum((row) => row.onTime);
  const late = sum((row) => row.late);
  const due = onTime + late;
  return {
    ...{ onTime, late, lateOpen: sum((row) => row.lateOpen), open: sum((row) => row.open) },
    rate: due === 0 ? null : Math.round((onTime / due) * 10_000) / 10_000,
  };
}

/** The two sides, each for itself. */
export const sidesOf = (rows: readonly PunctualityRow[]) => ({
  cooperative: punctualityOf(rows.filter(({ body }) => body === 'cooperative')),
  government: punctualityOf(rows.filter(({ body }) => body !== 'cooperative')),
});

const GOVERNMENT = ['township', 'bureau', 'regulator'] as const satisfies readonly Body[];

/** Each body of the government for itself. */
export const bodiesOf = (rows: readonly PunctualityRow[]) =>
  GOVERNMENT.map((body) => ({ body, ...punctualityOf(rows.filter((row) => row.body === body)) }));

/** What happened since an instant: what was before it is where the period began. */
export function movesSince(stays: readonly StayRow[], from: Date): MoveCounts {
  const moves = stays.filter(({ since, transition }) => since >= from && transition !== 'OPENED');
  const count = (is: (move: StayRow) => boolean) => moves.filter(is).length;
  return {
    leftNormal: count(({ fromState, state }) => fromState === 'NORMAL' && state !== 'NORMAL'),
    returned: count(({ fromState, state }) => fromState !== 'NORMAL' && state === 'NORMAL'),
    closed: count(({ state }) => state === 'CLOSED'),
  };
}

/** The ages of a town's cases, or of all; null where there is none. */
export function agesOf(rows: readonly CaseAgesRow[], townId: string | null): CaseAges | null {
  const found = rows.find((row) => row.townId === townId);
  if (found === undefined) return null;
  const { townId: _, ...ages } = found;
  return ages;
}
