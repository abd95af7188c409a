import { FACT_COLUMNS } from './columns.ts';
import type { FactSheetRow, FactValues } from './tables.ts';
import type { Trx } from './transaction.ts';

export type NewFactSheet = Omit<FactSheetRow, keyof FactValues> & Partial<FactValues>;

/** The facts that a cooperative sent with a statement. */
export async function findFactsOfStatement(
  trx: Trx,
  countyCode: string,
  statementId: string,
): Promise<FactSheetRow | undefined> {
  return sheets(trx, countyCode).where('statementId', '=', statementId).executeTakeFirst();
}

export async function findFactSheet(
  trx: Trx,
  countyCode: string,
  factSheetId: string,
): Promise<FactSheetRow | undefined> {
  return sheets(trx, countyCode).where('factSheetId', '=', factSheetId).executeTakeFirst();
}

/** Sheets by their ids. */
export async function listFactSheets(
  trx: Trx,
  countyCode: string,
  factSheetIds: readonly string[],
): Promise<ReadonlyMap<string, FactSheetRow>> {
  if (factSheetIds.length === 0) return new Map();
  const rows = await sheets(trx, countyCode).where('factSheetId', 'in', factSheetIds).execute();
  return new Map(rows.map((row) => [row.factSheetId, row]));
}

/** The facts that came with statements, by the ids of these. */
export async function listFactsOfStatements(
  trx: Trx,
  countyCode: string,
  statementIds: readonly string[],
): Promise<ReadonlyMap<string, FactSheetRow>> {
  if (statementIds.length === 0) return new Map();
  const rows = await sheets(trx, countyCode).where('statementId', 'in', statementIds).execute();
  return new Map(rows.map((row) => [row.statementId ?? '', row]));
}

/** The newest sheet of facts on record; each sheet repeats what the sheets before it said. */
export async function findFactsOnRecord(
  trx: Trx,
  countyCode: string,
  uscc: string,
  fiscalYear: number,
): Promise<FactSheetRow | undefined> {
  return sheetsOnRecord(trx, countyCode, uscc)
    .where('fiscalYear', '=', fiscalYear)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The sheet that was recorded last, of whatever year. */
export async function findNewestFactsOnRecord(
  trx: Trx,
  countyCode: string,
  uscc: string,
): Promise<FactSheetRow | undefined> {
  return sheetsOnRecord(trx, countyCode, uscc)
    .orderBy('recordedAt', 'desc')
    .orderBy('factSheetId', 'desc')
    .limit(1)
    .executeTakeFirst();
}

const sheets = (trx: Trx, countyCode: string) =>
  trx.selectFrom('factSheet').selectAll().where('countyCode', '=', countyCode);

const sheetsOnRecord = (trx: Trx, countyCode: string, uscc: string) =>
  sheets(trx, countyCode).where('uscc', '=', uscc).where('statementId', 'is', null);

export const insertFactSheet = (trx: Trx, sheet: NewFactSheet): Promise<void> =>
  insertFactSheets(trx, [sheet]);

/** How many sheets go into one insert: each has some dozens of facts. */
const BATCH = 500;

export async function insertFactSheets(trx: Trx, sheets: readonly NewFactSheet[]): Promise<void> {
  for (let i = 0; i < sheets.length; i += BATCH) {
    const rows = sheets.slice(i, i + BATCH) as FactSheetRow[];
    await trx.insertInto('factSheet').values(rows).execute();
  }
}

/** The facts of a sheet, without what it says about itself. */
export function factValues(sheet: FactSheetRow | undefined): Partial<FactValues> {
  return sheet === undefined
    ? {}
    : Object.fromEntries(FACT_COLUMNS.map((column) => [column, sheet[column]]));
}
