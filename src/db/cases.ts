import { sql } from 'kysely';
import type {
  CaseActRow,
  CaseEntryRow,
  CaseKeyRow,
  DutyRow,
  Evidence,
  NewCaseMove,
  RiskCaseRow,
} from './case-tables.ts';
import { newestFirst } from './ratings.ts';
import type { RatingRow } from './tables.ts';
import type { Trx } from './transaction.ts';

/** A case with the duties and the keys that still count, as its next event finds them. */
export type CaseRecord = {
  readonly row: RiskCaseRow;
  readonly duties: readonly DutyRow[];
  readonly keys: readonly CaseKeyRow[];
  /** Who did something for the government in the present stay. */
  readonly officials: readonly string[];
};

/** Reads cases and keeps them until the transaction ends. */
export async function lockCases(
  trx: Trx,
  countyCode: string,
  usccs: readonly string[],
): Promise<CaseRecord[]> {
  if (usccs.length === 0) return [];
  const rows = await casesOf(trx, countyCode, usccs).orderBy('uscc').forUpdate().execute();
  return withParts(trx, countyCode, rows);
}

/** The same of one, without keeping it. */
export async function findCaseRecord(
  trx: Trx,
  countyCode: string,
  uscc: string,
): Promise<CaseRecord | undefined> {
  const rows = await casesOf(trx, countyCode, [uscc]).execute();
  const [record] = await withParts(trx, countyCode, rows);
  return record;
}

const casesOf = (trx: Trx, countyCode: string, usccs: readonly string[]) =>
  trx
    .selectFrom('riskCase')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('uscc', 'in', usccs);

async function withParts(
  trx: Trx,
  countyCode: string,
  rows: readonly RiskCaseRow[],
): Promise<CaseRecord[]> {
  if (rows.length === 0) return [];
  const usccs = rows.map(({ uscc }) => uscc);
  const duties = await trx
    .selectFrom('duty')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('uscc', 'in', usccs)
    .where((where) =>
      where.or([
        IS_OF_PRESENT_STAY,
        where.and([where('stay', 'is', null), where('state', '=', 'open')]),
      ]),
    )
    .orderBy('number')
    .execute();
  const keys = await trx
    .selectFrom('caseKey')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('uscc', 'in', usccs)
    .where(IS_OF_PRESENT_ROUND)
    .orderBy('place')
    .execute();
  const acts = await trx
    .selectFrom('caseAct')
    .select(['uscc', 'person'])
    .distinct()
    .where('countyCode', '=', countyCode)
    .where('uscc', 'in', usccs)
    .where('kind', '=', 'completed')
    .where('body', '!=', 'cooperative')
    .where(IS_OF_PRESENT_STAY)
    .orderBy('person')
    .execute();
  return rows.map((row) => {
    const isOf = ({ uscc }: { readonly uscc: string }) => uscc === row.uscc;
    const officials = acts.filter(isOf).map(({ person }) => person);
    return { row, duties: duties.filter(isOf), keys: keys.filter(isOf), officials };
  });
}

const IS_OF_PRESENT_STAY = sql<boolean>`(county_code, uscc, stay) in (
  select county_code, uscc, stay from risk_case)`;
const IS_OF_PRESENT_ROUND = sql<boolean>`(county_code, uscc, stay, round) in (
  select county_code, uscc, stay, key_round from risk_case)`;

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

/** The cooperatives in whose cases something is due, the longest due first. */
export async function listDueCases(
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
    .execute();
  return rows.map(({ uscc }) => uscc);
}

export type DutyFilter = {
  readonly uscc?: string | undefined;
  readonly body?: string | undefined;
  readonly state: 'open' | 'late' | 'ended';
  /** "{uscc}-{number}" of the last one of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
};

export type ListedDutyRow = DutyRow & { readonly name: string };

/** Duties, the first due first. */
export async function listDuties(
  trx: Trx,
  countyCode: string,
  { uscc, body, state, after, limit }: DutyFilter,
): Promise<ListedDutyRow[]> {
  const [ofCase = '', number = '0'] = (after ?? '').split('-');
  return trx
    .selectFrom('duty')
    .innerJoin('cooperative', (join) =>
      join
        .onRef('cooperative.countyCode', '=', 'duty.countyCode')
        .onRef('cooperative.uscc', '=', 'duty.uscc'),
    )
    .selectAll('duty')
    .select('cooperative.name')
    .where('duty.countyCode', '=', countyCode)
    .where('duty.state', state === 'ended' ? '!=' : '=', 'open')
    .$if(state === 'late', (query) => query.where('duty.lateAt', 'is not', null))
    .$if(uscc !== undefined, (query) => query.where('duty.uscc', '=', uscc ?? ''))
    .$if(body !== undefined, (query) => query.where('duty.body', '=', body ?? ''))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(duty.due_at, duty.uscc, duty.number) > (
          select due_at, uscc, number from duty
          where county_code = ${countyCode} and uscc = ${ofCase} and number = ${Number(number)})`,
      ),
    )
    .orderBy('duty.dueAt')
    .orderBy('duty.uscc')
    .orderBy('duty.number')
    .limit(limit)
    .execute();
}

/** What happened to a case, with the state in which the duty that it is about was opened. */
export type TimelineRow = CaseEntryRow & { readonly openedIn: string | null };

/** What happened to a case, the newest first. */
export async function listEntries(
  trx: Trx,
  countyCode: string,
  uscc: string,
  limit: number,
  before?: number,
): Promise<TimelineRow[]> {
  return trx
    .selectFrom('caseEntry as entry')
    .leftJoin('duty', (join) =>
      join
        .onRef('duty.countyCode', '=', 'entry.countyCode')
        .onRef('duty.uscc', '=', 'entry.uscc')
        .onRef('duty.number', '=', 'entry.dutyNumber'),
    )
    .selectAll('entry')
    .select('duty.openedIn')
    .where('entry.countyCode', '=', countyCode)
    .where('entry.uscc', '=', uscc)
    .$if(before !== undefined, (query) => query.where('entry.number', '<', before ?? 0))
    .orderBy('entry.number', 'desc')
    .limit(limit)
    .execute();
}

/** Rated cooperatives that have no case yet, with their newest rating. */
export async function listUnopened(
  trx: Trx,
  countyCode: string,
  limit: number,
): Promise<Pick<RatingRow, 'uscc' | 'ratingId' | 'fiscalYear' | 'level'>[]> {
  return trx
    .selectFrom('cooperative')
    .innerJoinLateral(
      (join) =>
        join
          .selectFrom('rating')
          .select(['ratingId', 'fiscalYear', 'level'])
          .whereRef('rating.countyCode', '=', 'cooperative.countyCode')
          .whereRef('rating.uscc', '=', 'cooperative.uscc')
          .orderBy(newestFirst)
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .leftJoin('riskCase', (join) =>
      join
        .onRef('riskCase.countyCode', '=', 'cooperative.countyCode')
        .onRef('riskCase.uscc', '=', 'cooperative.uscc'),
    )
    .select(['cooperative.uscc', 'newest.ratingId', 'newest.fiscalYear', 'newest.level'])
    .where('cooperative.countyCode', '=', countyCode)
    .where('riskCase.uscc', 'is', null)
    .orderBy('cooperative.uscc')
    .limit(limit)
    .execute();
}

/** The clock that decides what is due. */
export async function databaseClock(trx: Trx): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(trx);
  return rows[0]?.now as Date;
}
