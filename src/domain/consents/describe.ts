import type { RevocableConsentRow } from '../../db/consents.ts';
import type { OrganisationRow } from '../../db/tables.ts';
import { PURPOSE_NAMES } from './purposes.ts';
import type { Consent } from './schemas.ts';
import { SCOPE_NAMES } from './scopes.ts';
import { CURRENT_WORDING, WORDINGS, type WordingVersion } from './wording.ts';

type Row = Omit<RevocableConsentRow, 'revokedBy'>;

export function describeConsent(
  row: Row,
  organisations: readonly OrganisationRow[],
  now: Date,
): Consent {
  const receiver = organisations.find((it) => it.organisationId === row.receiver);
  const version = (Object.keys(WORDINGS) as WordingVersion[]).find(
    (known) => known === row.wordingVersion,
  );
  return {
    consentId: row.consentId,
    uscc: row.uscc,
    receiver: {
      organisationId: row.receiver,
      zh: receiver?.nameZh ?? row.receiver,
      en: receiver?.nameEn ?? row.receiver,
    },
    purpose: PURPOSE_NAMES.find((known) => known === row.purpose) ?? 'loan',
    scopes: SCOPE_NAMES.filter((known) => row.scopes.includes(known)),
    validFrom: row.validFrom.toISOString(),
    validUntil: row.validUntil.toISOString(),
    state: stateOf(row, now),
    wording: { version: row.wordingVersion, ...WORDINGS[version ?? CURRENT_WORDING] },
    grantedBy: row.grantedBy,
    grantedAt: row.grantedAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
    reason: row.reason,
  };
}

export function stateOf({ revokedAt, validFrom, validUntil }: Row, now: Date): Consent['state'] {
  if (revokedAt !== null) return 'revoked';
  if (validUntil <= now) return 'expired';
  return validFrom <= now ? 'live' : 'pending';
}
