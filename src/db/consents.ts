import type { ConsentRevocationRow, ConsentRow, LiveConsentRow } from './privacy-tables.ts';
import type { Trx } from './transaction.ts';

/** A consent beside its revocation, if there is one. */
export type RevocableConsentRow = ConsentRow & {
  readonly revokedAt: Date | null;
  readonly revokedBy: string | null;
  readonly reason: string | null;
};

export type ConsentFilter = {
  readonly uscc?: string | undefined;
  readonly receiver?: string | undefined;
  /** Start behind this consent. */
  readonly after?: string | undefined;
  readonly limit: number;
};

function consents(trx: Trx, countyCode: string) {
  return trx
    .selectFrom('consent')
    .leftJoin('consentRevocation as revocation', (join) =>
      join
        .onRef('revocation.countyCode', '=', 'consent.countyCode')
        .onRef('revocation.consentId', '=', 'consent.consentId'),
    )
    .selectAll('consent')
    .select(['revocation.revokedAt', 'revocation.revokedBy', 'revocation.reason'])
    .where('consent.countyCode', '=', countyCode);
}

/** Newest first. */
export async function listConsents(
  trx: Trx,
  countyCode: string,
  { uscc, receiver, after, limit }: ConsentFilter,
): Promise<RevocableConsentRow[]> {
  return consents(trx, countyCode)
    .$if(uscc !== undefined, (query) => query.where('consent.uscc', '=', uscc ?? ''))
    .$if(receiver !== undefined, (query) => query.where('consent.receiver', '=', receiver ?? ''))
    .$if(after !== undefined, (query) => query.where('consent.consentId', '<', after ?? ''))
    .orderBy('consent.consentId', 'desc')
    .limit(limit)
    .execute();
}

export async function findConsent(
  trx: Trx,
  countyCode: string,
  uscc: string,
  consentId: string,
): Promise<RevocableConsentRow | undefined> {
  return consents(trx, countyCode)
    .where('consent.uscc', '=', uscc)
    .where('consent.consentId', '=', consentId)
    .executeTakeFirst();
}

/** The consents of some cooperatives that are live for whoever asks, oldest first. */
export async function listLiveConsents(
  trx: Trx,
  countyCode: string,
  usccs: readonly string[],
): Promise<LiveConsentRow[]> {
  if (usccs.length === 0) return [];
  return trx
    .selectFrom('liveConsent')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('uscc', 'in', usccs)
    .orderBy('consentId')
    .execute();
}

export async function insertConsent(trx: Trx, row: ConsentRow): Promise<void> {
  await trx.insertInto('consent').values(row).execute();
}

export async function insertRevocation(trx: Trx, row: ConsentRevocationRow): Promise<void> {
  await trx.insertInto('consentRevocation').values(row).execute();
}
