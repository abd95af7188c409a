import { listTowns } from '../../db/counties.ts';
import { listOrganisations } from '../../db/organisations.ts';
import { read } from '../change.ts';
import type { Context, Role } from '../context.ts';
import { nameOfOrganisation } from '../organisations/name.ts';
import { requirePermission } from '../permissions.ts';
import type { Bilingual } from '../schemas.ts';
import { rolesBeside } from './authority.ts';

/** An organisation that somebody may invite people for. */
export type InvitingFor = {
  readonly role: Role;
  readonly organisation: string;
  readonly name: Bilingual;
};

/** The organisations that somebody may invite for, but for cooperatives, of which there are many. */
export async function listPosts({ ctx }: { ctx: Context }): Promise<readonly InvitingFor[]> {
  const actor = requirePermission(ctx, 'people:read');
  const { countyCode, role, organisation } = actor;
  const beside = rolesBeside(actor);
  return read(ctx, async (trx) => {
    const own = organisation && (await nameOfOrganisation(trx, { countyCode, role, organisation }));
    const towns = beside.includes('township') ? await listTowns(trx, countyCode) : [];
    const organisations = await listOrganisations(trx, countyCode);
    return [
      ...(own ? [{ role, organisation: organisation ?? '', name: own }] : []),
      ...towns.map((town) => ({
        role: 'township' as const,
        organisation: town.townId,
        name: { zh: town.nameZh, en: town.nameEn },
      })),
      ...organisations
        .filter(({ kind }) => beside.includes(kind))
        .map((row) => ({
          role: row.kind,
          organisation: row.organisationId,
          name: { zh: row.nameZh, en: row.nameEn },
        })),
    ];
  });
}
