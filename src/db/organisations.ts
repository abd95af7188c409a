import type { OrganisationRow } from './tables.ts';
import type { Trx } from './transaction.ts';

export async function listOrganisations(
  trx: Trx,
  countyCode: string,
): Promise<readonly OrganisationRow[]> {
  return trx
    .selectFrom('organisation')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .orderBy('organisationId')
    .execute();
}

export async function findOrganisation(
  trx: Trx,
  countyCode: string,
  organisationId: string,
): Promise<OrganisationRow | undefined> {
  return trx
    .selectFrom('organisation')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('organisationId', '=', organisationId)
    .executeTakeFirst();
}

/** Adds those that are not there yet. */
export async function insertOrganisations(
  trx: Trx,
  rows: readonly OrganisationRow[],
): Promise<void> {
  await trx
    .insertInto('organisation')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
