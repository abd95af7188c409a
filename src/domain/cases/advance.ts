import type { RiskCaseRow } from '../../db/case-tables.ts';
import { type CaseRecord, lockCase } from '../../db/cases.ts';
import type { Trx } from '../../db/transaction.ts';
import { applyEvent } from '../../engine/dual-control/apply.ts';
import type { Case, CaseEvent, Move } from '../../engine/dual-control/case.ts';
import type { Progress } from '../../engine/dual-control/duties.ts';
import { type Hurdle, hurdlesOf } from '../../engine/dual-control/hurdles.ts';
import type { DualControlFile } from '../../engine/dual-control/schema.ts';
import { dualControlOf } from '../../engine/models.ts';
import type { Actor } from '../context.ts';
import { DomainError, type Issue } from '../errors.ts';
import { caseOf } from './record.ts';
import { type Origin, saveProgress } from './save.ts';
import { HURDLE_TEXTS, REFUSAL_CODES } from './words.ts';

/** A case that is being worked on: as it is at this instant, with the rules that it is bound to. */
export type Running = {
  readonly record: CaseRecord;
  readonly rules: DualControlFile;
  /** As it stands after the time that has passed. */
  readonly now: Progress;
};

/** What was made of a case. */
export type Advanced = {
  readonly row: RiskCaseRow;
  readonly case: Case;
  readonly moves: readonly Move[];
};

/** Locks a case and lets the time pass that has passed for it; undefined if there is none. */
export async function runCase(
  trx: Trx,
  { countyCode }: Pick<Actor, 'countyCode'>,
  uscc: string,
  at: Date,
): Promise<Running | undefined> {
  const record = await lockCase(trx, countyCode, uscc);
  if (record === undefined) return undefined;
  const { rulesVersion, rulesDigest } = record.row;
  const rules = dualControlOf(rulesVersion, rulesDigest);
  return { record, rules, now: applyEvent(rules, caseOf(record), { kind: 'elapsed', at }) };
}

/** What an event would make of a case; what is refused throws, in words for people. */
export function applied({ rules, now }: Running, event: CaseEvent): Progress {
  const after = applyEvent(rules, now.case, event);
  if ('refusal' in after) {
    const hurdles = hurdlesOf(rules, after.case) ?? [];
    throw new DomainError(REFUSAL_CODES[after.refusal], hurdles.map(issueOf));
  }
  return { case: after.case, moves: [...now.moves, ...after.moves] };
}

/** Writes what was made of a case. */
export async function saveCase(
  trx: Trx,
  origin: Origin,
  { record }: Running,
  progress: Progress,
  row: RiskCaseRow = record.row,
): Promise<Advanced> {
  const before = { row, case: caseOf(record) };
  return { row: await saveProgress(trx, origin, before, progress), ...progress };
}

const issueOf = (hurdle: Hurdle): Issue => ({
  ...{ pointer: '', code: hurdle },
  ...HURDLE_TEXTS[hurdle],
});

/** What an audit record says of the moves of a case, in order. */
export function toldMoves(moves: readonly Move[]): string[] {
  return moves.map((move) => {
    if (move.kind === 'moved') return `${move.transition}:${move.from}>${move.to}`;
    return 'duty' in move ? `${move.kind}:${move.duty.number}:${move.duty.id}` : move.kind;
  });
}

export const originOf = ({ countyCode, id, role }: Actor): Origin => ({
  ...{ countyCode, actor: id, role },
});
