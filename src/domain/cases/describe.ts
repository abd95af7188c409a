import type { TimelineRow } from '../../db/case-lists.ts';
import type { CaseActRow, DutyRow, RiskCaseRow } from '../../db/case-tables.ts';
import type { Case, Duty, Party } from '../../engine/dual-control/case.ts';
import { dutyRule, stateRule } from '../../engine/dual-control/duties.ts';
import { hurdlesOf } from '../../engine/dual-control/hurdles.ts';
import { EXIT_BODIES } from '../../engine/dual-control/keys.ts';
import type { DualControlFile } from '../../engine/dual-control/schema.ts';
import { TRANSITIONS } from '../../engine/dual-control/transitions.ts';
import { dayInChina } from '../day.ts';
import { dutyOf, dutyRowOf } from './record.ts';
import type { CaseAct, CaseEntry, DutyOf, RiskCase } from './schemas.ts';
import { HURDLE_TEXTS } from './words.ts';

/** A case as people read it: what both sides have to do, and what still keeps the level from falling. */
export function describeCase(row: RiskCaseRow, it: Case, rules: DualControlFile): RiskCase {
  const {
    code,
    zh,
    en,
    duties,
    fall,
    restrictions = [],
    tools = [],
    mayExit = false,
  } = stateRule(rules, it.state);
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
    ...{ verifiedBy: it.verifiedBy.map(keyOf), resumedBy: it.resumedBy.map(keyOf) },
    bodiesNeeded: fall?.bodies ?? (it.state === 'EXIT' ? EXIT_BODIES : null),
    requestable: duties
      .filter(({ id, onRequest }) => onRequest && !it.duties.some((duty) => isOf(it, duty, id)))
      .map((duty) => ({ dutyId: duty.id, ...text(duty) })),
    hurdles: hurdlesOf(rules, it)?.map((code) => ({ code, ...HURDLE_TEXTS[code] })) ?? null,
    ...{ restrictions: restrictions.map(text), tools: tools.map(text), mayExit },
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
    together: rule?.together ?? [],
    ...{ openedAt: row.openedAt.toISOString(), dueAt: row.dueAt.toISOString() },
    ...{ lateAt: instant(row.lateAt), endedAt: instant(row.endedAt), doneBy: row.person },
    ...{ results: rule?.results ?? [], needsEvidence: rule?.needsEvidence ?? false },
    escalatesTo: rule?.escalatesTo ?? 'bureau',
    isDecidedByReview: id === rules.dispute.decision.id,
    ...{ calendar: row.calendar, isProvisional: isBehind(row) },
  };
}

const keyOf = ({ body, organisation }: Party) => ({ body, organisation });

const isOf = ({ stay }: Case, duty: Duty, id: string) => duty.id === id && duty.stay === stay;

/** The term ends in a year whose holidays were not published when it was counted. */
const isBehind = ({ dueAt, calendarUntil }: DutyRow): boolean =>
  Number(dayInChina(dueAt).slice(0, 4)) > calendarUntil;

export function describeEntry(row: TimelineRow, rules: DualControlFile): CaseEntry {
  const { dutyId: id, openedIn } = row;
  const rule =
    id === null || openedIn === null
      ? undefined
      : dutyRule(rules, { id, openedIn: openedIn as Duty['openedIn'] });
  const transition = TRANSITIONS.find((one) => one.id === row.transition);
  return {
    ...{ number: row.number, kind: row.kind, happenedAt: row.happenedAt.toISOString() },
    ...{ dutyNumber: row.dutyNumber, dutyId: row.dutyId, fromState: row.fromState },
    ...{ toState: row.toState, transition: row.transition, role: row.role },
    duty: rule === undefined ? null : { zh: rule.zh, en: rule.en },
    reason: transition === undefined ? null : { zh: transition.zh, en: transition.en },
    escalatesTo: rule?.escalatesTo ?? null,
  };
}

export const describeAct = ({ actNumber, actedAt, body, result, ...row }: CaseActRow): CaseAct => ({
  ...{ number: actNumber, kind: row.kind as CaseAct['kind'], dutyNumber: row.dutyNumber },
  ...{ body: body as CaseAct['body'], organisation: row.organisation, person: row.person },
  ...{ result: result as CaseAct['result'], note: row.note, evidence: [...row.evidence] },
  actedAt: actedAt.toISOString(),
});
