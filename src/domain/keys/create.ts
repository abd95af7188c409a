import { z } from 'zod';
import type { ApiKeyRow } from '../../db/access-tables.ts';
import { insertApiKey, listApprovingKeys } from '../../db/api-keys.ts';
import { lockChain } from '../../db/audit.ts';
import { findCounty, listTowns } from '../../db/counties.ts';
import { inScope, type Trx } from '../../db/transaction.ts';
import { creditCodeFault } from '../../engine/credit-code.ts';
import { appendAudit } from '../audit/append.ts';
import { sha256 } from '../canonical.ts';
import { type Actor, type House, ROLES } from '../context.ts';
import { DomainError } from '../errors.ts';
import { COUNTY_CHAIN, OPERATOR, operatorScope } from '../operator.ts';
import { PERMISSION_NAMES } from '../permissions.ts';
import { countyCodeSchema } from '../schemas.ts';
import { newSecret } from '../secrets.ts';
import { lineSchema } from '../texts.ts';

export const createKeyInput = z.strictObject({
  countyCode: countyCodeSchema,
  // What the operator of the machine does is on record under a name of its own.
  id: z
    .string()
    .regex(/^[\w-]{2,60}$/)
    .refine((id) => id !== OPERATOR.actor),
  name: lineSchema(100),
  role: z.enum(ROLES),
  organisation: z.string().max(60).nullable().default(null),
  expiresAt: z.iso.datetime().nullable().default(null),
  scopes: z.array(z.enum(PERMISSION_NAMES)).readonly().nullable().default(null),
  /** Whoever approves does so in person; a key does only where the operator says so. */
  mayApprove: z.boolean().default(false),
});
export type CreateKeyInput = z.input<typeof createKeyInput>;

/** Makes a key for somebody. It is returned once; the database keeps its hash alone. */
export async function createKey({
  house,
  input,
}: {
  house: Pick<House, 'db' | 'now' | 'newId'>;
  input: CreateKeyInput;
}): Promise<string> {
  const { id: actor, name, expiresAt, ...post } = createKeyInput.parse(input);
  const { countyCode, role, organisation, scopes, mayApprove } = post;
  const key = newSecret('hh');
  const keyHash = await sha256(key);
  const keyId = house.newId('key');
  const at = house.now();
  await inScope(house.db, operatorScope(countyCode, at), async (trx) => {
    await requireOrganisation(trx, { countyCode, role, organisation });
    await lockChain(trx, countyCode, COUNTY_CHAIN);
    const owner = { role, organisation, actor, name };
    if (mayApprove) await requireOneApprover(trx, { countyCode, ...owner }, at);
    const lifetime = { createdAt: at, expiresAt: expiresAt === null ? null : new Date(expiresAt) };
    await insertApiKey(trx, {
      ...{ countyCode, keyId, keyHash, scopes, mayApprove },
      ...owner,
      ...lifetime,
    });
    await appendAudit(
      trx,
      { countyCode, chain: COUNTY_CHAIN, requestId: keyId, at, ...OPERATOR },
      {
        action: 'key.create',
        subject: keyId,
        basis: '网络安全法 第二十一条',
        details: { ...owner, scopes, mayApprove },
      },
    );
  });
  return key;
}

/** Approving keys of two sides in one hand would be both maker and checker. */
async function requireOneApprover(
  trx: Trx,
  owner: Pick<ApiKeyRow, 'countyCode' | 'role' | 'organisation' | 'actor'>,
  at: Date,
): Promise<void> {
  const held = await listApprovingKeys(trx, owner, at);
  const { role, organisation } = owner;
  if (held.some((key) => key.role !== role || key.organisation !== organisation)) {
    throw new DomainError('APPROVER_ELSEWHERE');
  }
}

/** A township acts for a town of the county, a cooperative for a credit code. */
async function requireOrganisation(
  trx: Trx,
  { countyCode, role, organisation }: Pick<Actor, 'countyCode' | 'role' | 'organisation'>,
): Promise<void> {
  if ((await findCounty(trx, countyCode)) === undefined) throw new DomainError('NOT_FOUND');
  const isTown = async () =>
    (await listTowns(trx, countyCode)).some(({ townId }) => townId === organisation);
  const isRight =
    (role !== 'township' || (await isTown())) &&
    (role !== 'cooperative' || creditCodeFault(organisation ?? '') === undefined);
  if (isRight) return;
  const words = {
    zh: '镇办应填本县镇办编号，合作社应填统一社会信用代码。',
    en: 'A township needs the id of a town of the county, a cooperative its credit code.',
  };
  const issue = { pointer: '/organisation', code: 'ORGANISATION_INVALID', ...words };
  throw new DomainError('INPUT_INVALID', [issue]);
}
