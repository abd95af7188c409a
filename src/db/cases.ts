import { sql } from 'kysely';
import type { CaseKeyRow, DutyRow, RiskCaseRow } from './case-tables.ts';
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

/** The state of a case alone; undefined where there is none. */
export async function findCaseState(
  trx: Trx,
  countyCode: string,
  uscc: string,
): Promise<string | undefined> {
  const row = await casesOf(trx, countyCode, [uscc]).executeTakeFirst();
  return row?.state;
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
        ofPresentStay(rows),
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
    .where(ofPresentRound(rows))
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
    .where(ofPresentStay(rows))
    .orderBy('person')
    .execute();
  return rows.map((row) => {
    const isOf = ({ uscc }: { readonly uscc: string }) => uscc === row.uscc;
    const officials = acts.filter(isOf).map(({ person }) => person);
    return { row, duties: duties.filter(isOf), keys: keys.filter(isOf), officials };
  });
}

const ofPresentStay = (rows: readonly RiskCaseRow[]) =>
  sql<boolean>`(uscc, stay) in (${sql.join(
    rows.map(({ uscc, stay }) => sql`(${uscc}, ${stay}::integer)`),
  )})`;

const ofPresentRound = (rows: readonly RiskCaseRow[]) =>
  sql<boolean>`(uscc, stay, round) in (${sql.join(
    rows.map(({ uscc, stay, keyRound }) => sql`(${uscc}, ${stay}::integer, ${keyRound}::integer)`),
  )})`;

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
