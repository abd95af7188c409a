import { findApiKeyByHash } from '../../db/api-keys.ts';
import { withKeyHash } from '../../db/transaction.ts';
import { sha256 } from '../canonical.ts';
import { type Actor, type House, ROLES } from '../context.ts';
import { knownScopes } from '../permissions.ts';

const KEY = /^hh_[\w-]{43}$/;

/** Who a key belongs to, or undefined for one that is unknown or has run out. */
export async function authenticate({
  house,
  key,
}: {
  house: Pick<House, 'db' | 'now'>;
  key: string;
}): Promise<Actor | undefined> {
  if (!KEY.test(key)) return undefined;
  const keyHash = await sha256(key);
  const row = await withKeyHash(house.db, keyHash, (trx) => findApiKeyByHash(trx, keyHash));
  const role = ROLES.find((known) => known === row?.role);
  if (row === undefined || role === undefined) return undefined;
  if (row.expiresAt !== null && row.expiresAt <= house.now()) return undefined;
  const { countyCode, actor, name, organisation, mayApprove } = row;
  return { countyCode, id: actor, name, role, organisation, scopes: knownScopes(row), mayApprove };
}
