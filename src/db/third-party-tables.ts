import type { Selectable } from 'kysely';
import type { THIRD_PARTY_COLUMNS } from './columns.ts';

/* What third parties say of cooperatives, and what ratings rest on besides statement and sheets. */

type ThirdPartyItemTable = {
  countyCode: string;
  itemId: string;
  uscc: string;
  kind: string;
  /** What it says, as canonical JSON. */
  content: string;
  source: string;
  observedOn: string;
  /** The last day on which it counts. */
  expiresOn: string;
  evidenceName: string | null;
  evidenceSha256: string | null;
  recordedBy: string;
  recordedAt: Date;
};

type ThirdPartyCheckTable = {
  countyCode: string;
  itemId: string;
  uscc: string;
  recordedBy: string;
  decision: 'verified' | 'refused';
  note: string | null;
  verifiedBy: string;
  verifiedAt: Date;
};

type RatingBasisTable = {
  countyCode: string;
  ratingId: string;
  uscc: string;
  /** The third-party items that counted. */
  itemIds: string[];
  /** What the rating remembers, as canonical JSON; null where there was nothing. */
  history: string | null;
} & Record<(typeof THIRD_PARTY_COLUMNS)[number], number | null>;

export type ThirdPartyTables = {
  thirdPartyItem: ThirdPartyItemTable;
  thirdPartyCheck: ThirdPartyCheckTable;
  ratingBasis: RatingBasisTable;
};

export type ThirdPartyItemRow = Selectable<ThirdPartyItemTable>;
export type ThirdPartyCheckRow = Selectable<ThirdPartyCheckTable>;
export type RatingBasisRow = Selectable<RatingBasisTable>;
