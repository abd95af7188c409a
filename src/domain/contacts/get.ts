import { findContact } from '../../db/contacts.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { describeMasked } from './describe.ts';
import type { Contact } from './schemas.ts';

/** Whom to call, masked. */
export async function getContact({
  ctx,
  input: { uscc },
}: {
  ctx: Context;
  input: { uscc: string };
}): Promise<Contact> {
  const { countyCode } = requirePermission(ctx, 'cooperatives:read');
  return read(ctx, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const row = await findContact(trx, countyCode, uscc);
    if (row === undefined) throw new DomainError('NOT_FOUND');
    return describeMasked(row);
  });
}
