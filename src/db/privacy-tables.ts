import type { Selectable } from 'kysely';

/* Consents, the register of disclosures, contacts, and reviews of ratings by a person. */

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

export type PrivacyTables = {
  consent: ConsentTable;
  consentRevocation: ConsentRevocationTable;
  liveConsent: LiveConsentView;
  contact: ContactTable;
  disclosure: DisclosureTable;
  ratingReviewRequest: RatingReviewRequestTable;
  ratingReviewDecision: RatingReviewDecisionTable;
};

export type ConsentRow = Selectable<ConsentTable>;
export type ConsentRevocationRow = Selectable<ConsentRevocationTable>;
export type LiveConsentRow = Selectable<LiveConsentView>;
export type ContactRow = Selectable<ContactTable>;
export type DisclosureRow = Selectable<DisclosureTable>;
export type RatingReviewRequestRow = Selectable<RatingReviewRequestTable>;
export type RatingReviewDecisionRow = Selectable<RatingReviewDecisionTable>;
