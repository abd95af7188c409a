import type {
  CaseActRow,
  CaseEntryRow,
  CaseKeyRow,
  DutyRow,
  Evidence,
  NewCaseMove,
  RiskCaseRow,
} from './case-tables.ts';
import type { Trx } from './transaction.ts';

/** Adds cases, and changes those that are there. */
export async function saveCases(trx: Trx, rows: readonly RiskCaseRow[]): Promise<void> {
  await trx
    .insertInto('riskCase')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['countyCode', 'uscc']).doUpdateSet((set) => ({
        state: set.ref('excluded.state'),
        stay: set.ref('excluded.stay'),
        revision: set.ref('excluded.revision'),
        disputedRatingId: set.ref('excluded.disputedRatingId'),
        isPaused: set.ref('excluded.isPaused'),
        enteredAt: set.ref('excluded.enteredAt'),
        cleanSince: set.ref('excluded.cleanSince'),
        lateCount: set.ref('excluded.lateCount'),
        keyRound: set.ref('excluded.keyRound'),
        ratingId: set.ref('excluded.ratingId'),
        ratingLevel: set.ref('excluded.ratingLevel'),
        ratedAt: set.ref('excluded.ratedAt'),
        dutyCount: set.ref('excluded.dutyCount'),
        actCount: set.ref('excluded.actCount'),
        entryCount: set.ref('excluded.entryCount'),
        knownAt: set.ref('excluded.knownAt'),
        nextStepAt: set.ref('excluded.nextStepAt'),
      })),
    )
    .execute();
}

export async function insertMoves(trx: Trx, rows: readonly NewCaseMove[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('caseMove').values(rows).execute();
}

/** Adds duties and changes those that are there. */
export async function saveDuties(trx: Trx, rows: readonly DutyRow[]): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto('duty')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['countyCode', 'uscc', 'number']).doUpdateSet((set) => ({
        state: set.ref('excluded.state'),
        dueAt: set.ref('excluded.dueAt'),
        remindAt: set.ref('excluded.remindAt'),
        raisesAt: set.ref('excluded.raisesAt'),
        renewsAt: set.ref('excluded.renewsAt'),
        isReminded: set.ref('excluded.isReminded'),
        lateAt: set.ref('excluded.lateAt'),
        endedAt: set.ref('excluded.endedAt'),
        person: set.ref('excluded.person'),
        doneBody: set.ref('excluded.doneBody'),
        organisation: set.ref('excluded.organisation'),
        result: set.ref('excluded.result'),
        answer: set.ref('excluded.answer'),
      })),
    )
    .execute();
}

export async function insertAct(
  trx: Trx,
  row: Omit<CaseActRow, 'evidence'> & { readonly evidence: readonly Evidence[] },
): Promise<void> {
  const values = { ...row, evidence: JSON.stringify(row.evidence) };
  await trx.insertInto('caseAct').values(values).execute();
}

export async function insertKeys(trx: Trx, rows: readonly CaseKeyRow[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('caseKey').values(rows).execute();
}

export async function insertEntries(trx: Trx, rows: readonly CaseEntryRow[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('caseEntry').values(rows).execute();
}
