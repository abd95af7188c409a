import type { Generated, Insertable, Selectable } from 'kysely';
import type { AmountColumn, FactColumn } from './columns.ts';
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

type ApiKeyTable = {
  countyCode: string;
  keyId: string;
  keyHash: string;
  role: string;
  organisation: string | null;
  actor: string;
  name: string;
  createdAt: Date;
  expiresAt: Date | null;
  scopes: readonly string[] | null;
  mayApprove: boolean;
};

type ApiKeyRevocationTable = {
  countyCode: string;
  keyId: string;
  revokedBy: string;
  revokedAt: Date;
};

type MembershipTable = {
  countyCode: string;
  membershipId: string;
  userId: string;
  role: string;
  organisation: string;
  name: string;
  /** What the person may do for the organisation; null stands for all that the role may. */
  scopes: readonly string[] | null;
  invitedBy: string;
  createdAt: Date;
};

type MembershipEndTable = {
  countyCode: string;
  membershipId: string;
  endedBy: string;
  endedAt: Date;
};

type InvitationTable = {
  countyCode: string;
  invitationId: string;
  tokenHash: string;
  email: string;
  role: string;
  organisation: string;
  scopes: readonly string[] | null;
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
};

type InvitationUseTable = {
  countyCode: string;
  invitationId: string;
  membershipId: string;
  usedAt: Date;
};

type AuditRecordTable = {
  countyCode: string;
  chain: string;
  seq: number;
  hash: string;
  /** Canonical JSON, the text that the hash is computed from. */
  record: string;
  actor: string;
  action: string;
  subject: string;
  recordedAt: Date;
};

/** Where each chain stands; one begins at number 0, with the hash that its first record follows. */
type AuditHeadTable = {
  countyCode: string;
  chain: string;
  seq: Generated<number>;
  hash: Generated<string>;
};

type IdempotencyKeyTable = {
  countyCode: string;
  actor: string;
  key: string;
  inputDigest: string;
  result: string | null;
  createdAt: Date;
};

type ConsentTable = {
  countyCode: string;
  consentId: string;
  uscc: string;
  receiver: string;
  purpose: string;
  scopes: readonly string[];
  validFrom: Date;
  validUntil: Date;
  wordingVersion: string;
  grantedBy: string;
  grantedAt: Date;
};

type ConsentRevocationTable = {
  countyCode: string;
  consentId: string;
  uscc: string;
  receiver: string;
  reason: string | null;
  revokedBy: string;
  revokedAt: Date;
};

/** A view: what is live for whoever asks, at the moment and for the purpose of their request. */
type LiveConsentView = Pick<
  ConsentTable,
  'countyCode' | 'consentId' | 'uscc' | 'purpose' | 'scopes'
>;

type ContactTable = {
  countyCode: string;
  uscc: string;
  revision: number;
  name: string;
  phone: string;
  recordedBy: string;
  recordedAt: Date;
};

type DisclosureTable = {
  countyCode: string;
  disclosureId: string;
  uscc: string;
  role: string;
  organisation: string | null;
  actor: string;
  purpose: string;
  consentId: string | null;
  shown: readonly string[];
  requestId: string;
  disclosedAt: Date;
};

type RatingReviewRequestTable = {
  countyCode: string;
  requestId: string;
  uscc: string;
  ratingId: string;
  ratedBy: string;
  reasons: string;
  requestedBy: string;
  requestedAt: Date;
};

type RatingReviewDecisionTable = {
  countyCode: string;
  requestId: string;
  uscc: string;
  ratedBy: string;
  requestedBy: string;
  outcome: 'upheld' | 'rate-again';
  reasons: string;
  decidedBy: string;
  decidedAt: Date;
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
  apiKey: ApiKeyTable;
  apiKeyRevocation: ApiKeyRevocationTable;
  membership: MembershipTable;
  membershipEnd: MembershipEndTable;
  invitation: InvitationTable;
  invitationUse: InvitationUseTable;
  auditRecord: AuditRecordTable;
  auditHead: AuditHeadTable;
  idempotencyKey: IdempotencyKeyTable;
  consent: ConsentTable;
  consentRevocation: ConsentRevocationTable;
  liveConsent: LiveConsentView;
  contact: ContactTable;
  disclosure: DisclosureTable;
  ratingReviewRequest: RatingReviewRequestTable;
  ratingReviewDecision: RatingReviewDecisionTable;
} & WeightingTables;

export type CountyRow = Selectable<CountyTable>;
export type TownRow = Selectable<TownTable>;
export type OrganisationRow = Selectable<OrganisationTable>;
export type CooperativeRow = Selectable<CooperativeTable>;
export type StatementRow = Selectable<StatementTable>;
export type NewStatement = Insertable<StatementTable>;
export type VerificationRow = Selectable<StatementVerificationTable>;
export type RatingRow = Selectable<RatingTable>;
export type ApiKeyRow = Selectable<ApiKeyTable>;
export type ApiKeyRevocationRow = Selectable<ApiKeyRevocationTable>;
export type MembershipRow = Selectable<MembershipTable>;
export type MembershipEndRow = Selectable<MembershipEndTable>;
export type InvitationRow = Selectable<InvitationTable>;
export type InvitationUseRow = Selectable<InvitationUseTable>;
export type AuditRecordRow = Selectable<AuditRecordTable>;
export type AuditHeadRow = Selectable<AuditHeadTable>;
export type IdempotencyKeyRow = Selectable<IdempotencyKeyTable>;
export type FactValues = Record<FactColumn, number | null>;
export type AmountValues = Record<AmountColumn, number | null>;
export type FactSheetRow = Selectable<FactSheetTable>;
export type ConsentRow = Selectable<ConsentTable>;
export type ConsentRevocationRow = Selectable<ConsentRevocationTable>;
export type LiveConsentRow = Selectable<LiveConsentView>;
export type ContactRow = Selectable<ContactTable>;
export type DisclosureRow = Selectable<DisclosureTable>;
export type RatingReviewRequestRow = Selectable<RatingReviewRequestTable>;
export type RatingReviewDecisionRow = Selectable<RatingReviewDecisionTable>;
