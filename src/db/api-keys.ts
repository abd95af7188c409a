import type { ApiKeyRevocationRow, ApiKeyRow } from './access-tables.ts';
import type { Trx } from './transaction.ts';

/** A key that was not revoked. */
export async function findApiKeyByHash(trx: Trx, keyHash: string): Promise<ApiKeyRow | undefined> {
  return unrevoked(trx).where('keyHash', '=', keyHash).executeTakeFirst();
}

export async function insertApiKey(trx: Trx, row: ApiKeyRow): Promise<void> {
  await trx.insertInto('apiKey').values(row).execute();
}

type Owner = Pick<ApiKeyRow, 'countyCode' | 'role' | 'organisation'>;

/** The keys of an organisation; at most one more than the limit. */
export async function listApiKeys(
  trx: Trx,
  owner: Owner,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly ApiKeyRow[]> {
  const query = ofOwner(trx, owner)
    .orderBy('keyId')
    .limit(limit + 1);
  return (after === undefined ? query : query.where('keyId', '>', after)).execute();
}

export async function findApiKey(
  trx: Trx,
  owner: Owner,
  keyId: string,
): Promise<ApiKeyRow | undefined> {
  return ofOwner(trx, owner).where('keyId', '=', keyId).executeTakeFirst();
}

/** The keys of an organisation that act as somebody. */
export async function listApiKeysOfActor(
  trx: Trx,
  owner: Owner & Pick<ApiKeyRow, 'actor'>,
): Promise<readonly ApiKeyRow[]> {
  return ofOwner(trx, owner).where('actor', '=', owner.actor).orderBy('keyId').execute();
}

/** The approving keys that act as somebody, whatever for, and have not run out. */
export async function listApprovingKeys(
  trx: Trx,
  { countyCode, actor }: Pick<ApiKeyRow, 'countyCode' | 'actor'>,
  at: Date,
): Promise<readonly ApiKeyRow[]> {
  return unrevoked(trx)
    .where('countyCode', '=', countyCode)
    .where('actor', '=', actor)
    .where('mayApprove', '=', true)
    .where(({ or, eb }) => or([eb('expiresAt', 'is', null), eb('expiresAt', '>', at)]))
    .execute();
}

export async function insertRevocation(trx: Trx, row: ApiKeyRevocationRow): Promise<void> {
  await trx.insertInto('apiKeyRevocation').values(row).execute();
}

const ofOwner = (trx: Trx, { countyCode, role, organisation }: Owner) =>
  unrevoked(trx)
    .where('countyCode', '=', countyCode)
    .where('role', '=', role)
    .where('organisation', 'is not distinct from', organisation);

const unrevoked = (trx: Trx) =>
  trx
    .selectFrom('apiKey')
    .selectAll()
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('apiKeyRevocation')
            .select('apiKeyRevocation.revokedAt')
            .whereRef('apiKeyRevocation.countyCode', '=', 'apiKey.countyCode')
            .whereRef('apiKeyRevocation.keyId', '=', 'apiKey.keyId'),
        ),
      ),
    );
