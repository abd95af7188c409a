import type { RiskCaseRow } from '../../db/case-tables.ts';
import { type CaseRecord, findCooperativeAct, lockCases } from '../../db/cases.ts';
import type { Trx } from '../../db/transaction.ts';
import { applyEvent } from '../../engine/dual-control/apply.ts';
import type { Case, CaseEvent, Move } from '../../engine/dual-control/case.ts';
import type { Progress } from '../../engine/dual-control/duties.ts';
import type { Hurdle } from '../../engine/dual-control/hurdles.ts';
import type { DualControlFile } from '../../engine/dual-control/schema.ts';
import { dualControlOf } from '../../engine/models.ts';
import type { Actor } from '../context.ts';
import { DomainError, type Issue } from '../errors.ts';
import { caseOf } from './record.ts';
import { saveWritings } from './save.ts';
import { HURDLE_TEXTS, REFUSAL_CODES } from './words.ts';
import { type Origin, writingOf } from './writing.ts';

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
  origin: Pick<Actor, 'countyCode'>,
  uscc: string,
  at: Date,
): Promise<Running | undefined> {
  const [running] = await runCases(trx, origin, [uscc], at);
  return running;
}

/** The same of several. */
export async function runCases(
  trx: Trx,
  { countyCode }: Pick<Actor, 'countyCode'>,
  usccs: readonly string[],
  at: Date,
): Promise<Running[]> {
  const records = await lockCases(trx, countyCode, usccs);
  return records.map((record) => {
    const rules = dualControlOf(record.row.rulesVersion, record.row.rulesDigest);
    return { record, rules, now: applyEvent(rules, caseOf(record), { kind: 'elapsed', at }) };
  });
}

/** What an event would make of a case; what is refused throws, in words for people. */
export function applied({ rules, now }: Running, event: CaseEvent): Progress {
  const after = applyEvent(rules, now.case, event);
  if ('refusal' in after) {
    const { refusal, hurdles = [] } = after;
    throw new DomainError(REFUSAL_CODES[refusal], hurdles.map(issueOf));
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
  const before = caseOf(record);
  const falls = progress.moves.some((move) => move.kind === 'moved' && move.keys.length > 0);
  const act = falls
    ? await findCooperativeAct(trx, origin.countyCode, row.uscc, before.stay)
    : undefined;
  const [saved] = await saveWritings(trx, [writingOf(origin, row, before, progress, act)]);
  return { row: saved as RiskCaseRow, ...progress };
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
