import type { OrganisationRow } from '../../db/tables.ts';
import type { Organisation } from './schemas.ts';

export const describeOrganisation = (row: OrganisationRow): Organisation => ({
  organisationId: row.organisationId,
  kind: row.kind,
  zh: row.nameZh,
  en: row.nameEn,
  recordedAt: row.recordedAt.toISOString(),
});
