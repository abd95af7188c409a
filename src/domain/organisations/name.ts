import { findCooperative } from '../../db/cooperatives.ts';
import { listTowns } from '../../db/counties.ts';
import { findOrganisation } from '../../db/organisations.ts';
import type { Trx } from '../../db/transaction.ts';
import type { Role } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { Bilingual } from '../schemas.ts';

type Post = {
  readonly countyCode: string;
  readonly role: Role;
  /** A town's id, a credit code or the id of an organisation. */
  readonly organisation: string;
};

/** What an organisation is called; undefined if the county has none like that for the role. */
export async function nameOfOrganisation(
  trx: Trx,
  { countyCode, role, organisation }: Post,
): Promise<Bilingual | undefined> {
  if (role === 'township') {
    const towns = await listTowns(trx, countyCode);
    return named(towns.find(({ townId }) => townId === organisation));
  }
  if (role === 'cooperative') {
    const found = await findCooperative(trx, countyCode, organisation, { kind: 'all' });
    return found && { zh: found.name, en: found.nameEn ?? found.name };
  }
  const found = await findOrganisation(trx, countyCode, organisation);
  return named(found?.kind === role ? found : undefined);
}

const named = (row: { readonly nameZh: string; readonly nameEn: string } | undefined) =>
  row && { zh: row.nameZh, en: row.nameEn };

/** Refuses an organisation that the county does not have for the role. */
export async function requireOrganisation(trx: Trx, post: Post): Promise<Bilingual> {
  const name = await nameOfOrganisation(trx, post);
  if (name === undefined) throw new DomainError('INPUT_INVALID', [ORGANISATION_UNKNOWN]);
  return name;
}

const ORGANISATION_UNKNOWN = {
  pointer: '/organisation',
  code: 'ORGANISATION_UNKNOWN',
  zh: '本县没有该身份对应的单位。',
  en: 'The county has no such organisation for this role.',
};
