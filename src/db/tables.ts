import type { Insertable, Selectable } from 'kysely';
import type { AccessTables } from './access-tables.ts';
import type { AuditTables } from './audit-tables.ts';
import type { BuyerTables } from './buyer-tables.ts';
import type { CaseTables } from './case-tables.ts';
import type { AmountColumn, FactColumn } from './columns.ts';
import type { ImportTables } from './import-tables.ts';
import type { PrivacyTables } from './privacy-tables.ts';
import type { QuestionTables } from './question-tables.ts';
import type { ThirdPartyTables } from './third-party-tables.ts';
import type { WebhookTables } from './webhook-tables.ts';
import type { WeightingTables } from './weighting-tables.ts';

/*
 * One type a table, columns in camel case. numeric comes back as a number: amounts have at most
 * twelve digits before the point, which a double holds exact to the fen.
 */

type CountyTable = {
  countyCode: string;
  nameZh: string;
  nameEn: string;
  isFictional: boolean;
};

type TownTable = { countyCode: string; townId: string; nameZh: string; nameEn: string };

type CooperativeTable = {
  countyCode: string;
  uscc: string;
  townId: string;
  name: string;
  nameEn: string | null;
  trade: string;
  tradeEn: string | null;
  registeredOn: string;
  note: string | null;
  noteEn: string | null;
  recordedBy: string;
  recordedAt: Date;
};

type OrganisationTable = {
  countyCode: string;
  organisationId: string;
  kind: 'bureau' | 'bank' | 'guarantor' | 'regulator' | 'expert';
  nameZh: string;
  nameEn: string;
  recordedBy: string;
  recordedAt: Date;
};

type StatementTable = {
  countyCode: string;
  statementId: string;
  uscc: string;
  fiscalYear: number;
  revision: number;
  form: string;
  /** What was filed, word for word, as canonical JSON: evidence that scoring does not read. */
  document: string;
  documentDigest: string;
  submittedBy: string;
  submittedAt: Date;
};

type StatementAmountsTable = { countyCode: string; statementId: string } & Record<
  AmountColumn,
  number | null
>;

type StatementVerificationTable = {
  countyCode: string;
  statementId: string;
  submittedBy: string;
  verifiedBy: string;
  decision: 'accepted' | 'returned';
  note: string | null;
  verifiedAt: Date;
};

type FactSheetTable = {
  countyCode: string;
  factSheetId: string;
  uscc: string;
  fiscalYear: number;
  /** The statement that the cooperative sent it with; null for facts that government records. */
  statementId: string | null;
  revision: number;
  source: string;
  recordedBy: string;
  recordedAt: Date;
} & Record<FactColumn, number | null>;

type RatingTable = {
  countyCode: string;
  ratingId: string;
  uscc: string;
  fiscalYear: number;
  statementId: string | null;
  /** Facts of the year. */
  factSheetId: string | null;
  /** What holds until something else is known, as it stood when the rating was made. */
  standingSheetId: string | null;
  modelId: string;
  modelVersion: string;
  modelDigest: string;
  score: number | null;
  level: string;
  levelByScore: string | null;
  triggers: string[];
  missingWeight: number;
  /** In the order of the model's criteria. */
  criterionScores: (number | null)[];
  ratedBy: string;
  ratedAt: Date;
};

export type Database = {
  county: CountyTable;
  town: TownTable;
  organisation: OrganisationTable;
  cooperative: CooperativeTable;
  statement: StatementTable;
  statementAmounts: StatementAmountsTable;
  statementVerification: StatementVerificationTable;
  factSheet: FactSheetTable;
  rating: RatingTable;
} & AccessTables &
  AuditTables &
  BuyerTables &
  CaseTables &
  ImportTables &
  PrivacyTables &
  ThirdPartyTables &
  WebhookTables &
  QuestionTables &
  WeightingTables;

export type CountyRow = Selectable<CountyTable>;
export type TownRow = Selectable<TownTable>;
export type OrganisationRow = Selectable<OrganisationTable>;
export type CooperativeRow = Selectable<CooperativeTable>;
export type StatementRow = Selectable<StatementTable>;
export type NewStatement = Insertable<StatementTable>;
export type VerificationRow = Selectable<StatementVerificationTable>;
export type RatingRow = Selectable<RatingTable>;
export type FactValues = Record<FactColumn, number | null>;
export type AmountValues = Record<AmountColumn, number | null>;
export type FactSheetRow = Selectable<FactSheetTable>;
