import { listTowns } from '../../db/counties.ts';
import { listDisclosures as listDisclosureRows } from '../../db/disclosures.ts';
import { listOrganisations } from '../../db/organisations.ts';
import type { DisclosureRow } from '../../db/privacy-tables.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { pageOf } from '../page.ts';
import { listedUscc, requirePermission } from '../permissions.ts';
import {
  type Disclosure,
  type DisclosureList,
  type ListDisclosuresInput,
  listDisclosuresInput,
} from './schemas.ts';

/** Who saw what, newest first: a cooperative about itself, bureau and regulator about all. */
export async function listDisclosures({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListDisclosuresInput;
}): Promise<DisclosureList> {
  const actor = requirePermission(ctx, 'disclosures:read');
  const { countyCode } = actor;
  const { uscc, after, limit } = listDisclosuresInput.parse(input);
  return read(ctx, async (trx) => {
    const rows = await listDisclosureRows(trx, countyCode, {
      uscc: listedUscc(actor, uscc),
      after,
      limit: limit + 1,
    });
    const places = [
      ...(await listOrganisations(trx, countyCode)).map((it) => ({ ...it, id: it.organisationId })),
      ...(await listTowns(trx, countyCode)).map((it) => ({ ...it, id: it.townId })),
    ];
    const { items, next } = pageOf(rows, limit, ({ disclosureId }) => disclosureId);
    return { items: items.map((row) => describe(row, places)), next };
  });
}

type Place = { readonly id: string; readonly nameZh: string; readonly nameEn: string };

function describe(row: DisclosureRow, places: readonly Place[]): Disclosure {
  const { countyCode: _, organisation, disclosedAt, shown, ...entry } = row;
  const place = places.find(({ id }) => id === organisation);
  const name = organisation ?? row.role;
  return {
    ...entry,
    organisation: {
      organisationId: organisation,
      zh: place?.nameZh ?? name,
      en: place?.nameEn ?? name,
    },
    shown: [...shown],
    disclosedAt: disclosedAt.toISOString(),
  };
}
