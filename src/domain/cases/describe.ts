import type { CaseEntryRow, DutyRow, RiskCaseRow } from '../../db/case-tables.ts';
import type { Case } from '../../engine/dual-control/case.ts';
import { dutyRule, stateRule } from '../../engine/dual-control/duties.ts';
import { hurdlesOf } from '../../engine/dual-control/hurdles.ts';
import type { DualControlFile } from '../../engine/dual-control/schema.ts';
import { dayOf } from '../../engine/working-days.ts';
import { dutyOf, dutyRowOf } from './record.ts';
import type { DutyOf, RiskCase } from './schemas.ts';
import { HURDLE_TEXTS } from './words.ts';

/** A case as people read it: what both sides have to do, and what still keeps the level from falling. */
export function describeCase(row: RiskCaseRow, it: Case, rules: DualControlFile): RiskCase {
  const { code, zh, en, fall, restrictions = [], tools = [] } = stateRule(rules, it.state);
  const isDisputed = it.disputedRatingId !== null;
  const shown = isDisputed ? rules.dispute : { code, zh, en };
  const text = ({ zh, en }: { zh: string; en: string }) => ({ zh, en });
  return {
    ...{ uscc: row.uscc, state: isDisputed ? 'DISPUTE' : it.state, level: it.state },
    ...{ code: shown.code, ...text(shown), revision: row.revision, isPaused: it.isPaused },
    enteredAt: it.enteredAt.toISOString(),
    rating: {
      ...{ ratingId: row.ratingId, level: row.ratingLevel as RiskCase['rating']['level'] },
      ratedAt: row.ratedAt.toISOString(),
    },
    duties: it.duties.map((duty) => describeDuty(dutyRowOf(row, duty), rules)),
    verifiedBy: it.verifiedBy.map(({ body, organisation }) => ({ body, organisation })),
    bodiesNeeded: fall?.bodies ?? null,
    hurdles: hurdlesOf(rules, it)?.map((code) => ({ code, ...HURDLE_TEXTS[code] })) ?? null,
    ...{ restrictions: restrictions.map(text), tools: tools.map(text) },
    rules: { version: row.rulesVersion, digest: row.rulesDigest },
  };
}

export function describeDuty(row: DutyRow, rules: DualControlFile): DutyOf {
  const { id, state, result, answer, body, openedIn } = dutyOf(row);
  const rule = dutyRule(rules, { openedIn, id });
  const instant = (time: Date | null) => time?.toISOString() ?? null;
  return {
    ...{ number: row.number, dutyId: id, zh: rule?.zh ?? id, en: rule?.en ?? id },
    basis: rule?.basis ?? { zh: '', en: '' },
    ...{ side: body === 'cooperative' ? 'cooperative' : 'government', body, state, result, answer },
    ...{ openedAt: row.openedAt.toISOString(), dueAt: row.dueAt.toISOString() },
    ...{ lateAt: instant(row.lateAt), endedAt: instant(row.endedAt), doneBy: row.person },
    ...{ results: rule?.results ?? [], needsEvidence: rule?.needsEvidence ?? false },
    escalatesTo: rule?.escalatesTo ?? 'bureau',
    ...{ calendar: row.calendar, isProvisional: isBehind(row) },
  };
}

/** The term ends in a year whose holidays were not published when it was counted. */
const isBehind = ({ dueAt, calendarUntil }: DutyRow): boolean =>
  Number(dayOf(dueAt).slice(0, 4)) > calendarUntil;

export const describeEntry = (row: CaseEntryRow) => ({
  ...{ number: row.number, kind: row.kind, happenedAt: row.happenedAt.toISOString() },
  ...{ dutyNumber: row.dutyNumber, dutyId: row.dutyId, fromState: row.fromState },
  ...{ toState: row.toState, transition: row.transition, role: row.role },
});
