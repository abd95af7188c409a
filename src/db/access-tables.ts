import type { Selectable } from 'kysely';

/* Who may act for whom: keys, memberships and invitations. */

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
  /** Empty once it was forgotten. */
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

type MembershipConfirmationTable = {
  countyCode: string;
  membershipId: string;
  userId: string;
  invitedBy: string;
  confirmedBy: string;
  confirmedAt: Date;
};

type InvitationTable = {
  countyCode: string;
  invitationId: string;
  tokenHash: string;
  /** Empty once it was forgotten. */
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

type InvitationWithdrawalTable = {
  countyCode: string;
  invitationId: string;
  withdrawnBy: string;
  withdrawnAt: Date;
};

export type AccessTables = {
  apiKey: ApiKeyTable;
  apiKeyRevocation: ApiKeyRevocationTable;
  membership: MembershipTable;
  membershipEnd: MembershipEndTable;
  membershipConfirmation: MembershipConfirmationTable;
  invitation: InvitationTable;
  invitationUse: InvitationUseTable;
  invitationWithdrawal: InvitationWithdrawalTable;
};

export type ApiKeyRow = Selectable<ApiKeyTable>;
export type ApiKeyRevocationRow = Selectable<ApiKeyRevocationTable>;
export type MembershipRow = Selectable<MembershipTable>;
export type MembershipEndRow = Selectable<MembershipEndTable>;
export type MembershipConfirmationRow = Selectable<MembershipConfirmationTable>;
export type InvitationRow = Selectable<InvitationTable>;
export type InvitationUseRow = Selectable<InvitationUseTable>;
export type InvitationWithdrawalRow = Selectable<InvitationWithdrawalTable>;
