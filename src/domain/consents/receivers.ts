import { listOrganisations } from '../../db/organisations.ts';
import type { OrganisationRow } from '../../db/tables.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import type { Bilingual } from '../schemas.ts';
import { isReceiverKind, PURPOSES_OF, type Purpose } from './purposes.ts';

export type Receiver = Bilingual & {
  readonly organisationId: string;
  readonly purposes: readonly Purpose[];
};

/** What an organisation may be given a consent for; nothing if it is no bank or guarantor. */
export const purposesOf = ({ kind }: Pick<OrganisationRow, 'kind'>): readonly Purpose[] =>
  isReceiverKind(kind) ? PURPOSES_OF[kind] : [];

/** The banks and guarantors of the county, for a cooperative to choose from. */
export async function listReceivers({ ctx }: { ctx: Context }): Promise<readonly Receiver[]> {
  const { countyCode } = requirePermission(ctx, 'consents:grant');
  const organisations = await read(ctx, (trx) => listOrganisations(trx, countyCode));
  return organisations
    .map((row) => ({
      organisationId: row.organisationId,
      zh: row.nameZh,
      en: row.nameEn,
      purposes: purposesOf(row),
    }))
    .filter(({ purposes }) => purposes.length > 0);
}
