import type { CountyRow, TownRow } from './tables.ts';
import type { Trx } from './transaction.ts';

export async function getCounty(trx: Trx, countyCode: string): Promise<CountyRow> {
  return trx
    .selectFrom('county')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .executeTakeFirstOrThrow();
}

export async function findCounty(trx: Trx, countyCode: string): Promise<CountyRow | undefined> {
  return trx
    .selectFrom('county')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .executeTakeFirst();
}

/** The codes of all counties, for the machine. */
export async function listCountyCodes(trx: Trx): Promise<string[]> {
  const rows = await trx.selectFrom('county').select('countyCode').orderBy('countyCode').execute();
  return rows.map(({ countyCode }) => countyCode);
}

export async function listTowns(trx: Trx, countyCode: string): Promise<TownRow[]> {
  return trx
    .selectFrom('town')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .orderBy('townId')
    .execute();
}

export async function insertCounty(
  trx: Trx,
  county: CountyRow,
  towns: readonly TownRow[],
): Promise<void> {
  await trx.insertInto('county').values(county).execute();
  if (towns.length > 0)
    await trx
      .insertInto('town')
      .values([...towns])
      .execute();
}
