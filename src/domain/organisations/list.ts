import { listOrganisations as listRows } from '../../db/organisations.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { type PageInput, pageInput, pageOf } from '../page.ts';
import { requirePermission } from '../permissions.ts';
import { describeOrganisation } from './describe.ts';
import type { OrganisationList } from './schemas.ts';

/** The organisations of the county, beside its towns and cooperatives. */
export async function listOrganisations({
  ctx,
  input,
}: {
  ctx: Context;
  input: PageInput;
}): Promise<OrganisationList> {
  const { countyCode } = requirePermission(ctx, 'people:read');
  const { after = '', limit } = pageInput.parse(input);
  const all = await read(ctx, (trx) => listRows(trx, countyCode));
  const rest = all.filter(({ organisationId }) => organisationId > after);
  const { items, next } = pageOf(rest, limit, ({ organisationId }) => organisationId);
  return { items: items.map(describeOrganisation), next };
}
