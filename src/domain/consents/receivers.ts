import { listOrganisations } from '../../db/organisations.ts';
import type { OrganisationRow } from '../../db/tables.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import type { Bilingual } from '../schemas.ts';

export type Receiver = Bilingual & { readonly organisationId: string };

/** Whether an organisation may be given a consent. */
export const mayReceive = ({ kind }: Pick<OrganisationRow, 'kind'>): boolean =>
  kind === 'bank' || kind === 'guarantor';

/** The banks and guarantors of the county, for a cooperative to choose from. */
export async function listReceivers({ ctx }: { ctx: Context }): Promise<readonly Receiver[]> {
  const { countyCode } = requirePermission(ctx, 'consents:grant');
  const organisations = await read(ctx, (trx) => listOrganisations(trx, countyCode));
  return organisations
    .filter(mayReceive)
    .map(({ organisationId, nameZh, nameEn }) => ({ organisationId, zh: nameZh, en: nameEn }));
}
