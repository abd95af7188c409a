import { listOrganisations as listRows } from '../../db/organisations.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import { describeOrganisation } from './describe.ts';
import {
  type ListOrganisationsInput,
  listOrganisationsInput,
  type OrganisationList,
} from './schemas.ts';

/** The organisations of the county, beside its towns and cooperatives. */
export async function listOrganisations({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListOrganisationsInput;
}): Promise<OrganisationList> {
  const { countyCode } = requirePermission(ctx, 'people:read');
  const { after = '', limit } = listOrganisationsInput.parse(input);
  const all = await read(ctx, (trx) => listRows(trx, countyCode));
  const rest = all.filter(({ organisationId }) => organisationId > after);
  const page = rest.slice(0, limit);
  return {
    items: page.map(describeOrganisation),
    next: rest.length > limit ? (page.at(-1)?.organisationId ?? null) : null,
  };
}
