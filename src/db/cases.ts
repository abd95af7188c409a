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

/** A case with the duties and the keys that still count, as its next event finds them. */
export type CaseRecord = {
  readonly row: RiskCaseRow;
  readonly duties: readonly DutyRow[];
  readonly keys: readonly CaseKeyRow[];
};

/** Reads a case and keeps it until the transaction ends. */
export async function lockCase(
  trx: Trx,
  countyCode: string,
  uscc: string,
): Promise<CaseRecord | undefined> {
  const row = await trx
    .selectFrom('riskCase')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('uscc', '=', uscc)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : withDutiesAndKeys(trx, row);
}

async function withDutiesAndKeys(trx: Trx, row: RiskCaseRow): Promise<CaseRecord> {
  const { countyCode, uscc, stay, keyRound } = row;
  const duties = await trx
    .selectFrom('duty')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('uscc', '=', uscc)
    .where((where) =>
      where.or([
        where('stay', '=', stay),
        where.and([where('stay', 'is', null), where('state', '=', 'open')]),
      ]),
    )
    .orderBy('number')
    .execute();
  const keys = await trx
    .selectFrom('caseKey')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('uscc', '=', uscc)
    .where('stay', '=', stay)
    .where('round', '=', keyRound)
    .orderBy('place')
    .execute();
  return { row, duties, keys };
}

export async function findCase(
  trx: Trx,
  countyCode: string,
  uscc: string,
): Promise<RiskCaseRow | undefined> {
  return trx
    .selectFrom('riskCase')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('uscc', '=', uscc)
    .executeTakeFirst();
}

export async function insertMoves(trx: Trx, rows: readonly NewCaseMove[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('caseMove').values(rows).execute();
}

export async function insertCase(trx: Trx, row: RiskCaseRow): Promise<void> {
  await trx.insertInto('riskCase').values(row).execute();
}

export async function updateCase(trx: Trx, row: RiskCaseRow): Promise<void> {
  const { countyCode, uscc, ...values } = row;
  await trx
    .updateTable('riskCase')
    .set(values)
    .where('countyCode', '=', countyCode)
    .where('uscc', '=', uscc)
    .execute();
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

export async function insertKey(trx: Trx, row: CaseKeyRow): Promise<void> {
  await trx.insertInto('caseKey').values(row).execute();
}

export async function insertEntries(trx: Trx, rows: readonly CaseEntryRow[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('caseEntry').values(rows).execute();
}

/** The newest act of the cooperative in a stay: its key. */
export async function findCooperativeAct(
  trx: Trx,
  countyCode: string,
  uscc: string,
  stay: number,
): Promise<number | undefined> {
  const act = await trx
    .selectFrom('caseAct')
    .select('actNumber')
    .where('countyCode', '=', countyCode)
    .where('uscc', '=', uscc)
    .where('stay', '=', stay)
    .where('body', '=', 'cooperative')
    .where('kind', '=', 'completed')
    .orderBy('actNumber', 'desc')
    .limit(1)
    .executeTakeFirst();
  return act?.actNumber;
}

/** Cases in which something is due, the longest due first; those that another one works on are left. */
export async function lockDueCases(
  trx: Trx,
  countyCode: string,
  asOf: Date,
  limit: number,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('riskCase')
    .select('uscc')
    .where('countyCode', '=', countyCode)
    .where('nextStepAt', '<=', asOf)
    .orderBy('nextStepAt')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(({ uscc }) => uscc);
}
